/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outcome of a hop: answer, redirect or failure. */
#include <stdlib.h>
#include <string.h>

#include "net/bot-wall.h"
#include "net/curl-failure.h"
#include "net/guard.h"
#include "net/receive.h"
#include "net/transfer.h"
#include "net/unpack.h"
#include "text/url/url.h"

enum {
    MAX_REFRESH_S = 15, /* a longer delay means a page to read */
    REST_MS = 3000,     /* without a byte more, for a whole document to be complete */
};

static void fail_with_code(struct transfer *x, CURLcode code)
{
    struct failure f = {.code = code, .host = x->host->name, .proxy = x->proxy, .text = x->text};
    curl_off_t received = 0, microseconds = 0;
    curl_easy_getinfo(x->easy, CURLINFO_OS_ERRNO, &f.os_errno);
    curl_easy_getinfo(x->easy, CURLINFO_SIZE_DOWNLOAD_T, &received);
    curl_easy_getinfo(x->easy, CURLINFO_TOTAL_TIME_T, &microseconds);
    curl_easy_getinfo(x->easy, CURLINFO_HTTP_CONNECTCODE, &f.proxy_status);
    f.received = received;
    f.seconds = (int)((microseconds + 500000) / 1000000);
    buf_fini(&x->response->body);
    x->response->status = 0;
    if (x->sink_error.code != ERROR_NONE)
        x->response->error = x->sink_error;
    else if (x->too_large)
        failure_too_large(x->host->name, x->max_bytes, &x->response->error);
    else if (x->header_too_large || code == CURLE_OUT_OF_MEMORY) /* an overlong line */
        transfer_fail(x, ERROR_LIMIT, "the header of %s's answer is too large", x->host->name);
    else if (x->refused)
        transfer_fail(x, ERROR_UNSUPPORTED, "%s is in a private network", x->host->name);
    else
        failure_describe(&f, &x->response->error);
}

/* ---- tolerated faults ---------------------------------------------------------------------- */

/* receive_body() refused a part. libcurl ends with CURLE_OK all the same if the part was kept back
 * while the transfer was paused, and nothing follows. */
static bool is_refused(const struct transfer *x)
{
    return x->too_large || x->sink_error.code != ERROR_NONE;
}

/* The long body of an error, aborted by receive_body(): the status suffices. */
static bool is_cut_by_us(const struct transfer *x, CURLcode code, long status)
{
    return code == CURLE_WRITE_ERROR && !is_refused(x) && !receive_is_answer(x, status);
}

/* The document is complete although the server dropped the connection, stalled, or sent bytes after
 * it. */
static bool is_whole(const struct transfer *x, long status)
{
    const struct net_reader *reader = x->request.reader;
    AUTO(buf) body = BUF_INIT;
    if (!reader || x->too_large || !receive_is_answer(x, status))
        return false;
    buf_add(&body, buf_str(&x->response->body));
    return body.n > 0 && unpack_body(&body, x->max_bytes) && reader->is_whole(buf_str(&body));
}

static int on_progress(void *context, curl_off_t total, curl_off_t got, curl_off_t to_send,
                       curl_off_t sent)
{
    struct transfer *x = context;
    int64_t now_ms = clock_monotonic_ms(x->clock);
    bool rests = got > 0 && got == x->got && !x->paused;
    if (!rests) {
        x->got = got;
        x->rest_ms = now_ms;
        return 0;
    }
    if (x->rest_ms < 0 || now_ms - x->rest_ms < REST_MS)
        return 0;
    long status = 0;
    x->rest_ms = -1; /* looked at once */
    curl_easy_getinfo(x->easy, CURLINFO_RESPONSE_CODE, &status);
    return is_whole(x, status);
}

void transfer_watch_rest(struct transfer *x)
{
    curl_easy_setopt(x->easy, CURLOPT_NOPROGRESS, x->request.reader ? 0L : 1L);
    curl_easy_setopt(x->easy, CURLOPT_XFERINFOFUNCTION, on_progress);
    curl_easy_setopt(x->easy, CURLOPT_XFERINFODATA, x);
}

static bool is_partial(const struct transfer *x, long status)
{
    const struct net_response *r = x->response;
    return status == 206 && x->request.from == 0 && r->total > (int64_t)r->body.n;
}

/* The header's description of the body may be at fault: bogus encoding or length. */
static bool may_be_mislabelled(const struct transfer *x, CURLcode code, long status)
{
    bool unpacked = code == CURLE_BAD_CONTENT_ENCODING || code == CURLE_WRITE_ERROR;
    return !x->lenient && !x->too_large && !x->header_too_large && !x->request.sink.begin &&
           status >= 200 && status <= 299 && (unpacked || code == CURLE_WEIRD_SERVER_REPLY);
}

/* ---- redirects ----------------------------------------------------------------------------- */

static bool is_redirect(long status)
{
    return (status >= 300 && status <= 303) || status == 307 || status == 308;
}

