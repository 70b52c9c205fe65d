/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding an account: finds the API below a typed address and logs in there. Engine thread. */
#pragma once

#include "engine/thread/worker.h"

/* Handler of ENGINE_ADD_ACCOUNT. */
void add_account_start(struct worker *w, struct engine_command *c);
