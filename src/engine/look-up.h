/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a portal's address has to offer: an OPML file's outlines, or a home page's menu and feeds.
 */
#ifndef GANDER_ENGINE_LOOK_UP_H
#define GANDER_ENGINE_LOOK_UP_H

#include "engine/worker.h"

/* COMMAND_LOOK_UP: borrows the command; events follow. */
void look_up_start(struct worker *w, struct command *c);

#endif
