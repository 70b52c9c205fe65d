/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leave.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "engine/data/command.h"
#include "engine/engine.h"
#include "present/reason.h"
#include "term/signals.h"

enum {
    GRACE_MS = 1000,     /* without anything to store */
    PLACE_MS = 10000,    /* with the place in list and article to store */
    DEADLINE_MS = 60000, /* with changes; longer than any operation of the engine */
    ANNOUNCE_AFTER_MS = 300,
    POLL_MS = 50,
};

struct leaving {
    struct reader *r;
    engine_ticket stop;
    int64_t start_ms;
    bool stored; /* all commands were executed, or failed */
    bool ended, announced, interrupted;
    size_t lost;
    struct error why; /* error of the last lost change */
};

static bool is_change(const struct effect *f)
{
    return effect_is_file(f) || engine_command_traits(effect_command(f)) & ENGINE_CHANGES;
}

static size_t count_changes(const struct reader *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->commands.n; i++)
        n += is_change(&r->commands.v[i].effect);
    return n;
}

static void handle_event(struct leaving *l, const struct engine_event *event)
{
    struct sent_command *sent = event->last ? effects_find(l->r, event->ticket) : NULL;
    l->stored = l->stored || event->ticket == l->stop;
    l->ended = l->ended || (event->ticket == l->stop && event->last);
    if (sent && is_change(&sent->effect) && event->error.code != ERROR_NONE) {
        l->lost++;
        l->why = event->error;
    }
    if (sent)
        effects_forget(l->r, event->ticket);
}

/* Only SIGINT gives up: a lost terminal sends several signals. */
static void handle_signals(struct leaving *l)
{
    for (int number; (number = signals_next());) {
        if (number == SIGINT) {
            l->interrupted = true;
            l->start_ms = clock_monotonic_ms(&clock_system);
            engine_abandon(l->r->engine);
        }
    }
}

static void announce(struct leaving *l, size_t changes)
{
    if (changes > 0) {
        fprintf(stderr,
                ngettext("Saving %zu change… Ctrl-C quits without it\n",
                         "Saving %zu changes… Ctrl-C quits without them\n", changes),
                changes);
    } else {
        fprintf(stderr, "%s\n", _("Saving the reading place… Ctrl-C quits without it"));
    }
    l->announced = true;
}

static int64_t limit_ms(const struct leaving *l, size_t changes)
{
    return l->interrupted || l->stored ? GRACE_MS : changes > 0 ? DEADLINE_MS : PLACE_MS;
}

static bool continues(struct leaving *l)
{
    size_t changes = count_changes(l->r);
    int64_t elapsed = clock_monotonic_ms(&clock_system) - l->start_ms;
    if (!l->stored && !l->announced && elapsed >= ANNOUNCE_AFTER_MS)
        announce(l, changes);
    return !l->ended && elapsed < limit_ms(l, changes);
}

static bool report(struct leaving *l, struct error *e)
{
    l->lost += count_changes(l->r);
    if (l->lost == 0)
        return true;
    AUTO(buf) why = BUF_INIT;
    if (l->why.code == ERROR_BUSY)
        buf_add_c(&why, _("another process keeps the database locked"));
    else if (l->why.code != ERROR_NONE)
        reason_add(&why, l->why.detail);
    else
        buf_add_c(&why, _("the reader was still busy"));
    AUTO(buf) all = BUF_INIT;
    buf_printf(&all,
               ngettext("%zu change was not saved: %s", "%zu changes were not saved: %s", l->lost),
               l->lost, buf_c(&why));
    return error_set(e, ERROR_SYSTEM, 0, "%s", buf_c(&all));
}

bool app_leave(struct reader *r, bool *hung, struct error *e)
{
    struct leaving l = {.r = r, .start_ms = clock_monotonic_ms(&clock_system)};
    l.stop = engine_send(r->engine, &(struct engine_command){.kind = ENGINE_STOP});
    while (continues(&l)) {
        struct pollfd fds[] = {{.fd = engine_fd(r->engine), .events = POLLIN},
                               {.fd = signals_fd(), .events = POLLIN}};
        poll(fds, ARRAY_SIZE(fds), POLL_MS);
        handle_signals(&l);
        for (struct engine_event *event; (event = engine_take_event(r->engine));) {
            handle_event(&l, event);
            engine_event_free(event);
        }
    }
    *hung = !l.ended;
    return report(&l, e);
}
