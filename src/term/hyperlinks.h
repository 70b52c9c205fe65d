/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Links that the terminal itself can open (OSC 8, "Hyperlinks in Terminal Emulators"), which curses
 * knows nothing of: after curses has sent its own, the linked text of every row that changed is
 * sent once more, as a link. Text that was a link and is none now is sent as plain text, for curses
 * may have left it as it stood. Pure: what goes to the terminal, and when, is the caller's.
 */
#ifndef GANDER_TERM_HYPERLINKS_H
#define GANDER_TERM_HYPERLINKS_H

#include <stdbool.h>

#include "base/buf.h"
#include "tui/surface.h"

struct hyperlinks {
    int width, height;
    uint16_t *shown; /* the link of each cell that the terminal has */
    uint64_t hash;   /* of their addresses */
};

void hyperlinks_init(struct hyperlinks *h);
void hyperlinks_fini(struct hyperlinks *h);

/* After curses: `touched` are the rows that it may have changed. `look` gives what a style is sent
 * as. */
void hyperlinks_after(struct hyperlinks *h, const struct surface *s, const bool *touched,
                      struct style (*look)(void *context, struct style style), void *context,
                      struct buf *out);
/* The screen was cleared: no link is left. */
void hyperlinks_clear(struct hyperlinks *h);

#endif
