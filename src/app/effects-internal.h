/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of effect handlers, shared by the effects' sources. */
#pragma once

#include "app/effects.h"

/* By kind; both NULL for kinds of the other tables. */
struct effect_handler {
    void (*run)(struct reader *r, struct effect *f);
    /* Likewise, where it can fail: the core gets the error as UI_FAILED. */
    bool (*attempt)(struct reader *r, struct effect *f, struct error *e);
};

/* Passes what an effect has brought to the core, with its request and id; returns true. */
static inline bool effect_result(struct reader *r, const struct effect *f, struct ui_event event)
{
    event.request = f->request;
    event.id = f->id;
    reader_update(r, &event);
    return true;
}

/* Commands to the engine, whose results arrive as events. */
extern const struct effect_handler effects_engine[];
/* Configuration files. */
extern const struct effect_handler effects_settings[];
/* Other programs, files, the terminal. */
extern const struct effect_handler effects_programs[];
