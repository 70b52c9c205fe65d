/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carries out what the reader's core asks for, and brings what it gives back as events. */
#ifndef GANDER_APP_EFFECTS_H
#define GANDER_APP_EFFECTS_H

#include "app/app.h"
#include "term/term.h"
#include "tui/ui.h"

struct reader {
    const struct app_options *options;
    struct engine *engine;
    struct term *term;
    struct ui *ui;
    struct effects effects; /* asked for and not yet carried out */
    bool quit;
};

/* Carries out everything that waits, and what comes of it, until nothing waits. */
void effects_run(struct reader *r);

#endif
