/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/app.h"

#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/effects.h"
#include "app/export-job.h"
#include "app/leave.h"
#include "app/pause.h"
#include "app/programs.h"
#include "app/terminal.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "engine/portals.h"
#include "layout/unifont.h"
#include "term/probe.h"
#include "term/signals.h"
#include "text/width.h"

static const char session_key[] = "reader-session";

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

/* True if there was any; the terminal's answers are none. */
static bool handle_input(struct reader *r, bool timed_out)
{
    struct input input;
    bool any = false;
    while (!r->quit && term_next_input(r->term, timed_out, &input)) {
        any = true;
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
    for (struct hook_result result; hooks_step(&r->hooks, &result);) {
        reader_update(r, &(struct ui_event){
                             .kind = UI_PROGRAM, .text = result.option, .error = &result.error});
    }
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
    if (!state.running) {
        reader_update(
            r, &(struct ui_event){.kind = UI_PROGRAM, .text = "player", .error = &state.error});
    }
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

static int shorter(int a, int b)
{
    return a < 0 ? b : b < 0 || a < b ? a : b;
}

/* Milliseconds to a time; -1 for none (0). */
static int wait_until(int64_t at_ms, int64_t now_ms)
{
    return at_ms == 0 ? -1 : at_ms > now_ms ? (int)(at_ms - now_ms) : 0;
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
        reader_update(r, &(struct ui_event){.kind = UI_TURN});
        effects_run(r);
    } while (ui_has_work(r->ui, pausing) && clock_monotonic_ms(&clock_system) < end);
}

static bool loop(struct reader *r, struct error *e)
{
    AUTO(surface) surface;
    struct pause rest = {0};
    bool timed_out = false, ok = true;
    int64_t start = clock_monotonic_ms(&clock_system), rest_at = start + REST_MS;
    surface_init(&surface, 0, 0);
    report_terminal(r);
    effects_run(r);
    while (!r->quit) {
        int wait = answers_wait_ms(r, start), behind = term_behind_ms(r->term);
        wait = wait > behind ? wait : behind;
        if (wait == 0)
            paint(r, &surface);
        int64_t now = clock_monotonic_ms(&clock_system);
        int escape = term_timeout(r->term), left = pause_left_ms(&rest, now);
        bool has_work = ui_has_work(r->ui, left < 0) && escape < 0; /* not within a sequence */
        bool exports = r->export_job && escape < 0;
        int timeout =
            has_work || exports ? 0 : shorter(shorter(escape, left), wait > 0 ? wait : -1);
        timeout = shorter(timeout, shorter(wake_wait_ms(r), wait_until(rest_at, now)));
        timeout = shorter(timeout, shorter(hooks_wait_ms(&r->hooks), player_wait_ms(&r->player)));
        struct pollfd fds[3 + HOOKS_MAX_FDS + PLAYER_MAX_FDS] = {
            {.fd = term_fd(r->term), .events = POLLIN},
            {.fd = signals_fd(), .events = POLLIN},
            {.fd = left < 0 ? engine_fd(r->engine) : -1, .events = POLLIN},
        };
        size_t n = 3 + hooks_fds(&r->hooks, fds + 3);
        n += player_fds(&r->player, fds + n);
        int ready = poll(fds, (nfds_t)n, timeout);
        if (ready < 0 && errno != EINTR) {
            ok = error_set_errno(e, "poll");
            break;
        }
        timed_out = ready == 0 && escape >= 0 && timeout == escape;
        now = clock_monotonic_ms(&clock_system);
        if (ready != 0 || has_work || exports) {
            rest_at = now + REST_MS;
        } else if (rest_at != 0 && now >= rest_at) {
            engine_rest(r->engine);
            rest_at = 0;
        }
        if (fds[1].revents && !handle_signals(r))
            break;
        if (fds[0].revents && !term_read(r->term))
            break;
        reader_update(r, &(struct ui_event){.kind = UI_CLOCK, .now = clock_now(&clock_system)});
        bool keys = handle_input(r, timed_out);
        if (keys)
            pause_after_key(&rest, clock_monotonic_ms(&clock_system));
        report_terminal(r);
        if (fds[2].revents) {
            handle_engine(r);
            pause_after_events(&rest, clock_monotonic_ms(&clock_system));
        }
        take_hooks(r);
        take_player(r);
        if (has_work && !keys) /* which are painted first, and may have cancelled it */
            take_turns(r, left < 0);
        if (exports)
            export_job_continue(r);
        effects_run(r);
    }
    export_job_stop(r);
    return ok;
}

/* Also after SIGHUP: lost SSH connections are common. `before` is what is stored: a reader that
 * changes nothing writes nothing. */
static void store_session(struct reader *r, const char *before)
{
    effects_add(&r->effects, EFFECT_STOP_PLAYING);
    reader_update(r, &(struct ui_event){.kind = UI_END});
    effects_run(r);
    AUTO_FREE char *session = ui_session(r->ui);
    if (!before || strcmp(session, before) != 0) {
        engine_send(r->engine, &(struct engine_command){.kind = ENGINE_SET_STATE,
                                                        .title = session_key,
                                                        .value = session});
    }
}

/* Warns about an environment that limits letters or keys. */
static void warn_environment(struct reader *r, bool utf8)
{
    AUTO(buf) b = BUF_INIT;
    if (!utf8) {
        buf_add_c(&b, _("Letters beyond this locale's show as “?”: set LC_ALL=C.UTF-8."));
    } else if (term_relative(r->term)) {
        /* TRANSLATORS: two terminal types, as "xterm-kitty" and "xterm-256color". */
        buf_printf(&b, _("The terminal type “%s” is not installed: used as %s."), getenv("TERM"),
                   term_relative(r->term));
    }
    if (b.n > 0)
        reader_update(r, &(struct ui_event){.kind = UI_NOTICE, .text = b.p});
}

bool app_run(const struct app_options *options, bool *hung, struct error *e)
{
    struct reader r = {.options = options, .engine = options->engine};
    const char *no_color = getenv("NO_COLOR");
    struct term_options term_options = {
        .mouse = options->config->mouse,
        .colors = !(no_color && *no_color),
    };
    signals_open();
    if (!term_open(&term_options, &r.term, e)) {
        signals_close();
        return false;
    }
    int width, height;
    term_size(r.term, &width, &height);
    AUTO(portals) portals;
    portals_init(&portals, options->data_dir);
    const char *font = options->config->unifont;
    struct unifont *unifont = unifont_open(font[0] ? font : UNIFONT_PATH);
    AUTO_FREE char *session = engine_state(options->engine, session_key);
    bool utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    struct ui_options ui_options = {
        .config = options->config,
        .address = options->address,
        .text_size = options->text_size,
        .linear = options->linear,
        .now = clock_now(&clock_system),
        .zone = options->zone,
        .glyphs = unifont_source(unifont),
        .utf8 = utf8,
        .pictures = *engine_picture_formats() != '\0',
        .colors = term_has_colors(r.term),
        .demo = options->demo,
        .printer = program_printer(),
        .session = session,
        .portals = portals.v,
        .n_portals = portals.n,
    };
    r.ui = ui_new(&ui_options, width, height, &r.effects);
    warn_environment(&r, utf8);
    if (options->config->refresh_on_start) {
        engine_send(options->engine, &(struct engine_command){.kind = ENGINE_REFRESH,
                                                              .ids = (int64_t[]){TREE_ROOT},
                                                              .n_ids = 1});
    }
    bool ok = loop(&r, e);
    store_session(&r, session);
    ui_free(r.ui);
    effects_fini(&r.effects);
    unifont_close(unifont);
    term_close(r.term);
    ok = app_leave(&r, hung, e) && ok;
    while (r.commands.n > 0)
        effects_forget(&r, r.commands.v[0].ticket);
    vec_fini(&r.commands);
    hooks_fini(&r.hooks);
    scratch_fini(&r.scratch);
    signals_close();
    return ok;
}
