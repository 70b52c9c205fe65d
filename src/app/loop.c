/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/loop.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/effects.h"
#include "app/export-job.h"
#include "app/pause.h"
#include "app/terminal.h"
#include "base/clock.h"
#include "base/timeout.h"
#include "picture/drawing.h"
#include "term/probe.h"
#include "term/signals.h"
#include "text/display/width.h"

/* Delay of the first frame for the terminal's answers, which may change colours and sizes. */
enum { ANSWERS_MS = 100 };

/* Inactivity before memory is returned. */
enum { REST_MS = 250 };

static void give_input(struct reader *r, const struct input *input)
{
    reader_update(r, &(struct ui_event){.kind = UI_INPUT, .input = input});
}

static bool handle_signals(struct reader *r)
{
    for (int number; (number = signals_next());) {
        struct input input;
        if (number == SIGWINCH || number == SIGCONT)
            if (term_resized(r->term, &input))
                give_input(r, &input);
            else
                term_redraw(r->term);
        else if (number == SIGUSR1)
            effects_add(&r->effects, EFFECT_SOURCE);
        else if (number == SIGINT)
            give_input(r, &(struct input){.kind = INPUT_KEY, .key = KEY_MOD_CONTROL | 'c'});
        else
            return false; /* termination signal, or the terminal is gone */
    }
    return true;
}

static void take_turn(struct reader *r, bool pausing)
{
    reader_update(r, &(struct ui_event){.kind = UI_TURN, .more = pausing});
    effects_run(r);
}

/* True if there was any; the terminal's answers are none. */
static bool handle_input(struct reader *r, bool timed_out)
{
    struct input input;
    bool any = false;
    while (!r->quit && term_next_input(r->term, timed_out, &input)) {
        any = true;
        while (ui_lacks_margin(r->ui))
            take_turn(r, false);
        give_input(r, &input);
        /* Effects of a key may change the meaning of the next one. */
        effects_run(r);
    }
    return any;
}

/* The user's answers about this terminal (`calibrate`), to free(). */
static char *stored_answers(struct reader *r, const struct text_abilities *abilities)
{
    AUTO(buf) key = BUF_INIT;
    buf_printf(&key, "%s%s", UI_TERMINAL_KEY, abilities->name);
    return abilities->name[0] ? engine_state(r->engine, key.p) : NULL;
}

/* Passes the terminal's answers to the core as they arrive. */
static void report_terminal(struct reader *r)
{
    const struct probe *p = term_probe(r->term);
    const char *name = getenv("TERM");
    name = name ? name : "";
    bool multiplexed = getenv("TMUX") || getenv("STY");
    struct terminal_facts facts = {
        .background = p->background >= 0
                          ? p->background
                          : probe_background_hint(name, multiplexed, getenv("COLORFGBG")),
        .bidi = probe_has_bidi(p),
        .reorders_rows = probe_reorders_rows(p),
        .hyperlinks = probe_has_hyperlinks(p),
        .no_hyperlinks = !probe_may_have_hyperlinks(name, getenv("STY")),
        .colors = term_colors(r->term),
        .picture_ids = (uint32_t)getpid() << 12,
    };
    terminal_judge(p, name, multiplexed, &facts.text);
    if (p->complete && !facts.text.multiplexed && (p->kitty_graphics || p->sixel) &&
        term_cell_size(r->term, &facts.cell_width, &facts.cell_height))
        facts.pictures = p->kitty_graphics ? PICTURE_KITTY : PICTURE_SIXEL;
    if (r->reported && p->complete == r->reported_all && facts.background == r->facts.background &&
        facts.bidi == r->facts.bidi && facts.reorders_rows == r->facts.reorders_rows &&
        facts.hyperlinks == r->facts.hyperlinks && facts.cell_width == r->facts.cell_width &&
        facts.cell_height == r->facts.cell_height)
        return;
    width_set_rules(probe_width_rules(p));
    AUTO_FREE char *answers = stored_answers(r, &facts.text);
    text_abilities_correct(&facts.text, str_from(answers));
    reader_update(r, &(struct ui_event){.kind = UI_TERMINAL, .terminal = &facts});
    r->reported = true;
    r->reported_all = p->complete;
    r->facts = facts;
}

