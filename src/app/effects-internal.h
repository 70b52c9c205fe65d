/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of effect handlers, shared by the effects' sources. */
#pragma once

#include "app/effects.h"

/* By kind; `run` is NULL for kinds of the other table. */
struct effect_handler {
    void (*run)(struct reader *r, struct effect *f);
};

/* Commands to the engine, whose results arrive as events. */
extern const struct effect_handler effects_engine[];
/* Configuration files. */
extern const struct effect_handler effects_settings[];
/* Other programs, files, the terminal. */
extern const struct effect_handler effects_outside[];
