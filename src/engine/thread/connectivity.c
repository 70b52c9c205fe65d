/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/thread/connectivity.h"

#include <string.h>

#include "base/log.h"
#include "base/timeout.h"
#include "engine/data/command.h"
#include "engine/thread/worker.h"
#include "net/guard.h"
#include "store/record/outages.h"
#include "text/url/url.h"

enum {
    REMEMBERED_S = 30 * 86400, /* outages of hosts without further requests */
    RETRY_AFTER_MS = 500,      /* programs that run one command have ended by then */
    MAX_DOUBTFUL = 256,        /* responses held back */
    LOGIN_PAGE_BYTES = 64 << 10,
    LOGIN_REQUIRED = 511, /* RFC 6585 section 6 */
    MIN_HOSTS_WORKED = 2, /* unreachable hosts that imply a network outage, if one worked lately */
    MIN_HOSTS = 5,        /* otherwise */
};

void connectivity_fini(struct connectivity *connectivity)
{
    for (size_t i = 0; i < connectivity->silent.n; i++)
        free(connectivity->silent.v[i]);
    vec_fini(&connectivity->silent);
    vec_fini(&connectivity->doubtful);
    vec_fini(&connectivity->waiting);
}

void connectivity_begin(struct worker *w)
{
    struct connectivity *connectivity = &w->connectivity;
    struct error e;
    for (size_t i = 0; i < connectivity->silent.n; i++)
        free(connectivity->silent.v[i]);
    connectivity->silent.n = 0;
    connectivity->reached = connectivity->no_route = connectivity->login =
        connectivity->worked_lately = false;
    bool any = true;
    if (!outages_forget(w->store, worker_now(w) - REMEMBERED_S, &e) ||
        !outages_exist(w->store, &any, &e))
        log_warning("engine", "%s", e.detail);
    connectivity->clear = !any;
}

/* ---- evidence in responses ------------------------------------------------------------------ */

static void note_outage(struct worker *w, const char *host, const char *problem)
{
    struct error e;
    w->connectivity.clear = false;
    if (!outage_note(w->store, host, problem, worker_now(w), &e))
        log_warning("engine", "%s", e.detail);
}

static void end_outage(struct worker *w, const char *host)
{
    struct error e;
    bool ended = false;
    if (w->connectivity.clear)
        return;
    if (!outage_end(w->store, host, &ended, &e))
        log_warning("engine", "%s", e.detail);
    w->connectivity.recovered = w->connectivity.recovered || ended;
}

static bool is_known_silent(const struct connectivity *connectivity, const char *host)
{
    for (size_t i = 0; i < connectivity->silent.n; i++)
        if (strcmp(connectivity->silent.v[i], host) == 0)
            return true;
    return false;
}

static void note_reached(struct worker *w, const char *host, bool open_network)
{
    end_outage(w, host);
    bool away = w->connectivity.no_route || w->connectivity.login;
    if (open_network || !away) /* otherwise only the private network is back */
        end_outage(w, OUTAGE_NETWORK);
    if (open_network) {
        w->connectivity.reached = true;
        w->connectivity.no_route = w->connectivity.login = false;
    }
}

static void note_no_route(struct worker *w, struct net_response *r)
{
    w->connectivity.no_route = true;
    error_set(&r->error, ERROR_OFFLINE, 0, "no network");
    note_outage(w, OUTAGE_NETWORK, r->error.detail);
}

static void set_login(struct error *e)
{
    error_set(e, ERROR_OFFLINE, LOGIN_REQUIRED, "this network asks for a login");
}

bool connectivity_is_login(const char *problem)
{
    struct error login;
    set_login(&login);
    return strcmp(problem, login.detail) == 0;
}

static void note_login(struct worker *w, struct net_response *r)
{
    w->connectivity.login = true;
    set_login(&r->error);
    note_outage(w, OUTAGE_NETWORK, r->error.detail);
}

