/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/document.h"

#include <jansson.h>

#include "page/site/refresh.h"
#include "text/markup/markup.h"

enum { HEAD_BYTES = 64 << 10, TAIL_BYTES = 4 << 10 /* includes comments appended by caches */ };

static bool ends_root(struct str body)
{
    struct str name = markup_first_tag(str_slice(body, 0, HEAD_BYTES));
    struct str tail = str_slice(body, body.n > TAIL_BYTES ? body.n - TAIL_BYTES : 0, body.n);
    AUTO(buf) end = BUF_INIT;
    buf_printf(&end, "</%.*s", STR_ARG(name));
    size_t at = name.n > 0 ? str_find_nocase(tail, buf_str(&end), 0) : SIZE_MAX;
    return at != SIZE_MAX && str_find_char(tail, '>', at) != SIZE_MAX;
}

static bool is_json(struct str body)
{
    json_auto_t *value = json_loadb(body.p, body.n, 0, NULL);
    return value;
}

static bool is_whole(struct str body)
{
    struct str s = str_trim(body);
    return s.n > 0 && (s.p[0] == '{' ? is_json(s) : ends_root(s));
}

static bool find_refresh(const struct net_response *r, struct buf *target, int *delay_s)
{
    return page_find_refresh(buf_str(&r->body), r->url, r->content_type, target, delay_s);
}

const struct net_reader document_reader = {is_whole, find_refresh};
