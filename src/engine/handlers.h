/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table of the commands' handlers on the engine thread. */
#pragma once

#include "engine/thread/worker.h"

/* Borrows the command. */
void handle_command(struct worker *w, struct engine_command *c);
