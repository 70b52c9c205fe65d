/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The thread that draws pictures: decoding a large one takes longer than a mark may wait behind it.
 * It knows files and wishes only, no database and no network.
 */
#ifndef GANDER_ENGINE_PICTURE_DRAW_H
#define GANDER_ENGINE_PICTURE_DRAW_H

#include "base/mailbox.h"
#include "engine/engine.h"

struct drawer;

/* Drawings go to `outbox` as events. The thread starts with the first wish. */
struct drawer *drawer_new(struct mailbox *outbox);
/* Wishes that wait are dropped. */
void drawer_free(struct drawer *d);
/* EVENT_DRAWN with the ticket, whatever becomes of it. */
void drawer_wish(struct drawer *d, engine_ticket ticket, const char *path,
                 const struct picture_wish *wish);

#endif
