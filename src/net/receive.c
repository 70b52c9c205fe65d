/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/receive.h"

#include <stdlib.h>

#include "net/bot-wall.h"
#include "net/header.h"

enum {
    LOOK_BYTES = 64 << 10,  /* of an error's body, to detect a bot wall */
    MAX_RESERVE = 1 << 20,  /* allocated on the word of a Content-Length */
    MAX_HEADER = 256 << 10, /* all fields together; libcurl's own limit is 300 KiB */
    MAX_LINK = 8 << 10,     /* all Link fields together */
};

void receive_free_fields(struct net_response *r)
{
    free(r->etag);
    free(r->last_modified);
    free(r->content_type);
    free(r->cache_control);
    free(r->content_disposition);
    free(r->link);
}

void receive_reset(struct transfer *x)
{
    struct net_response *r = x->response;
    receive_free_fields(r);
    free(x->location);
    free(x->refresh);
    r->etag = r->last_modified = r->content_type = r->cache_control = NULL;
    r->content_disposition = r->link = x->location = x->refresh = NULL;
    r->length = r->from = r->total = -1;
    r->expires = r->retry_at = 0;
    r->status = 0;
    x->wall = false;
    buf_clear(&r->body);
}

static void keep(char **field, struct str value)
{
    free(*field);
    *field = mem_strndup(value.p, value.n);
}

/* Joins repeated fields with commas (RFC 9110 section 5.3). */
static void keep_link(struct net_response *r, struct str value)
{
    AUTO(buf) all = BUF_INIT;
    buf_add_c(&all, r->link);
    buf_add_c(&all, r->link ? ", " : NULL);
    buf_add(&all, value);
    if (all.n <= MAX_LINK) {
        free(r->link);
        r->link = buf_take(&all);
    }
}

static void read_field(struct transfer *x, struct str name, struct str value)
{
    struct net_response *r = x->response;
    int64_t now = clock_now(x->clock);
    if (str_eq_nocase(name, STR("etag")))
        keep(&r->etag, value);
    else if (str_eq_nocase(name, STR("last-modified")))
        keep(&r->last_modified, value);
    else if (str_eq_nocase(name, STR("content-type")))
        keep(&r->content_type, value);
    else if (str_eq_nocase(name, STR("cache-control")))
        keep(&r->cache_control, value);
    else if (str_eq_nocase(name, STR("content-disposition")))
        keep(&r->content_disposition, value);
    else if (str_eq_nocase(name, STR("content-range")))
        header_content_range(value, &r->from, &r->total);
    else if (str_eq_nocase(name, STR("expires")))
        r->expires = header_expires(value, now);
    else if (str_eq_nocase(name, STR("retry-after")))
        r->retry_at = header_retry_at(value, now);
    else if (str_eq_nocase(name, STR("link")))
        keep_link(r, value);
    else if (str_eq_nocase(name, STR("refresh")))
        keep(&x->refresh, value);
    else if (str_eq_nocase(name, STR("location")))
        keep(&x->location, value);
    else if (str_eq_nocase(name, STR("set-cookie")))
        chain_set_cookie(&x->chain, host_name(x->host), value, now);
    x->wall = x->wall || bot_wall_header(name, value);
}

size_t receive_header(char *data, size_t size, size_t n, void *context)
{
    struct transfer *x = context;
    struct str line = {data, size * n}, name, value;
    x->header_bytes += line.n;
    if (x->header_bytes > MAX_HEADER) {
        x->header_too_large = true;
        return 0;
    }
    if (str_starts_nocase(line, STR("HTTP/")))
        receive_reset(x);
    else if (header_split(line, &name, &value))
        read_field(x, name, value);
    return line.n;
}

static bool is_success(long status)
{
    return status >= 200 && status <= 299;
}

bool receive_is_answer(const struct transfer *x, long status)
{
    return is_success(status) ||
           (status >= 300 && status <= 399 && status != 304 && (!x->location || !*x->location));
}

static void reserve_body(struct transfer *x)
{
    curl_off_t announced = -1;
    curl_easy_getinfo(x->easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced);
    if (announced > 0 && announced <= MAX_RESERVE)
        buf_reserve(&x->response->body, (size_t)announced);
}

bool receive_begin_sink(struct transfer *x, long status)
{
    struct net_response *r = x->response;
    curl_off_t announced = -1;
    curl_easy_getinfo(x->easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced);
    r->status = (int)status;
    r->length = announced;
    free(r->url);
    r->url = mem_strdup(x->url);
    x->sink_begun = true;
    return x->request.sink.begin(x->request.sink.context, r, &x->sink_error);
}

static size_t pour(struct transfer *x, long status, struct str part)
{
    const struct net_sink *sink = &x->request.sink;
    if (!x->sink_begun && !receive_begin_sink(x, status))
        return 0;
    x->sunk += part.n;
    if (x->sunk > x->max_bytes) {
        x->too_large = true;
        return 0;
    }
    return sink->write(sink->context, part, &x->sink_error) ? part.n : 0;
}

size_t receive_body(char *data, size_t size, size_t n, void *context)
{
    struct transfer *x = context;
    struct buf *body = &x->response->body;
    struct str part = {data, size * n};
    long status = 0;
    curl_easy_getinfo(x->easy, CURLINFO_RESPONSE_CODE, &status);
    if (x->request.sink.begin && is_success(status))
        return pour(x, status, part);
    bool answer = receive_is_answer(x, status);
    if (x->too_large || part.n > (answer ? x->max_bytes : LOOK_BYTES) - body->n) {
        x->too_large = answer;
        return 0;
    }
    if (*x->room == 0 && !x->may_overdraw) {
        x->paused = true;
        return CURL_WRITEFUNC_PAUSE;
    }
    if (body->n == 0)
        reserve_body(x);
    buf_add(body, part);
    *x->room -= part.n < *x->room ? part.n : *x->room;
    return part.n;
}
