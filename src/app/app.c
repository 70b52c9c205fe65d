/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/app.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "app/effects.h"
#include "app/leave.h"
#include "app/loop.h"
#include "app/programs.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "engine/data/command.h"
#include "engine/engine.h"
#include "engine/portals.h"
#include "layout/unifont.h"
#include "model/source.h"
#include "term/signals.h"

static const char session_key[] = "reader-session";

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

static bool open_terminal(struct reader *r, struct error *e)
{
    const char *no_color = getenv("NO_COLOR");
    struct term_options options = {
        .mouse = r->options->config->mouse,
        .colors = !(no_color && *no_color),
    };
    signals_open();
    bool ok = term_open(&options, &r->term, e);
    if (!ok)
        signals_close();
    return ok;
}

static void open_ui(struct reader *r, struct unifont *unifont, const struct portals *portals,
                    const char *session)
{
    const struct app_options *options = r->options;
    bool utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    int width, height;
    term_size(r->term, &width, &height);
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
        .colors = term_has_colors(r->term),
        .demo = options->demo,
        .printer = program_printer(),
        .session = session,
        .portals = portals->v,
        .n_portals = portals->n,
    };
    r->ui = ui_new(&ui_options, width, height, &r->effects);
    warn_environment(r, utf8);
}

bool app_run(const struct app_options *options, bool *hung, struct error *e)
{
    struct reader r = {.options = options, .engine = options->engine};
    if (!open_terminal(&r, e))
        return false;
    AUTO(portals) portals;
    portals_init(&portals, options->data_dir);
    const char *font = options->config->unifont;
    struct unifont *unifont = unifont_open(font[0] ? font : UNIFONT_PATH);
    AUTO_FREE char *session = engine_state(options->engine, session_key);
    open_ui(&r, unifont, &portals, session);
    if (options->config->refresh_on_start) {
        engine_send(options->engine, &(struct engine_command){.kind = ENGINE_REFRESH,
                                                              .ids = (int64_t[]){TREE_ROOT},
                                                              .n_ids = 1});
    }
    bool ok = reader_loop(&r, e);
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
