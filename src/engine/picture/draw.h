/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Thread that renders pictures: decoding a large one would delay commands on the engine thread. It
 * uses neither database nor network. The functions are called from the UI thread.
 */
#pragma once

#include "base/mailbox.h"
#include "engine/engine.h"
#include "picture/drawing.h"

struct drawer;

enum { DRAWER_DIRECTORIES = 2 };

/* Results go to `outbox` as events. The thread starts with the first request, and is confined to
 * pictures in these directories, NULL for none; borrowed. */
struct drawer *drawer_new(struct mailbox *outbox, const char *const *readable);
/* Drops waiting requests. */
void drawer_free(struct drawer *d);
/* Requests a drawing: one EVENT_DRAWN with the ticket, even on failure. */
void drawer_request(struct drawer *d, engine_ticket ticket, const char *path,
                    const struct drawing_options *options);
