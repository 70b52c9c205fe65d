/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carries out what the reader's core asks for, and brings what it gives back as events. */
#ifndef GANDER_APP_EFFECTS_H
#define GANDER_APP_EFFECTS_H

#include "app/reader.h"

/* Carries out everything that waits, and what comes of it, until nothing waits. */
void effects_run(struct reader *r);

/* Hands an event of the engine to the core, with the effect that it answers. */
void effects_answer(struct reader *r, const struct engine_event *event);

/* A command has ended: drops the effect that it was sent for. */
void effects_forget(struct reader *r, engine_ticket ticket);

#endif
