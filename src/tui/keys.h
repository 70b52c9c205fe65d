/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parser of typed keys: sequences and counts into bindings. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "config/keymap.h"

struct keys {
    uint32_t typed[KEYMAP_MAX_SEQUENCE];
    size_t n_typed;
    int count; /* 0: none */
};

enum { KEYS_MAX_COUNT = 9999 };

/* Feeds a key. Returns the binding it completes; NULL while a sequence is incomplete, and for a key
 * without meaning. `*count` is the number typed before it, 0: none. A digit counts unless bound;
 * Esc drops the count. */
const struct binding *keys_feed(struct keys *k, const struct keymap *map, uint32_t key, int *count);
/* Appends the keys of an incomplete sequence as typed. */
void keys_add_pending(const struct keys *k, struct buf *b);
