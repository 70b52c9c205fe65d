/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lookup of a portal's address: offers an OPML file's outlines, or a home page's menu and feeds.
 * Pages of topmost menu entries without subentries are fetched, since they may be sections with a
 * menu of their own, or texts; the first refresh detects the kind of all others. Engine thread.
 */
#pragma once

#include "engine/thread/worker.h"

/* Handler of ENGINE_LOOK_UP. Borrows the command; events follow. */
void look_up_start(struct worker *w, struct engine_command *c);
