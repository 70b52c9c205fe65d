/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/net.h"

#include <assert.h>
#include <curl/curl.h>
#include <limits.h>
#include <stdlib.h>

#include "net/contact.h"
#include "net/host-queue.h"
#include "net/local-file.h"
#include "net/receive.h"
#include "net/retry-after.h"
#include "net/transfer.h"
#include "text/url/url.h"

enum {
    PRIVATE_CONNECTIONS = 8,
    MAX_UNTAKEN = 8,      /* finished responses: starts nothing new while so many wait */
    MAX_BODIES = 8 << 20, /* bytes in memory, unless a single body has more */
};

struct net {
    struct net_options options;
    char *user_agent, *file_root;
    CURLM *multi;
    struct curl_slist *connect_to, *resolve;
    struct host_table table;
    struct transfer *active; /* under way */
    int n_active;
    struct transfer *finished, **finished_end;
    int n_finished;
    size_t room;       /* bytes by which bodies may grow */
    int64_t tick_ms;   /* end of the time that transfers are credited with; 0: none */
    VEC(CURL *) spare; /* handles for reuse: creating one costs more than a small request */
};

static void set_defaults(struct net_options *o)
{
    o->max_connections = o->max_connections > 0 ? o->max_connections : 32;
    o->max_host_connections = o->max_host_connections > 0 ? o->max_host_connections : 2;
    o->host_gap_ms = o->host_gap_ms < 0 ? 0 : o->host_gap_ms > 0 ? o->host_gap_ms : 250;
    o->max_bytes = o->max_bytes > 0 ? o->max_bytes : (size_t)15 << 20;
    o->max_redirects = o->max_redirects > 0 ? o->max_redirects : 10;
    o->connect_timeout_ms = o->connect_timeout_ms > 0 ? o->connect_timeout_ms : 15000;
    o->timeout_ms = o->timeout_ms > 0 ? o->timeout_ms : 60000;
    o->has_route = o->has_route ? o->has_route : contact_has_route;
}

bool net_open(const struct net_options *options, struct net **out, struct error *e)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return error_set(e, ERROR_SYSTEM, 0, "libcurl does not start");
    struct net *n = MEM_NEW(struct net);
    n->multi = curl_multi_init();
    if (!n->multi) {
        free(n);
        return error_set(e, ERROR_SYSTEM, 0, "libcurl does not start");
    }
    n->options = *options;
    set_defaults(&n->options);
    n->options.user_agent = n->user_agent = mem_strdup(options->user_agent);
    n->options.file_root = n->file_root = mem_strdup(options->file_root);
    n->table.max_active = n->options.max_host_connections;
    n->table.max_active_private = n->options.max_host_connections > PRIVATE_CONNECTIONS
                                      ? n->options.max_host_connections
                                      : PRIVATE_CONNECTIONS;
    n->table.gap_ms = n->options.host_gap_ms;
    n->finished_end = &n->finished;
    n->room = MAX_BODIES;
    if (options->connect_to) {
        AUTO(buf) rule = BUF_INIT;
        buf_printf(&rule, "::%s", options->connect_to);
        n->connect_to = curl_slist_append(NULL, buf_c(&rule));
    }
    if (options->resolve)
        n->resolve = curl_slist_append(NULL, options->resolve);
    curl_multi_setopt(n->multi, CURLMOPT_MAXCONNECTS, (long)n->options.max_connections);
    *out = n;
    return true;
}

void net_close(struct net *n)
{
    if (!n)
        return;
    net_cancel(n, NULL, NULL);
    for (struct net_response *r; (r = net_take(n));)
        net_response_free(r);
    for (size_t i = 0; i < n->spare.n; i++)
        curl_easy_cleanup(n->spare.v[i]);
    vec_fini(&n->spare);
    host_table_fini(&n->table);
    curl_multi_cleanup(n->multi);
    curl_slist_free_all(n->connect_to);
    curl_slist_free_all(n->resolve);
    free(n->user_agent);
    free(n->file_root);
    free(n);
    curl_global_cleanup();
}

