/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys as they come, into commands: sequences and counts. */
#ifndef GANDER_TUI_CORE_KEYS_H
#define GANDER_TUI_CORE_KEYS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "config/keymap.h"

struct keys {
    uint32_t typed[KEYMAP_MAX_SEQUENCE];
    size_t n_typed;
    int count; /* 0: none typed */
};

enum { COUNT_MOST = 9999 };

/* Takes a key. The binding it completes, NULL while there is none: more is to come, or the key
 * means nothing. `*count` is what was typed before it, 0 for nothing. A digit counts unless it is
 * bound; Esc takes a count back. */
const struct binding *keys_take(struct keys *k, const struct keymap *map, uint32_t key, int *count);
/* What waits for more, as it was typed; nothing when nothing waits. */
void keys_add_pending(const struct keys *k, struct buf *b);

#endif
