/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OPML 2.0 writer, http://opml.org/spec2.opml */
#include "feed/list/opml.h"
#include "text/markup/markup.h"
#include "text/url/url.h"

/* Appends text escaped for XML, without control characters. */
static void add_text(struct buf *b, struct str s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] < 0x20) {
            markup_add_escaped(b, str_slice(s, from, i));
            buf_add(b, ascii_space(s.p[i]) ? STR(" ") : STR(""));
            from = i + 1;
        }
    }
    markup_add_escaped(b, str_slice(s, from, s.n));
}

static void add_attribute(struct buf *b, const char *name, struct str value)
{
    if (value.n > 0) {
        buf_printf(b, " %s=\"", name);
        add_text(b, value);
        buf_add_char(b, '"');
    }
}

static void add_address(struct buf *b, const char *name, const char *url)
{
    AUTO(buf) clean = BUF_INIT;
    url_add_redacted(&clean, str_from(url));
    add_attribute(b, name, buf_str(&clean));
}

static void add_indent(struct buf *b, int depth)
{
    buf_add_chars(b, ' ', 4 + 2 * (size_t)depth);
}

static void add_outline(struct buf *b, const struct outline *o, int depth)
{
    add_indent(b, depth);
    buf_add(b, STR("<outline text=\""));
    add_text(b, str_from(o->title));
    buf_add_char(b, '"');
    switch (o->kind) {
    case NODE_FEED:
        add_attribute(b, "type", STR("rss"));
        add_address(b, "xmlUrl", o->url);
        add_address(b, "htmlUrl", o->site_url);
        break;
    case NODE_LIST:
    case NODE_PAGE:
        add_attribute(b, "type", o->kind == NODE_LIST ? STR("list") : STR("page"));
        add_address(b, "htmlUrl", o->url);
        break;
    case NODE_PORTAL:
        add_attribute(b, "type", STR("portal"));
        break;
    case NODE_VIEW:
        add_attribute(b, "type", STR("view"));
        add_attribute(b, "query", str_from(o->query));
        break;
    default:
        break;
    }
    add_attribute(b, "description", str_from(o->description));
    add_attribute(b, "language", str_from(o->language));
}

void opml_write(struct buf *b, const char *title, const struct outline *outlines, size_t n)
{
    buf_add(b, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n"
                   "    <title>"));
    add_text(b, str_from(title));
    buf_add(b, STR("</title>\n  </head>\n  <body>\n"));
    int open = 0; /* open outlines, one at each depth below this */
    for (size_t i = 0; i < n; i++) {
        int depth = outlines[i].depth < open ? outlines[i].depth : open;
        while (open > depth) {
            add_indent(b, --open);
            buf_add(b, STR("</outline>\n"));
        }
        bool parent = i + 1 < n && outlines[i + 1].depth > outlines[i].depth;
        add_outline(b, &outlines[i], depth);
        buf_add(b, parent ? STR(">\n") : STR("/>\n"));
        open = depth + parent;
    }
    while (open > 0) {
        add_indent(b, --open);
        buf_add(b, STR("</outline>\n"));
    }
    buf_add(b, STR("  </body>\n</opml>\n"));
}