static void finish(struct net *n, struct transfer *x)
{
    x->next = NULL;
    *n->finished_end = x;
    n->finished_end = &x->next;
    n->n_finished++;
}

void net_start(struct net *n, const struct net_request *request)
{
    struct transfer *x = transfer_new(request);
    x->max_bytes = request->max_bytes > 0 ? request->max_bytes : n->options.max_bytes;
    x->timeout_ms = request->sink.begin ? 0 : n->options.timeout_ms;
    if (url_is_file(str_from(x->url))) {
        local_file_answer(x->url, n->options.file_root, x->max_bytes, &request->sink, x->response);
        finish(n, x);
        return;
    }
    x->host = host_of(&n->table, x->url, true);
    if (!x->host) {
        transfer_fail(x, ERROR_INVALID, "not a web address: %s", x->url);
        finish(n, x);
        return;
    }
    x->origin = x->host->key;
    if (!transfer_is_allowed(x))
        finish(n, x);
    else
        host_enqueue(&n->table, x->host, x);
}

static void link_active(struct net *n, struct transfer *x)
{
    x->previous_active = NULL;
    x->next_active = n->active;
    if (n->active)
        n->active->previous_active = x;
    n->active = x;
    n->n_active++;
}

static void unlink_active(struct net *n, struct transfer *x)
{
    if (x->previous_active)
        x->previous_active->next_active = x->next_active;
    else
        n->active = x->next_active;
    if (x->next_active)
        x->next_active->previous_active = x->previous_active;
    n->n_active--;
    x->host->active--;
}

static void release_handle(struct net *n, CURL *easy)
{
    curl_multi_remove_handle(n->multi, easy);
    curl_easy_reset(easy);
    vec_push(&n->spare, easy);
}

/* Connects to the test server instead of all hosts but one. */
static void use_test_server(struct net *n, struct transfer *x, CURL *easy)
{
    struct str exception = str_from(n->options.resolve);
    exception = str_slice(exception, 0, str_find_char(exception, ':', 0));
    if (n->resolve)
        curl_easy_setopt(easy, CURLOPT_RESOLVE, n->resolve);
    x->stands_in = n->connect_to && !str_eq(host_name(x->host), exception);
    if (x->stands_in)
        curl_easy_setopt(easy, CURLOPT_CONNECT_TO, n->connect_to);
}

/* Of thousands of hosts that wait, this one's connection would be closed long before its next turn.
 * libcurl looks through all hosts of such connections, and all addresses it knows, for each
 * transfer: neither is kept. */
static void keep_nothing(struct net *n, CURL *easy)
{
    enum { MANY = 50 }; /* hosts for each connection that is kept */
    if (n->table.n_waiting > MANY * (size_t)n->options.max_connections) {
        curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
        curl_easy_setopt(easy, CURLOPT_DNS_CACHE_TIMEOUT, 0L);
    }
}

static void begin(struct net *n, struct transfer *x)
{
    CURL *easy = n->spare.n > 0 ? n->spare.v[--n->spare.n] : curl_easy_init();
    bool started = false;
    if (easy) {
        transfer_prepare(x, easy, &n->options);
        transfer_watch_rest(x);
        x->room = &n->room;
        use_test_server(n, x, easy);
        if (!x->host->first)
            keep_nothing(n, easy);
        started = curl_multi_add_handle(n->multi, easy) == CURLM_OK;
    }
    if (started) {
        link_active(n, x);
        return;
    }
    if (easy) {
        transfer_hop_done(x, CURLE_FAILED_INIT, 0);
        curl_easy_cleanup(easy);
    }
    transfer_fail(x, ERROR_SYSTEM, "libcurl does not start");
    x->host->active--;
    finish(n, x);
}

