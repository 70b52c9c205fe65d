/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Persistence of Retry-After times of hosts across runs. Engine thread. */
#pragma once

#include "engine/thread/worker.h"

/* Loads stored times into net. */
void retry_after_restore(struct worker *w);
/* Stores the time of the response's host, if it has one. */
MUST_CHECK bool retry_after_store(struct worker *w, const struct net_response *r, struct error *e);
