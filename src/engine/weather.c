/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/weather.h"

#include <string.h>

#include "base/log.h"
#include "engine/refresh.h"
#include "engine/worker.h"
#include "net/guard.h"
#include "store/outages.h"
#include "text/url.h"

enum {
    REMEMBERED_S = 30 * 86400, /* hosts that nothing asks for any more */
    RETRY_AFTER_MS = 500,      /* programs that end with their command are gone by then */
};

void weather_fini(struct weather *weather)
{
    for (size_t i = 0; i < weather->silent.n; i++) {
        free(weather->silent.v[i]);
    }
    vec_fini(&weather->silent);
    vec_fini(&weather->waiting);
}

void weather_begin(struct worker *w)
{
    struct weather *weather = &w->weather;
    struct error e;
    for (size_t i = 0; i < weather->silent.n; i++) {
        free(weather->silent.v[i]);
    }
    weather->silent.n = 0;
    weather->reached = weather->no_route = false;
    bool any = true;
    if (!outages_forget(w->store, worker_now(w) - REMEMBERED_S, &e) ||
        !outages_exist(w->store, &any, &e)) {
        log_warning("engine", "%s", e.detail);
    }
    weather->clear = !any;
}

/* ---- what responses say -------------------------------------------------------------------- */

static void note_outage(struct worker *w, const char *host, const char *problem)
{
    struct error e;
    w->weather.clear = false;
    if (!outage_note(w->store, host, problem, worker_now(w), &e)) {
        log_warning("engine", "%s", e.detail);
    }
}

static void end_outage(struct worker *w, const char *host)
{
    struct error e;
    bool ended = false;
    if (w->weather.clear) {
        return;
    }
    if (!outage_end(w->store, host, &ended, &e)) {
        log_warning("engine", "%s", e.detail);
    }
    w->weather.recovered = w->weather.recovered || ended;
}

static bool is_known_silent(const struct weather *weather, const char *host)
{
    for (size_t i = 0; i < weather->silent.n; i++) {
        if (strcmp(weather->silent.v[i], host) == 0) {
            return true;
        }
    }
    return false;
}

static void note_reached(struct worker *w, const char *host, bool open_network)
{
    end_outage(w, host);
    if (open_network || !w->weather.no_route) { /* the machine's own network came up */
        end_outage(w, OUTAGE_NETWORK);
    }
    if (open_network) {
        w->weather.reached = true;
        w->weather.no_route = false;
    }
}

static void note_no_route(struct worker *w, struct net_response *r)
{
    w->weather.no_route = true;
    error_set(&r->error, ERROR_OFFLINE, 0, "no network");
    note_outage(w, OUTAGE_NETWORK, r->error.detail);
}

void weather_note(struct worker *w, struct net_response *r)
{
    struct weather *weather = &w->weather;
    struct buf origin = BUF_INIT;
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
        if (open_network && !is_known_silent(weather, host)) {
            vec_push(&weather->silent, mem_strdup(host));
        }
        note_outage(w, host, r->error.detail);
        break;
    case NET_REFUSED:
        note_outage(w, host, r->error.detail);
        break;
    case NET_NO_ROUTE:
        note_no_route(w, r);
        break;
    }
    buf_fini(&origin);
}

/* ---- what waits ---------------------------------------------------------------------------- */

void weather_add_waiting(struct worker *w, int64_t source)
{
    struct weather *weather = &w->weather;
    for (size_t i = 0; i < weather->waiting.n; i++) {
        if (weather->waiting.v[i] == source) {
            return;
        }
    }
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

/* Several hosts that fall silent together, while nothing else answers, are one network. */
static bool is_network_silent(struct worker *w)
{
    struct weather *weather = &w->weather;
    bool ended;
    if (weather->reached || weather->silent.n < 2) {
        return false;
    }
    for (size_t i = 0; i < weather->silent.n; i++) {
        if (!outage_end(w->store, weather->silent.v[i], &ended, NULL)) {
            return false;
        }
    }
    note_outage(w, OUTAGE_NETWORK, "no network");
    return true;
}

bool weather_is_away(struct worker *w)
{
    return w->weather.no_route || is_network_silent(w);
}

static void retry(struct worker *w)
{
    struct weather *weather = &w->weather;
    struct engine_command *c = engine_command_copy(&(struct engine_command){
        .kind = ENGINE_REFRESH,
        .ticket = UINT32_MAX - weather->retries++,
        .ids = weather->waiting.v,
        .n_ids = weather->waiting.n,
        .flags = REFRESH_WAITING,
    });
    weather->waiting.n = 0;
    weather->retry_at_ms = 0;
    refresh_start(w, c);
    engine_command_free(c);
}

int weather_wait_ms(const struct worker *w)
{
    int64_t left_ms = w->weather.retry_at_ms - clock_monotonic_ms(w->clock);
    return w->weather.retry_at_ms == 0 ? -1 : left_ms > 0 ? (int)left_ms : 0;
}

void weather_step(struct worker *w)
{
    struct weather *weather = &w->weather;
    bool worth_it = weather->recovered && weather->waiting.n > 0 && !w->refreshes;
    if (!worth_it) {
        weather->retry_at_ms = 0;
    } else if (weather->retry_at_ms == 0) {
        weather->retry_at_ms = clock_monotonic_ms(w->clock) + RETRY_AFTER_MS;
    } else if (weather_wait_ms(w) == 0) {
        retry(w);
    }
}
