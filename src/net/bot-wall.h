/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers that are no content but a challenge that only a browser passes. Pure. */
#ifndef GANDER_NET_BOT_WALL_H
#define GANDER_NET_BOT_WALL_H

#include <stdbool.h>

#include "base/str.h"

/* Whether a field of the header alone tells it. */
bool bot_wall_header(struct str name, struct str value);

/* Whether the answer is one, from its status, what its header told, and (the beginning of) its
 * body. A page that merely mentions such words is none. */
bool bot_wall_recognise(int status, bool header, struct str body);

#endif
