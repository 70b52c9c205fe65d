/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/thread/weather.h"

#include <string.h>

#include "base/log.h"
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

void weather_fini(struct weather *weather)
{
    for (size_t i = 0; i < weather->silent.n; i++)
        free(weather->silent.v[i]);
    vec_fini(&weather->silent);
    vec_fini(&weather->doubtful);
    vec_fini(&weather->waiting);
}

void weather_begin(struct worker *w)
{
    struct weather *weather = &w->weather;
    struct error e;
    for (size_t i = 0; i < weather->silent.n; i++)
        free(weather->silent.v[i]);
    weather->silent.n = 0;
    weather->reached = weather->no_route = weather->login = weather->worked_lately = false;
    bool any = true;
    if (!outages_forget(w->store, worker_now(w) - REMEMBERED_S, &e) ||
        !outages_exist(w->store, &any, &e))
        log_warning("engine", "%s", e.detail);
    weather->clear = !any;
}

/* ---- evidence in responses ------------------------------------------------------------------ */

static void note_outage(struct worker *w, const char *host, const char *problem)
{
    struct error e;
    w->weather.clear = false;
    if (!outage_note(w->store, host, problem, worker_now(w), &e))
        log_warning("engine", "%s", e.detail);
}

static void end_outage(struct worker *w, const char *host)
{
    struct error e;
    bool ended = false;
    if (w->weather.clear)
        return;
    if (!outage_end(w->store, host, &ended, &e))
        log_warning("engine", "%s", e.detail);
    w->weather.recovered = w->weather.recovered || ended;
}

static bool is_known_silent(const struct weather *weather, const char *host)
{
    for (size_t i = 0; i < weather->silent.n; i++)
        if (strcmp(weather->silent.v[i], host) == 0)
            return true;
    return false;
}

static void note_reached(struct worker *w, const char *host, bool open_network)
{
    end_outage(w, host);
    bool away = w->weather.no_route || w->weather.login;
    if (open_network || !away) /* otherwise only the private network is back */
        end_outage(w, OUTAGE_NETWORK);
    if (open_network) {
        w->weather.reached = true;
        w->weather.no_route = w->weather.login = false;
    }
}

static void note_no_route(struct worker *w, struct net_response *r)
{
    w->weather.no_route = true;
    error_set(&r->error, ERROR_OFFLINE, 0, "no network");
    note_outage(w, OUTAGE_NETWORK, r->error.detail);
}

static void set_login(struct error *e)
{
    error_set(e, ERROR_OFFLINE, LOGIN_REQUIRED, "this network asks for a login");
}

bool weather_is_login(const char *problem)
{
    struct error login;
    set_login(&login);
    return strcmp(problem, login.detail) == 0;
}

static void note_login(struct worker *w, struct net_response *r)
{
    w->weather.login = true;
    set_login(&r->error);
    note_outage(w, OUTAGE_NETWORK, r->error.detail);
}