/* Records the reachability that a response shows. */
static void note_response(struct worker *w, struct net_response *r)
{
    struct connectivity *connectivity = &w->connectivity;
    AUTO(buf) origin = BUF_INIT;
    bool open_network = !guard_is_private(r->requested);
    url_add_origin(&origin, str_from(r->requested));
    const char *host = buf_c(&origin);
    switch (r->contact) {
    case NET_UNKNOWN:
        break;
    case NET_REACHED:
        note_reached(w, host, open_network);
        break;
    case NET_SILENT:
        if (open_network && !is_known_silent(connectivity, host))
            vec_push(&connectivity->silent, mem_strdup(host));
        note_outage(w, host, r->error.detail);
        break;
    case NET_REFUSED:
        note_outage(w, host, r->error.detail);
        break;
    case NET_NO_ROUTE:
        note_no_route(w, r);
        break;
    case NET_CAPTIVE:
        note_login(w, r);
        break;
    }
}

/* ---- captive portals ------------------------------------------------------------------------ */

/* Address without query and fragment, where login pages carry the original target. */
static struct str page_address(const char *url)
{
    return (struct str){url, strcspn(url, "?#")};
}

/* True if the last redirect led to another site. */
static bool leads_elsewhere(const struct net_response *r)
{
    if (!r->target)
        return false;
    struct str from = url_host(r->requested), to = url_host(r->target);
    return !str_ends(from, to) && !str_ends(to, from);
}

/* True for a possible response of a captive portal in the host's place. */
static bool is_doubtful(const struct net_response *r)
{
    bool page = r->error.code == ERROR_NONE && r->content_type && r->body.n <= LOGIN_PAGE_BYTES &&
                str_starts_nocase(str_from(r->content_type), STR("text/html"));
    bool failed = r->error.code != ERROR_NONE;
    return r->contact == NET_REACHED && !guard_is_private(r->requested) &&
           (r->error.code == ERROR_TLS || (leads_elsewhere(r) && (page || failed)));
}

bool connectivity_holds_back(struct worker *w, struct net_response *r)
{
    struct connectivity *connectivity = &w->connectivity;
    const struct fetch *f = r->tag;
    bool required =
        r->contact == NET_REACHED && r->status == LOGIN_REQUIRED && !connectivity->reached;
    if (required || (connectivity->login && is_doubtful(r))) {
        r->contact = NET_CAPTIVE;
    } else if (f->may_wait && !connectivity->reached && connectivity->doubtful.n < MAX_DOUBTFUL &&
               is_doubtful(r)) {
        vec_push(&connectivity->doubtful, r);
        return true;
    }
    note_response(w, r);
    return false;
}

bool connectivity_has_decided(const struct worker *w, size_t under_way)
{
    const struct connectivity *connectivity = &w->connectivity;
    size_t n = connectivity->doubtful.n;
    return n > 0 && (connectivity->reached || n == MAX_DOUBTFUL || under_way <= n ||
                     connectivity->doubtful.v[0]->error.code == ERROR_CANCELLED);
}

static bool leads_to(const struct net_response *r, struct str page)
{
    return r->target && str_eq(page_address(r->target), page);
}

/* True if one of the first `n` responses, of that host (any if NULL), leads to the page. */
static bool is_counted(const struct connectivity *connectivity, size_t n, struct str host,
                       struct str page)
{
    for (size_t i = 0; i < n; i++) {
        const struct net_response *r = connectivity->doubtful.v[i];
        if (leads_to(r, page) && (!host.p || str_eq_nocase(url_host(r->requested), host)))
            return true;
    }
    return false;
}

static size_t min_hosts(bool worked)
{
    return worked ? MIN_HOSTS_WORKED : MIN_HOSTS;
}

/* True if too many hosts redirect to the page for a new location of each. */
static bool is_common_target(const struct connectivity *connectivity, struct str page)
{
    size_t hosts = 0;
    bool worked = false;
    for (size_t i = 0; i < connectivity->doubtful.n; i++) {
        const struct net_response *r = connectivity->doubtful.v[i];
        if (leads_to(r, page)) {
            hosts += !is_counted(connectivity, i, url_host(r->requested), page);
            worked = worked || ((const struct fetch *)r->tag)->worked;
        }
    }
    return hosts >= min_hosts(worked);
}

