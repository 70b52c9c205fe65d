/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hosts that asked to be left alone, beyond this run. On the engine thread. */
#ifndef GANDER_ENGINE_THREAD_HOSTS_H
#define GANDER_ENGINE_THREAD_HOSTS_H

#include "engine/thread/worker.h"

/* Tells net of those that an earlier run met. */
void hosts_restore(struct worker *w);
/* Keeps the wish of the host of an answer, if it has one. */
MUST_CHECK bool hosts_keep(struct worker *w, const struct net_response *r, struct error *e);

#endif
