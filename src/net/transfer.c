/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/transfer.h"

#include <stdlib.h>
#include <string.h>

#include "net/bot-wall.h"
#include "net/failure.h"
#include "net/header.h"
#include "text/url.h"

enum {
    LOOK_BYTES = 64 << 10,  /* of an error's body: enough to tell a bot wall */
    RESERVE_MOST = 1 << 20, /* what a Content-Length alone may claim */
    SLOW_BYTES = 16,        /* fewer a second than this … */
    SLOW_SECONDS = 30,      /* … for so long, and the answer is given up */
};

struct transfer *transfer_new(const struct net_request *request)
{
    struct transfer *x = MEM_NEW(struct transfer);
    struct arena *a = &x->arena;
    x->request = (struct net_request){
        .url = arena_strdup(a, request->url),
        .accept = arena_strdup(a, request->accept),
        .etag = arena_strdup(a, request->etag),
        .last_modified = arena_strdup(a, request->last_modified),
        .user_agent = arena_strdup(a, request->user_agent),
        .proxy = arena_strdup(a, request->proxy),
        .cookie = arena_strdup(a, request->cookie),
        .credentials = arena_strdup(a, request->credentials),
        .max_bytes = request->max_bytes,
        .sink = request->sink,
        .from = request->from,
        .if_range = arena_strdup(a, request->if_range),
        .priority = request->priority,
        .ignore_retry_after = request->ignore_retry_after,
        .tag = request->tag,
    };
    x->url = x->request.url;
    x->priority = request->priority;
    x->only_permanent = true;
    x->response = MEM_NEW(struct net_response);
    x->response->tag = request->tag;
    x->response->requested = mem_strdup(request->url);
    return x;
}

void transfer_free(struct transfer *x)
{
    arena_fini(&x->arena);
    free(x);
}

/* What one hop's header said is forgotten when the next hop's begins. */
static void reset_answer(struct transfer *x)
{
    struct net_response *r = x->response;
    free(r->etag);
    free(r->last_modified);
    free(r->content_type);
    free(r->cache_control);
    free(r->content_disposition);
    r->etag = r->last_modified = r->content_type = r->cache_control = NULL;
    r->content_disposition = NULL;
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

static void take_field(struct transfer *x, struct str name, struct str value)
{
    struct net_response *r = x->response;
    int64_t now = clock_now(x->clock);
    if (str_eq_nocase(name, STR("etag"))) {
        keep(&r->etag, value);
    } else if (str_eq_nocase(name, STR("last-modified"))) {
        keep(&r->last_modified, value);
    } else if (str_eq_nocase(name, STR("content-type"))) {
        keep(&r->content_type, value);
    } else if (str_eq_nocase(name, STR("cache-control"))) {
        keep(&r->cache_control, value);
    } else if (str_eq_nocase(name, STR("content-disposition"))) {
        keep(&r->content_disposition, value);
    } else if (str_eq_nocase(name, STR("content-range"))) {
        header_content_range(value, &r->from, &r->total);
    } else if (str_eq_nocase(name, STR("expires"))) {
        r->expires = header_expires(value, now);
    } else if (str_eq_nocase(name, STR("retry-after"))) {
        r->retry_at = header_retry_at(value, now);
    } else if (bot_wall_header(name, value)) {
        x->wall = true;
    }
}

static size_t on_header(char *data, size_t size, size_t n, void *context)
{
    struct transfer *x = context;
    struct str line = {data, size * n}, name, value;
    if (str_starts_nocase(line, STR("HTTP/"))) {
        reset_answer(x);
    } else if (header_split(line, &name, &value)) {
        take_field(x, name, value);
    }
    return line.n;
}

static bool is_success(long status)
{
    return status >= 200 && status <= 299;
}

static void reserve_body(struct transfer *x)
{
    curl_off_t announced = -1;
    curl_easy_getinfo(x->easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced);
    if (announced > 0 && announced <= RESERVE_MOST) {
        buf_reserve(&x->response->body, (size_t)announced);
    }
}

static bool begin_sink(struct transfer *x, long status)
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
    if (!x->sink_begun && !begin_sink(x, status)) {
        return 0;
    }
    x->sunk += part.n;
    if (x->sunk > x->max_bytes) {
        x->too_large = true;
        return 0;
    }
    return sink->write(sink->context, part, &x->sink_error) ? part.n : 0;
}

static size_t on_body(char *data, size_t size, size_t n, void *context)
{
    struct transfer *x = context;
    struct buf *body = &x->response->body;
    struct str part = {data, size * n};
    long status = 0;
    curl_easy_getinfo(x->easy, CURLINFO_RESPONSE_CODE, &status);
    if (x->request.sink.begin && is_success(status)) {
        return pour(x, status, part);
    }
    size_t most = is_success(status) ? x->max_bytes : LOOK_BYTES;
    if (part.n > most - body->n) {
        x->too_large = is_success(status);
        return 0;
    }
    if (body->n == 0) {
        reserve_body(x);
    }
    buf_add(body, part);
    return part.n;
}

static void add_header(struct transfer *x, const char *name, const char *value)
{
    if (value && *value) {
        char *line = arena_printf(&x->arena, "%s: %s", name, value);
        x->headers = curl_slist_append(x->headers, line);
    }
}