static bool is_login_page(const struct connectivity *connectivity)
{
    for (size_t i = 0; i < connectivity->doubtful.n; i++) {
        const struct net_response *r = connectivity->doubtful.v[i];
        struct str page = page_address(r->target ? r->target : "");
        bool first = r->target && !is_counted(connectivity, i, (struct str){0}, page);
        if (first && is_common_target(connectivity, page))
            return true;
    }
    return false;
}

struct net_response *connectivity_take(struct worker *w, size_t under_way)
{
    struct connectivity *connectivity = &w->connectivity;
    if (!connectivity_has_decided(w, under_way))
        return NULL;
    connectivity->login =
        !connectivity->reached && (connectivity->login || is_login_page(connectivity));
    struct net_response *r = connectivity->doubtful.v[0];
    vec_remove(&connectivity->doubtful, 0);
    if (r->error.code != ERROR_CANCELLED) {
        r->contact = connectivity->login ? NET_CAPTIVE : NET_REACHED;
        note_response(w, r);
    }
    return r;
}

void connectivity_cancel(struct worker *w)
{
    for (size_t i = 0; i < w->connectivity.doubtful.n; i++)
        error_set(&w->connectivity.doubtful.v[i]->error, ERROR_CANCELLED, 0, "cancelled");
}

/* ---- waiting sources ------------------------------------------------------------------------ */

void connectivity_add_waiting(struct worker *w, int64_t source, bool worked)
{
    struct connectivity *connectivity = &w->connectivity;
    connectivity->worked_lately = connectivity->worked_lately || worked;
    for (size_t i = 0; i < connectivity->waiting.n; i++)
        if (connectivity->waiting.v[i] == source)
            return;
    vec_push(&connectivity->waiting, source);
}

void connectivity_drop_waiting(struct worker *w, int64_t source)
{
    struct connectivity *connectivity = &w->connectivity;
    for (size_t i = 0; i < connectivity->waiting.n; i++) {
        if (connectivity->waiting.v[i] == source) {
            vec_remove(&connectivity->waiting, i);
            return;
        }
    }
}

/* Hosts that stop responding together, while no other responds, mean a network outage, unless they
 * are few and long unreachable. */
static bool is_network_silent(struct worker *w)
{
    struct connectivity *connectivity = &w->connectivity;
    bool ended;
    if (connectivity->reached || connectivity->silent.n < min_hosts(connectivity->worked_lately))
        return false;
    for (size_t i = 0; i < connectivity->silent.n; i++)
        if (!outage_end(w->store, connectivity->silent.v[i], &ended, NULL))
            return false;
    note_outage(w, OUTAGE_NETWORK, "no network");
    return true;
}

bool connectivity_is_offline(struct worker *w, struct error *reason)
{
    if (w->connectivity.login) {
        set_login(reason);
        return true;
    }
    return (w->connectivity.no_route || is_network_silent(w)) &&
           !error_set(reason, ERROR_OFFLINE, 0, "no network");
}

static struct engine_command *new_retry(struct connectivity *connectivity)
{
    struct engine_command *c = engine_command_copy(&(struct engine_command){
        .kind = ENGINE_REFRESH,
        .ticket = UINT32_MAX - connectivity->retries++,
        .ids = connectivity->waiting.v,
        .n_ids = connectivity->waiting.n,
        .flags = REFRESH_WAITING,
    });
    connectivity->waiting.n = 0;
    connectivity->retry_at_ms = 0;
    return c;
}

int connectivity_wait_ms(const struct worker *w)
{
    return timeout_until(w->connectivity.retry_at_ms, clock_monotonic_ms(w->clock));
}

struct engine_command *connectivity_step(struct worker *w)
{
    struct connectivity *connectivity = &w->connectivity;
    bool worth_it = connectivity->recovered && connectivity->waiting.n > 0 && !w->refreshes;
    if (!worth_it)
        connectivity->retry_at_ms = 0;
    else if (connectivity->retry_at_ms == 0)
        connectivity->retry_at_ms = clock_monotonic_ms(w->clock) + RETRY_AFTER_MS;
    else if (connectivity_wait_ms(w) == 0)
        return new_retry(connectivity);
    return NULL;
}