/* Starts every request that may; returns the milliseconds until the next may, -1 for none. */
static int64_t start_waiting(struct net *n)
{
    int64_t wait_ms = -1;
    while (n->n_active < n->options.max_connections && n->n_finished < MAX_UNTAKEN) {
        int64_t now_ms = clock_monotonic_ms(n->options.clock);
        struct transfer *x = host_next(&n->table, now_ms, &wait_ms);
        if (!x)
            break;
        if (retry_after_holds(x, clock_now(n->options.clock))) {
            x->host->active--;
            x->host->next_start_ms = now_ms;
            finish(n, x);
        } else {
            begin(n, x);
        }
    }
    return wait_ms;
}

/* Fails the queued requests of an unreachable host: each would take as long to find out. */
static void end_waiting(struct net *n, const struct transfer *x)
{
    for (struct transfer *other; (other = host_dequeue(&n->table, x->host));) {
        other->response->error = x->response->error;
        other->response->contact = x->response->contact;
        finish(n, other);
    }
}

static void end_hop(struct net *n, CURL *easy, CURLcode code)
{
    struct transfer *x = NULL;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&x);
    x->response->contact = contact_of(x, code, n->options.has_route);
    bool again = transfer_hop_done(x, code, n->options.max_redirects);
    release_handle(n, easy);
    unlink_active(n, x);
    retry_after_note(x, clock_now(n->options.clock));
    struct host *next = again ? host_of(&n->table, x->url, true) : NULL;
    if (again && next) {
        x->host = next;
        host_enqueue(&n->table, next, x);
        return;
    }
    if (again)
        transfer_fail(x, ERROR_INVALID, "%s redirects to no web address", x->host->name);
    finish(n, x);
    if (net_is_unreachable(x->response))
        end_waiting(n, x);
}

/* Time in which the caller, or a lack of room, kept a transfer from going on. */
static void credit_waiting(struct net *n, bool all)
{
    int64_t now_ms = clock_monotonic_ms(n->options.clock), waited_ms = now_ms - n->tick_ms;
    for (struct transfer *x = n->active; x; x = x->next_active) {
        if (n->tick_ms && waited_ms > 0 && x->timeout_ms > 0 && (all || x->paused)) {
            x->waited_ms += waited_ms;
            curl_easy_setopt(x->easy, CURLOPT_TIMEOUT_MS, (long)(x->timeout_ms + x->waited_ms));
        }
    }
    n->tick_ms = now_ms;
}

/* Bounds the memory of all bodies. Without room, the largest goes on alone, since it is the first
 * to be complete; it then waits to be taken. */
static void share_room(struct net *n)
{
    size_t held = 0;
    struct transfer *largest = NULL;
    for (const struct transfer *x = n->finished; x; x = x->next)
        held += x->response->body.n;
    for (struct transfer *x = n->active; x; x = x->next_active) {
        held += x->response->body.n;
        x->may_overdraw = false;
        largest = !largest || x->response->body.n > largest->response->body.n ? x : largest;
    }
    n->room = held < MAX_BODIES ? MAX_BODIES - held : 0;
    if (largest && n->room == 0 && !n->finished)
        largest->may_overdraw = true;
}

static void resume_paused(struct net *n)
{
    for (struct transfer *x = n->active; x; x = x->next_active) {
        if (x->paused && (n->room > 0 || x->may_overdraw)) {
            x->paused = false;
            curl_easy_pause(x->easy, CURLPAUSE_CONT);
        }
    }
}

static void perform(struct net *n)
{
    int running, left;
    curl_multi_perform(n->multi, &running);
    for (CURLMsg *m; (m = curl_multi_info_read(n->multi, &left));)
        if (m->msg == CURLMSG_DONE)
            end_hop(n, m->easy_handle, m->data.result);
    share_room(n);
    resume_paused(n); /* and wakes the poll, which may have no other event to come */
}

static int shorter(int64_t a, int64_t b)
{
    int64_t t = a < 0 ? b : b < 0 ? a : a < b ? a : b;
    return t < 0 || t > INT_MAX ? INT_MAX : (int)t;
}

enum { MAX_WATCHED = 64 };