/* Records the reachability that a response shows. */
static void note_response(struct worker *w, struct net_response *r)
{
    struct weather *weather = &w->weather;
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
        if (open_network && !is_known_silent(weather, host))
            vec_push(&weather->silent, mem_strdup(host));
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

bool weather_holds_back(struct worker *w, struct net_response *r)
{
    struct weather *weather = &w->weather;
    const struct fetch *f = r->tag;
    bool required = r->contact == NET_REACHED && r->status == LOGIN_REQUIRED && !weather->reached;
    if (required || (weather->login && is_doubtful(r))) {
        r->contact = NET_CAPTIVE;
    } else if (f->may_wait && !weather->reached && weather->doubtful.n < MAX_DOUBTFUL &&
               is_doubtful(r)) {
        vec_push(&weather->doubtful, r);
        return true;
    }
    note_response(w, r);
    return false;
}

bool weather_has_decided(const struct worker *w, size_t under_way)
{
    const struct weather *weather = &w->weather;
    size_t n = weather->doubtful.n;
    return n > 0 && (weather->reached || n == MAX_DOUBTFUL || under_way <= n ||
                     weather->doubtful.v[0]->error.code == ERROR_CANCELLED);
}

static bool leads_to(const struct net_response *r, struct str page)
{
    return r->target && str_eq(page_address(r->target), page);
}

/* True if one of the first `n` responses, of that host (any if NULL), leads to the page. */
static bool is_counted(const struct weather *weather, size_t n, struct str host, struct str page)
{
    for (size_t i = 0; i < n; i++) {
        const struct net_response *r = weather->doubtful.v[i];
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
static bool is_common_target(const struct weather *weather, struct str page)
{
    size_t hosts = 0;
    bool worked = false;
    for (size_t i = 0; i < weather->doubtful.n; i++) {
        const struct net_response *r = weather->doubtful.v[i];
        if (leads_to(r, page)) {
            hosts += !is_counted(weather, i, url_host(r->requested), page);
            worked = worked || ((const struct fetch *)r->tag)->worked;
        }
    }
    return hosts >= min_hosts(worked);
}

static bool is_login_page(const struct weather *weather)
{
    for (size_t i = 0; i < weather->doubtful.n; i++) {
        const struct net_response *r = weather->doubtful.v[i];
        struct str page = page_address(r->target ? r->target : "");
        bool first = r->target && !is_counted(weather, i, (struct str){0}, page);
        if (first && is_common_target(weather, page))
            return true;
    }
    return false;
}

struct net_response *weather_take(struct worker *w, size_t under_way)
{
    struct weather *weather = &w->weather;
    if (!weather_has_decided(w, under_way))
        return NULL;
    weather->login = !weather->reached && (weather->login || is_login_page(weather));
    struct net_response *r = weather->doubtful.v[0];
    vec_remove(&weather->doubtful, 0);
    if (r->error.code != ERROR_CANCELLED) {
        r->contact = weather->login ? NET_CAPTIVE : NET_REACHED;
        note_response(w, r);
    }
    return r;
}

void weather_cancel(struct worker *w)
{
    for (size_t i = 0; i < w->weather.doubtful.n; i++)
        error_set(&w->weather.doubtful.v[i]->error, ERROR_CANCELLED, 0, "cancelled");
}

/* ---- waiting sources ------------------------------------------------------------------------ */

void weather_add_waiting(struct worker *w, int64_t source, bool worked)
{
    struct weather *weather = &w->weather;
    weather->worked_lately = weather->worked_lately || worked;
    for (size_t i = 0; i < weather->waiting.n; i++)
        if (weather->waiting.v[i] == source)
            return;
    vec_push(&weather->waiting, source);
}

void weather_drop_waiting(struct worker *w, int64_t source)
{
    struct weather *weather = &w->weather;
    for (size_t i = 0; i < weather->waiting.n; i++) {
        if (weather->waiting.v[i] == source) {
            vec_remove(&weather->waiting, i);
            return;
        }
    }
}

/* Hosts that stop responding together, while no other responds, mean a network outage, unless they
 * are few and long unreachable. */
static bool is_network_silent(struct worker *w)
{
    struct weather *weather = &w->weather;
    bool ended;
    if (weather->reached || weather->silent.n < min_hosts(weather->worked_lately))
        return false;
    for (size_t i = 0; i < weather->silent.n; i++)
        if (!outage_end(w->store, weather->silent.v[i], &ended, NULL))
            return false;
    note_outage(w, OUTAGE_NETWORK, "no network");
    return true;
}

bool weather_is_offline(struct worker *w, struct error *reason)
{
    if (w->weather.login) {
        set_login(reason);
        return true;
    }
    return (w->weather.no_route || is_network_silent(w)) &&
           !error_set(reason, ERROR_OFFLINE, 0, "no network");
}

static struct engine_command *new_retry(struct weather *weather)
{
    struct engine_command *c = engine_command_copy(&(struct engine_command){
        .kind = ENGINE_REFRESH,
        .ticket = UINT32_MAX - weather->retries++,
        .ids = weather->waiting.v,
        .n_ids = weather->waiting.n,
        .flags = REFRESH_WAITING,
    });
    weather->waiting.n = 0;
    weather->retry_at_ms = 0;
    return c;
}

int weather_wait_ms(const struct worker *w)
{
    int64_t left_ms = w->weather.retry_at_ms - clock_monotonic_ms(w->clock);
    return w->weather.retry_at_ms == 0 ? -1 : left_ms > 0 ? (int)left_ms : 0;
}

struct engine_command *weather_step(struct worker *w)
{
    struct weather *weather = &w->weather;
    bool worth_it = weather->recovered && weather->waiting.n > 0 && !w->refreshes;
    if (!worth_it)
        weather->retry_at_ms = 0;
    else if (weather->retry_at_ms == 0)
        weather->retry_at_ms = clock_monotonic_ms(w->clock) + RETRY_AFTER_MS;
    else if (weather_wait_ms(w) == 0)
        return new_retry(weather);
    return NULL;
}