static void handle_engine(struct reader *r)
{
    for (struct engine_event *event; (event = engine_take_event(r->engine));) {
        effects_answer(r, event);
        effects_run(r); /* an offer's outlines belong to its event */
        engine_event_free(event);
    }
}

static void take_hooks(struct reader *r)
{
    for (struct hook_result result; hooks_step(&r->hooks, &result);)
        reader_report_program(r, result.option, &result.error);
}

static void take_player(struct reader *r)
{
    struct player_state state;
    if (!player_step(&r->player, &state))
        return;
    reader_update(r, &(struct ui_event){.kind = UI_PLAYER,
                                        .id = state.entry,
                                        .count = state.place,
                                        .more = state.running,
                                        .played = state.played});
    if (!state.running)
        reader_report_program(r, "player", &state.error);
}

/* Milliseconds that the first frame may still wait for the terminal's answers. */
static int answers_wait_ms(const struct reader *r, int64_t since)
{
    const struct probe *probe = term_probe(r->term);
    int64_t left = since + ANSWERS_MS - clock_monotonic_ms(&clock_system);
    return probe_is_awaited(probe) && left > 0 ? (int)left : 0;
}

/* Milliseconds to the core's next work by the clock; -1: none. */
static int wake_wait_ms(const struct reader *r)
{
    enum { MAX_MS = 60000 }; /* the clock may be set */
    int64_t at = ui_wake_at(r->ui), left = (at - clock_now(&clock_system)) * 1000;
    return at == 0 ? -1 : left <= 0 ? 0 : left < MAX_MS ? (int)left : MAX_MS;
}

static void paint(struct reader *r, struct surface *surface)
{
    int width, height;
    term_size(r->term, &width, &height);
    width -= width % 2 && probe_keeps_odd_column(term_probe(r->term));
    if (surface->width != width || surface->height != height)
        surface_resize(surface, width, height);
    ui_render(r->ui, surface);
    term_draw(r->term, surface);
    term_set_title(r->term, ui_title(r->ui));
}

/* Searches and the like, up to the next paint. */
static void take_turns(struct reader *r, bool pausing)
{
    enum { TURNS_MS = 5 };
    int64_t end = clock_monotonic_ms(&clock_system) + TURNS_MS;
    do {
        take_turn(r, pausing);
    } while (ui_has_work(r->ui, pausing) && clock_monotonic_ms(&clock_system) < end);
}

/* State of the loop. Times are monotonic milliseconds. */
struct loop {
    struct reader *r;
    struct surface surface;
    struct pause pause;
    int64_t start, rest_at;
    bool dirty;   /* something happened since the last paint */
    bool painted; /* the first frame, which no work in turns may delay */
};

enum { TERMINAL, SIGNALS, ENGINE, PROGRAMS, MAX_FDS = PROGRAMS + HOOKS_MAX_FDS + PLAYER_MAX_FDS };

/* A round of the loop: what it waits for, and what ended that. */
struct round {
    struct pollfd fds[MAX_FDS];
    size_t n_fds;
    bool works, exports; /* work in turns; articles to export */
    int pause_left;      /* -1: no pause */
    bool timed_out;      /* an escape sequence ended */
};

/* Paints what changed once the terminal has answered and caught up; milliseconds to that, or -1. */
static int paint_in_time(struct loop *l)
{
    int wait = answers_wait_ms(l->r, l->start), behind = term_behind_ms(l->r->term);
    wait = wait > behind ? wait : behind;
    if (wait == 0 && l->dirty) {
        paint(l->r, &l->surface);
        l->dirty = false;
        l->painted = true;
    }
    return wait > 0 ? wait : -1;
}

