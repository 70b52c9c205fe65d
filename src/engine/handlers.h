/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table of the commands' handlers on the engine thread. */
#ifndef GANDER_ENGINE_HANDLERS_H
#define GANDER_ENGINE_HANDLERS_H

#include "engine/thread/worker.h"

/* Borrows the command. */
void handle_command(struct worker *w, struct engine_command *c);

#endif
