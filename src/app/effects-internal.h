/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the reader's effects share. */
#ifndef GANDER_APP_EFFECTS_INTERNAL_H
#define GANDER_APP_EFFECTS_INTERNAL_H

#include "app/effects.h"

/* Handlers by kind; `run` is NULL for effects that are another part's. */
struct effect_handler {
    void (*run)(struct reader *r, struct effect *f);
};

/* Commands to the engine: what becomes of them comes as its events. */
extern const struct effect_handler effects_engine[];
/* Other programs, files, the terminal. */
extern const struct effect_handler effects_outside[];

#endif
