/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a portal's address has to offer: an OPML file's outlines, or a home page's menu and feeds.
 * The pages of the menu's topmost entries that have no others below them are looked at, too: they
 * may be sections with menus of their own, or texts. The first refresh finds out about the others.
 */
#ifndef GANDER_ENGINE_ADD_LOOK_UP_H
#define GANDER_ENGINE_ADD_LOOK_UP_H

#include "engine/thread/worker.h"

/* ENGINE_LOOK_UP: borrows the command; events follow. */
void look_up_start(struct worker *w, struct engine_command *c);

#endif
