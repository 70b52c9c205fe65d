/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/core/failed-hosts.h"

#include "base/i18n.h"
#include "text/display/safe.h"
#include "text/url/url.h"

enum { MAX_NAMED = 3 };

void failed_hosts_clear(struct failed_hosts *h)
{
    for (size_t i = 0; i < h->v.n; i++)
        free(h->v.v[i].name);
    vec_fini(&h->v);
}

void failed_hosts_count(struct failed_hosts *h, const char *url)
{
    struct str name = url_host(url);
    for (size_t i = 0; i < h->v.n; i++) {
        if (str_eq(str_from(h->v.v[i].name), name)) {
            h->v.v[i].failures++;
            return;
        }
    }
    vec_push(&h->v, (struct failed_host){mem_strndup(name.p, name.n), 1});
}

void failed_hosts_add_text(const struct failed_hosts *h, struct buf *b)
{
    for (size_t i = 0; i < h->v.n && i <= MAX_NAMED; i++) {
        buf_add_c(b, i > 0 ? _(", ") : "");
        if (i == MAX_NAMED) {
            buf_add_c(b, "…");
            return;
        }
        safe_add_line(b, str_from(h->v.v[i].name));
        buf_printf(b, " (%lld)", (long long)h->v.v[i].failures);
    }
}