static bool any_event(const struct curl_waitfd *fds, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (fds[i].revents)
            return true;
    return false;
}

void net_wait(struct net *n, int timeout_ms, const struct pollfd *fds, size_t n_fds)
{
    const struct clock *clock = n->options.clock;
    int64_t end = timeout_ms < 0 ? -1 : clock_monotonic_ms(clock) + timeout_ms;
    struct curl_waitfd watched[MAX_WATCHED] = {0};
    assert(n_fds <= MAX_WATCHED);
    for (size_t i = 0; i < n_fds; i++) {
        watched[i] = (struct curl_waitfd){.fd = fds[i].fd,
                                          .events = fds[i].events & POLLOUT ? CURL_WAIT_POLLOUT
                                                                            : CURL_WAIT_POLLIN};
    }
    for (bool first = true;; first = false) {
        credit_waiting(n, first);
        perform(n);
        int64_t turn = start_waiting(n);
        int64_t left = end < 0 ? -1 : end - clock_monotonic_ms(clock);
        if (n->finished || any_event(watched, n_fds) || (end >= 0 && left <= 0)) {
            n->tick_ms = clock_monotonic_ms(clock);
            return;
        }
        curl_multi_poll(n->multi, watched, (unsigned)n_fds, shorter(left, turn), NULL);
    }
}

bool net_has_response(const struct net *n)
{
    return n->finished != NULL;
}

const void *net_last(const struct net *n, bool (*which)(const void *tag))
{
    const void *last = NULL;
    for (const struct transfer *x = n->active; x && n->table.n_waiting == 0; x = x->next_active)
        if (which(x->response->tag))
            last = x->response->tag;
    return last;
}

struct net_response *net_take(struct net *n)
{
    struct transfer *x = n->finished;
    if (!x)
        return NULL;
    n->finished = x->next;
    n->n_finished--;
    if (!n->finished)
        n->finished_end = &n->finished;
    struct net_response *r = x->response;
    transfer_free(x);
    return r;
}

struct net_response *net_response_take(struct net_response *r)
{
    struct net_response *taken = MEM_NEW(struct net_response);
    *taken = *r;
    *r = (struct net_response){0};
    return taken;
}

void net_response_free(struct net_response *r)
{
    if (r) {
        buf_fini(&r->body);
        free(r->url);
        free(r->requested);
        free(r->target);
        free(r->permanent_url);
        receive_free_fields(r);
        free(r);
    }
}

static void cancel_finished(struct net *n, bool (*which)(const void *context, const void *tag),
                            const void *context)
{
    for (struct transfer *x = n->finished; x; x = x->next) {
        if (!x->request.sink.begin && (!which || which(context, x->request.tag))) {
            transfer_fail(x, ERROR_CANCELLED, "cancelled");
            x->response->contact = NET_UNKNOWN;
        }
    }
}

void net_cancel(struct net *n, bool (*which)(const void *context, const void *tag),
                const void *context)
{
    cancel_finished(n, which, context);
    for (struct transfer *x; (x = host_dequeue_matching(&n->table, which, context));) {
        transfer_fail(x, ERROR_CANCELLED, "cancelled");
        finish(n, x);
    }
    for (struct transfer *x = n->active, *next; x; x = next) {
        CURL *easy = x->easy;
        next = x->next_active;
        if (which && !which(context, x->request.tag))
            continue;
        transfer_hop_done(x, CURLE_ABORTED_BY_CALLBACK, 0);
        release_handle(n, easy);
        unlink_active(n, x);
        transfer_fail(x, ERROR_CANCELLED, "cancelled");
        finish(n, x);
    }
}

int64_t net_host_retry_at(const struct net *n, const char *url)
{
    struct host *h = host_of((struct host_table *)&n->table, url, false);
    return h ? retry_after_get(h, clock_now(n->options.clock)) : 0;
}

void net_set_host_retry_at(struct net *n, const char *url, int64_t at)
{
    struct host *h = host_of(&n->table, url, true);
    if (h && !h->is_private)
        h->retry_at = at;
}
