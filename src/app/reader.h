/* SPDX-License-Identifier: GPL-3.0-or-later */
/* State of the running reader: core, terminal, engine, commands under way. */
#pragma once

#include "app/app.h"
#include "app/hooks.h"
#include "app/player.h"
#include "app/scratch.h"
#include "base/vec.h"
#include "config/config.h"
#include "term/term.h"
#include "tui/ui.h"

struct sent_command {
    engine_ticket ticket;
    struct effect effect; /* owned */
};

struct reader {
    const struct app_options *options;
    struct engine *engine;
    struct term *term;
    struct ui *ui;
    struct effects effects;            /* waiting for execution */
    VEC(struct sent_command) commands; /* sent to the engine, without a last event yet */
    bool reported, reported_all; /* the core got the terminal's facts; and all of its answers */
    struct terminal_facts facts; /* as given to the core */
    struct hooks hooks;
    struct player player;
    struct scratch scratch;        /* articles' texts for other programs */
    struct export_job *export_job; /* in progress; NULL: none */
    bool quit;
};

/* Passes an event to the core; its effects are added to r->effects. */
static inline void reader_update(struct reader *r, const struct ui_event *event)
{
    ui_update(r->ui, event, &r->effects);
}

/* Reports a failed effect to the core. */
static inline void reader_report_failure(struct reader *r, const struct effect *f,
                                         const struct error *e)
{
    reader_update(
        r, &(struct ui_event){.kind = UI_FAILED, .error = e, .request = f->request, .cause = f});
}

/* Reports the end of the program that an option names. */
static inline void reader_report_program(struct reader *r, const char *option,
                                         const struct error *e)
{
    reader_update(r, &(struct ui_event){.kind = UI_PROGRAM, .text = option, .error = e});
}
