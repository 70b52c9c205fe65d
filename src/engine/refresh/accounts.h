/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A refresh's accounts: their syncs, and pages of the articles that these bring. Engine thread. */
#pragma once

#include "engine/refresh/run.h"

/* Begins the sync of an account, unless it is under way. The refresh may not end before this
 * returns. */
MUST_CHECK bool refresh_request_account(struct worker *w, struct refresh *f, int64_t account,
                                        struct error *e);
