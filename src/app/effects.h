/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carries out what the reader's core asks for, and brings what it gives back as events. */
#ifndef GANDER_APP_EFFECTS_H
#define GANDER_APP_EFFECTS_H

#include "app/app.h"
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
    struct effects effects;            /* asked for and not yet carried out */
    VEC(struct sent_command) commands; /* under way in the engine */
    bool told, told_all; /* the core knows of the terminal; and everything that it answered */
    struct terminal_facts facts; /* likewise */
    bool quit;
};

/* Carries out everything that waits, and what comes of it, until nothing waits. */
void effects_run(struct reader *r);

/* Hands an event of the engine to the core, with the effect that it answers. */
void effects_answer(struct reader *r, const struct engine_event *event);

/* A command has ended: drops the effect that it was sent for. */
void effects_forget(struct reader *r, engine_ticket ticket);

#endif
