/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/site/refresh.h"

#include "page/dom/dom.h"
#include "page/evidence/anchors.h"
#include "text/charset/charset.h"
#include "text/url/url.h"

enum { HEAD_BYTES = 64 << 10 }; /* searched for the element */

/* Cheap test before parsing; feeds are excluded since they quote pages. */
static bool may_refresh(struct str head)
{
    return !str_any(str_has_nocase, str_slice(head, 0, 2048), "<rss|<feed|<rdf:RDF") &&
           str_has_nocase(head, STR("http-equiv")) && str_has_nocase(head, STR("refresh"));
}

static bool find(struct dom *d, const char *url, struct buf *target, int *delay_s)
{
    struct str base = page_base(d, url), address;
    for (struct dom_node *n = d->nodes; n < dom_end(d); n++) {
        if (n->tag == GUMBO_TAG_META && !dom_closest(n, GUMBO_TAG_NOSCRIPT) &&
            str_eq_nocase(str_trim(dom_attr(n, "http-equiv")), STR("refresh")) &&
            url_read_refresh(dom_attr(n, "content"), delay_s, &address)) {
            url_resolve(target, base, address);
            return !str_eq(buf_str(target), str_from(url));
        }
    }
    return false;
}

bool page_find_refresh(struct str bytes, const char *url, const char *content_type,
                       struct buf *target, int *delay_s)
{
    AUTO(buf) text = BUF_INIT;
    struct charset_found charset;
    AUTO(dom) d = {0};
    struct str head = str_slice(bytes, 0, HEAD_BYTES);
    if (!may_refresh(head))
        return false;
    charset_decode(head, content_type, &text, &charset);
    return dom_parse(&d, buf_str(&text), NULL) && find(&d, url, target, delay_s);
}
