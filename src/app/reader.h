/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The running reader: its core, what it talks to, and what is under way. */
#ifndef GANDER_APP_READER_H
#define GANDER_APP_READER_H

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

/* Gives the core an event; its effects wait in r->effects. */
void reader_give(struct reader *r, const struct ui_event *event);
/* Tells it that an effect could not be carried out. */
void reader_failed(struct reader *r, const struct effect *f, const struct error *e);

#endif