static void add_range(struct transfer *x)
{
    const struct net_request *q = &x->request;
    if (q->sink.begin && q->from > 0) {
        add_header(x, "Range", arena_printf(&x->arena, "bytes=%lld-", (long long)q->from));
        add_header(x, "If-Range", q->if_range);
    }
}

void transfer_prepare(struct transfer *x, CURL *easy, const struct net_options *options)
{
    const struct net_request *q = &x->request;
    bool home = strcmp(x->host->key, x->origin) == 0;
    x->easy = easy;
    x->clock = options->clock;
    x->text[0] = '\0';
    x->too_large = x->sink_begun = false;
    x->sunk = 0;
    x->sink_error.code = ERROR_NONE;
    reset_answer(x);

    curl_easy_setopt(easy, CURLOPT_URL, x->url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    /* Ranges count the bytes of what is sent. */
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, q->sink.begin ? NULL : "");
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)options->connect_timeout_ms);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)x->timeout_ms);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)SLOW_BYTES);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)SLOW_SECONDS);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, x->text);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, x);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, x);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, x);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, q->user_agent ? q->user_agent : options->user_agent);
    if (options->ca_file) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, options->ca_file);
    }
    if (q->proxy) {
        curl_easy_setopt(easy, CURLOPT_PROXY, q->proxy);
    }
    if (home && q->credentials) {
        curl_easy_setopt(easy, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
        curl_easy_setopt(easy, CURLOPT_USERPWD, q->credentials);
    }
    if (home && q->cookie) {
        curl_easy_setopt(easy, CURLOPT_COOKIE, q->cookie);
    }
    add_header(x, "Accept", q->accept);
    add_header(x, "If-None-Match", q->etag);
    add_header(x, "If-Modified-Since", q->last_modified);
    add_range(x);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, x->headers);
}

void transfer_fail(struct transfer *x, enum error_code code, const char *format, ...)
{
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    buf_fini(&x->response->body);
    error_set(&x->response->error, code, 0, "%s", text);
}

static void fail_with_code(struct transfer *x, CURLcode code)
{
    struct failure f = {.code = code,
                        .host = x->host->name,
                        .text = x->text,
                        .timeout_ms = x->timeout_ms > 0 ? x->timeout_ms : SLOW_SECONDS * 1000};
    curl_off_t received = 0;
    curl_easy_getinfo(x->easy, CURLINFO_OS_ERRNO, &f.os_errno);
    curl_easy_getinfo(x->easy, CURLINFO_SIZE_DOWNLOAD_T, &received);
    f.received = received;
    buf_fini(&x->response->body);
    x->response->status = 0;
    if (x->sink_error.code != ERROR_NONE) {
        x->response->error = x->sink_error;
    } else if (x->too_large) {
        failure_too_large(x->host->name, x->max_bytes, &x->response->error);
    } else {
        failure_describe(&f, &x->response->error);
    }
}

static bool is_redirect(long status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* Where the hop leads; false, and the response failed, when gander does not go there. */
static bool follow(struct transfer *x, long status, const char *target, int max_redirects)
{
    if (!url_is_fetchable(str_from(target))) {
        transfer_fail(x, ERROR_UNSUPPORTED, "%s redirects to an address that is not fetched",
                      x->host->name);
        return false;
    }
    if (url_is_private(str_from(target)) && !x->host->is_private) {
        transfer_fail(x, ERROR_UNSUPPORTED, "%s redirects into the local network", x->host->name);
        return false;
    }
    if (++x->redirects > max_redirects) {
        transfer_fail(x, ERROR_LIMIT, "%s redirects more than %d times", x->host->name,
                      max_redirects);
        return false;
    }
    x->only_permanent = x->only_permanent && (status == 301 || status == 308);
    x->url = arena_strdup(&x->arena, target);
    return true;
}

/* Fills in what the answer as a whole tells. */
static void conclude(struct transfer *x, long status)
{
    struct net_response *r = x->response;
    if (x->request.sink.begin && is_success(status) && !x->sink_begun && !begin_sink(x, status)) {
        r->error = x->sink_error;
    }
    r->status = (int)status;
    r->bot_wall = bot_wall_recognise(r->status, x->wall, buf_str(&r->body));
    if (!is_success(status)) {
        buf_fini(&r->body);
    }
    free(r->url);
    r->url = mem_strdup(x->url);
    if (x->redirects > 0 && x->only_permanent) {
        r->permanent_url = mem_strdup(x->url);
    }
}

bool transfer_hop_done(struct transfer *x, CURLcode code, int max_redirects)
{
    long status = 0;
    char *target = NULL;
    curl_off_t bytes = 0;
    curl_easy_getinfo(x->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(x->easy, CURLINFO_REDIRECT_URL, &target);
    curl_easy_getinfo(x->easy, CURLINFO_SIZE_DOWNLOAD_T, &bytes);
    x->response->bytes += bytes;
    /* An error's long body is cut short by us; its status is answer enough. */
    bool cut = code == CURLE_WRITE_ERROR && !x->too_large && status >= 300;
    bool again = false;
    if (code != CURLE_OK && !cut) {
        fail_with_code(x, code);
    } else if (is_redirect(status) && target) {
        again = follow(x, status, target, max_redirects);
    } else {
        conclude(x, status);
    }
    curl_slist_free_all(x->headers);
    x->headers = NULL;
    x->easy = NULL;
    return again;
}
