/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Execution of the core's effects; results are passed back to it as events. */
#pragma once

#include "app/reader.h"

/* Executes waiting effects, and those that they cause, until none is left. */
void effects_run(struct reader *r);

/* Passes an engine event to the core, with the effect that caused it. */
void effects_answer(struct reader *r, const struct engine_event *event);

/* Command of an event; NULL for none of the reader's. */
struct sent_command *effects_find(struct reader *r, engine_ticket ticket);
/* Drops the effect of a command that has ended. */
void effects_forget(struct reader *r, engine_ticket ticket);
