/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/transfer.h"

#include <stdlib.h>
#include <string.h>

#include "net/guard.h"
#include "net/peer-guard.h"
#include "net/proxy.h"
#include "net/receive.h"

enum {
    BUFFER = 64 << 10, /* bytes read at once */
    SLOW_BYTES = 16,   /* a lower rate per second … */
    SLOW_SECONDS = 30, /* … for so long is a stalled answer */
};

struct transfer *transfer_new(const struct net_request *request)
{
    struct transfer *x = MEM_NEW(struct transfer);
    struct net_request *r = &x->request;
    *r = *request;
    arena_keep(&x->arena, &r->url, &r->accept, &r->etag, &r->last_modified, &r->user_agent,
               &r->proxy, &r->cookie, &r->credentials, &r->if_range, &r->authorization, &r->form);
    x->url = x->request.url;
    x->priority = request->priority;
    x->only_permanent = true;
    x->reach = request->reach;
    x->response = MEM_NEW(struct net_response);
    x->response->tag = request->tag;
    x->response->requested = mem_strdup(request->url);
    return x;
}

void transfer_free(struct transfer *x)
{
    chain_fini(&x->chain);
    free(x->location);
    free(x->refresh);
    arena_fini(&x->arena);
    free(x);
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

/* Sets the options common to all requests. */
static void set_general(struct transfer *x, CURL *easy, const struct net_options *options)
{
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)options->connect_timeout_ms);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)x->timeout_ms);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)SLOW_BYTES);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)SLOW_SECONDS);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, x->text);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, receive_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, x);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, x);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, x);
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, (long)BUFFER);
    if (options->ca_file)
        curl_easy_setopt(easy, CURLOPT_CAINFO, options->ca_file);
}

/* Chooses the proxy here, not in libcurl, so that the guard knows whose address the socket has. */
static void set_proxy(struct transfer *x, CURL *easy, const struct net_options *options)
{
    x->proxy = proxy_for(&options->proxies, x->request.proxy, x->url, host_name(x->host));
    curl_easy_setopt(easy, CURLOPT_PROXY, x->proxy);
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
}

static void set_encoding(struct transfer *x, CURL *easy)
{
    if (x->lenient) {
        curl_easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L);
        curl_easy_setopt(easy, CURLOPT_IGNORE_CONTENT_LENGTH, 1L);
        add_header(x, "Connection", "close");
    } else if (!x->request.sink.begin) { /* ranges count encoded bytes */
        curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    }
}

static void set_secrets(struct transfer *x, CURL *easy)
{
    const struct net_request *q = &x->request;
    bool home = strcmp(x->host->key, x->origin) == 0;
    if (home && q->credentials) {
        curl_easy_setopt(easy, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
        curl_easy_setopt(easy, CURLOPT_USERPWD, q->credentials);
    }
    add_header(x, "Authorization", home ? q->authorization : NULL);
    AUTO(buf) cookies = BUF_INIT;
    buf_add_c(&cookies, home ? q->cookie : NULL);
    chain_begin_hop(&x->chain, x->url, host_name(x->host), &cookies);
    if (cookies.n > 0)
        curl_easy_setopt(easy, CURLOPT_COOKIE, buf_c(&cookies));
}

static void set_form(struct transfer *x, CURL *easy)
{
    if (x->request.form) {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, x->request.form);
        x->headers = curl_slist_append(x->headers, "Expect:"); /* saves a round trip */
    }
}

void transfer_prepare(struct transfer *x, CURL *easy, const struct net_options *options)
{
    const struct net_request *q = &x->request;
    x->easy = easy;
    x->clock = options->clock;
    x->text[0] = '\0';
    x->too_large = x->header_too_large = x->sink_begun = x->paused = false;
    x->waited_ms = x->rest_ms = 0;
    x->got = 0;
    x->sunk = x->header_bytes = 0;
    x->sink_error.code = ERROR_NONE;
    receive_reset(x);

    set_general(x, easy, options);
    set_proxy(x, easy, options);
    set_encoding(x, easy);
    set_secrets(x, easy);
    set_form(x, easy);
    peer_watch(x, easy);
    curl_easy_setopt(easy, CURLOPT_URL, x->url);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, q->user_agent ? q->user_agent : options->user_agent);
    add_header(x, "Accept", q->accept);
    add_header(x, "If-None-Match", q->etag);
    add_header(x, "If-Modified-Since", q->last_modified);
    add_range(x);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, x->headers);
}

bool transfer_is_allowed(struct transfer *x)
{
    bool allowed = x->reach != NET_PUBLIC || !guard_is_private(x->url);
    if (!allowed)
        transfer_fail(x, ERROR_UNSUPPORTED, "%s is in a private network", x->host->name);
    return allowed;
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
