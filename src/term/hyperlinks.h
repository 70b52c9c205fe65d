/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Links that the terminal can open (OSC 8, "Hyperlinks in Terminal Emulators"), which curses does
 * not know: after its output, the linked text of each changed row is sent again, as a link, and
 * former links as plain text, since curses may not have touched them. Pure: the caller sends.
 */
#ifndef GANDER_TERM_HYPERLINKS_H
#define GANDER_TERM_HYPERLINKS_H

#include <stdbool.h>

#include "base/buf.h"
#include "screen/surface.h"

struct hyperlinks {
    int width, height;
    uint16_t *shown; /* link of each cell on the terminal */
    uint64_t hash;   /* of their addresses */
};

void hyperlinks_init(struct hyperlinks *h);
void hyperlinks_fini(struct hyperlinks *h);

/* After curses, which may have changed the `touched` rows; `look` maps styles to those to send. */
void hyperlinks_after(struct hyperlinks *h, const struct surface *s, const bool *touched,
                      struct style (*look)(void *context, struct style style), void *context,
                      struct buf *out);
/* Resets the state after the screen was cleared. */
void hyperlinks_clear(struct hyperlinks *h);

#endif
