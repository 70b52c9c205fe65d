/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Subscribing to an address: it is fetched, and what it is gets found out. A feed is taken as it
 * is; a page is searched for feeds, which are tried; a page without any may be a list of articles.
 */
#ifndef GANDER_ENGINE_ADD_ADD_H
#define GANDER_ENGINE_ADD_ADD_H

#include "engine/thread/worker.h"

/* ENGINE_ADD: borrows the command; events follow. */
void add_start(struct worker *w, struct engine_command *c);

#endif
