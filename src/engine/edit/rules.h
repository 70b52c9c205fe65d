/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handlers of commands: rules for arriving articles. Engine thread. */
#pragma once

#include "engine/thread/worker.h"

void edit_add_rule(struct worker *w, struct engine_command *c);
void edit_remove_rule(struct worker *w, struct engine_command *c);
void edit_switch_rule(struct worker *w, struct engine_command *c);
