/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/keys.h"

#include "screen/event.h"

static bool is_digit(uint32_t key)
{
    return key >= '0' && key <= '9';
}

const struct binding *keys_feed(struct keys *k, const struct keymap *map, uint32_t key, int *count)
{
    const struct binding *found = NULL;
    /* "0" may be bound, yet is a digit once a count has begun. */
    bool counts = k->n_typed == 0 && is_digit(key) &&
                  (k->count > 0 || keymap_find(map, &key, 1, &found) == KEYMAP_NONE);
    if (counts) {
        k->count = k->count * 10 + (int)(key - '0');
        k->count = k->count > KEYS_MAX_COUNT ? KEYS_MAX_COUNT : k->count;
        return NULL;
    }
    if (k->count > 0 && key == KEY_ESCAPE_) {
        *k = (struct keys){0};
        return NULL;
    }
    k->typed[k->n_typed++] = key;
    enum keymap_match match = keymap_find(map, k->typed, k->n_typed, &found);
    if (match == KEYMAP_BEGINS && k->n_typed < KEYMAP_MAX_SEQUENCE)
        return NULL;
    *count = k->count;
    k->n_typed = 0;
    k->count = 0;
    return match == KEYMAP_FOUND ? found : NULL;
}

void keys_add_pending(const struct keys *k, struct buf *b)
{
    if (k->count > 0)
        buf_printf(b, "%d", k->count);
    key_add_name(b, k->typed, k->n_typed);
}