/* Starts a hop to `target`; false, with the response failed, when that is refused. */
static bool follow(struct transfer *x, const char *target, bool permanent, int max_redirects)
{
    const char *host = x->host->name;
    bool circle = chain_is_circle(&x->chain, target);
    x->redirects++;
    free(x->response->target);
    x->response->target = mem_strdup(target);
    if (!url_is_fetchable(str_from(target))) {
        transfer_fail(x, ERROR_UNSUPPORTED, "%s redirects to an address that is not fetched", host);
    } else if (guard_is_private(target) && !x->peer_is_private) {
        transfer_fail(x, ERROR_UNSUPPORTED, "%s redirects into the local network", host);
    } else if (circle || (x->redirects > max_redirects && chain_has_visited(&x->chain, target))) {
        transfer_fail(x, ERROR_HTTP, "redirect loop at %s", host);
    } else if (x->redirects > max_redirects) {
        transfer_fail(x, ERROR_HTTP, "%s redirects more than %d times", host, max_redirects);
    } else {
        x->only_permanent = x->only_permanent && permanent;
        x->reach = x->peer_is_private ? NET_PRIVATE : NET_PUBLIC;
        x->lenient = false;
        x->url = arena_strdup(&x->arena, target);
        return true;
    }
    return false;
}

/* Refresh header field, else the page's meta element. */
static bool find_refresh(const struct transfer *x, struct buf *target, int *delay_s)
{
    struct net_response *r = x->response;
    struct str address;
    if (x->refresh && url_read_refresh(str_from(x->refresh), delay_s, &address)) {
        url_resolve(target, str_from(x->url), address);
        return true;
    }
    return x->request.reader->find_refresh(r, target, delay_s);
}

/* Follows a refresh; false when there is none to follow. */
static bool refresh(struct transfer *x, int max_redirects)
{
    AUTO(buf) target = BUF_INIT;
    int delay_s = 0;
    bool leads = x->request.reader && find_refresh(x, &target, &delay_s) &&
                 delay_s <= MAX_REFRESH_S && strcmp(buf_c(&target), x->url) != 0 &&
                 url_is_fetchable(buf_str(&target));
    return leads && follow(x, buf_c(&target), delay_s == 0, max_redirects);
}

/* ---- the answer ---------------------------------------------------------------------------- */

static char *without_login(const char *url)
{
    struct buf b = BUF_INIT;
    url_add_redacted(&b, str_from(url));
    return buf_take(&b);
}

/* Completes the response of the last hop. */
static void conclude(struct transfer *x, long status)
{
    struct net_response *r = x->response;
    bool answer = receive_is_answer(x, status);
    if (x->request.sink.begin && status >= 200 && status <= 299 && !x->sink_begun &&
        !receive_begin_sink(x, status))
        r->error = x->sink_error;
    r->status = (int)status;
    r->is_private = x->peer_is_private;
    r->is_direct = !*x->proxy;
    r->bot_wall = bot_wall_recognise(r->status, x->wall, buf_str(&r->body));
    if (!answer) {
        buf_fini(&r->body);
    } else if (!unpack_body(&r->body, x->max_bytes)) {
        failure_too_large(x->host->name, x->max_bytes, &r->error);
        buf_fini(&r->body);
    }
    free(r->url);
    free(r->permanent_url);
    r->url = without_login(x->url);
    r->permanent_url = x->redirects > 0 && x->only_permanent ? mem_strdup(r->url) : NULL;
}

static char *resolve_location(const struct transfer *x)
{
    struct buf target = BUF_INIT;
    url_resolve(&target, str_from(x->url), str_from(x->location));
    return buf_take(&target);
}

static bool redirect(struct transfer *x, bool permanent, int max_redirects)
{
    AUTO_FREE char *target = resolve_location(x);
    return follow(x, target, permanent, max_redirects);
}

/* Ends a hop that got an answer; true when another hop follows. */
static bool end_answered(struct transfer *x, long status, int max_redirects)
{
    bool redirects = is_redirect(status) && !receive_is_answer(x, status);
    if (redirects && !x->request.form)
        return redirect(x, status == 301 || status == 308, max_redirects);
    if (redirects)
        x->response->target = resolve_location(x);
    conclude(x, status);
    return receive_is_answer(x, status) && refresh(x, max_redirects);
}

bool transfer_hop_done(struct transfer *x, CURLcode code, int max_redirects)
{
    long status = 0;
    curl_off_t bytes = 0;
    curl_easy_getinfo(x->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(x->easy, CURLINFO_SIZE_DOWNLOAD_T, &bytes);
    x->response->bytes += bytes;
    bool again = false, sound = code == CURLE_OK && !is_refused(x) && !is_partial(x, status);
    bool ends_well = sound || is_cut_by_us(x, code, status) || is_whole(x, status);
    if (ends_well)
        again = end_answered(x, status, max_redirects);
    else if (may_be_mislabelled(x, code, status))
        again = x->lenient = true;
    else
        fail_with_code(x, code == CURLE_OK ? CURLE_PARTIAL_FILE : code);
    curl_slist_free_all(x->headers);
    x->headers = NULL;
    x->easy = NULL;
    return again;
}