static void choose_fds(const struct loop *l, struct round *round)
{
    const struct reader *r = l->r;
    int engine = round->pause_left < 0 ? engine_fd(r->engine) : -1;
    round->fds[TERMINAL] = (struct pollfd){.fd = term_fd(r->term), .events = POLLIN};
    round->fds[SIGNALS] = (struct pollfd){.fd = signals_fd(), .events = POLLIN};
    round->fds[ENGINE] = (struct pollfd){.fd = engine, .events = POLLIN};
    round->n_fds = PROGRAMS + hooks_fds(&r->hooks, round->fds + PROGRAMS);
    round->n_fds += player_fds(&r->player, round->fds + round->n_fds);
}

/* Waits for an event, or for the time of the next work. */
static bool await(struct loop *l, int paint_wait, struct round *round, struct error *e)
{
    struct reader *r = l->r;
    int64_t now = clock_monotonic_ms(&clock_system);
    int escape = term_timeout(r->term);
    round->pause_left = pause_left_ms(&l->pause, now);
    round->works = escape < 0 && l->painted && ui_has_work(r->ui, round->pause_left < 0);
    round->exports = escape < 0 && r->export_job;
    bool busy = round->works || round->exports;
    int timeout = busy ? 0 : timeout_shorter(escape, paint_wait);
    timeout =
        timeout_shorter(timeout, timeout_shorter(wake_wait_ms(r), timeout_until(l->rest_at, now)));
    timeout = timeout_shorter(
        timeout, timeout_shorter(hooks_wait_ms(&r->hooks), player_wait_ms(&r->player)));
    bool pauses =
        timeout_shorter(timeout, round->pause_left) != timeout; /* waits for nothing else */
    choose_fds(l, round);
    int ready = poll(round->fds, (nfds_t)round->n_fds, timeout_shorter(timeout, round->pause_left));
    if (ready < 0 && errno != EINTR)
        return error_set_errno(e, "poll");
    l->dirty = l->dirty || ready != 0 || !pauses;
    round->timed_out = ready == 0 && escape >= 0 && timeout == escape && !pauses;
    now = clock_monotonic_ms(&clock_system);
    if (ready != 0 || busy) {
        l->rest_at = now + REST_MS;
    } else if (l->rest_at != 0 && now >= l->rest_at) {
        engine_rest(r->engine);
        l->rest_at = 0;
    }
    return true;
}

/* Returns false at a termination signal, or when the terminal is gone. */
static bool take_events(struct loop *l, const struct round *round)
{
    struct reader *r = l->r;
    if (round->fds[SIGNALS].revents && !handle_signals(r))
        return false;
    if (round->fds[TERMINAL].revents && !term_read(r->term))
        return false;
    reader_update(r, &(struct ui_event){.kind = UI_CLOCK, .now = clock_now(&clock_system)});
    bool keys = handle_input(r, round->timed_out);
    if (keys)
        pause_after_key(&l->pause, clock_monotonic_ms(&clock_system));
    report_terminal(r);
    if (round->fds[ENGINE].revents) {
        handle_engine(r);
        pause_after_events(&l->pause, clock_monotonic_ms(&clock_system));
    }
    take_hooks(r);
    take_player(r);
    if (round->works && !keys) /* which are painted first, and may have cancelled it */
        take_turns(r, round->pause_left < 0);
    if (round->exports)
        export_job_continue(r);
    effects_run(r);
    return true;
}

bool reader_loop(struct reader *r, struct error *e)
{
    int64_t start = clock_monotonic_ms(&clock_system);
    struct loop l = {.r = r, .start = start, .rest_at = start + REST_MS, .dirty = true};
    surface_init(&l.surface, 0, 0);
    report_terminal(r);
    effects_run(r);
    bool ok = true;
    for (bool goes_on = true; ok && goes_on && !r->quit;) {
        struct round round = {0};
        ok = await(&l, paint_in_time(&l), &round, e);
        goes_on = ok && take_events(&l, &round);
    }
    export_job_stop(r);
    surface_fini(&l.surface);
    return ok;
}
