/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which keys run which command. A key is written as people write it: a character for itself ("g",
 * "<", "é"), a name ("Space", "Enter", "Tab", "Esc", "Up", "PageDown", "Home", "Insert",
 * "Delete", "Backspace", "F5"), with "C-", "M-" or "S-" before it for Control, Alt and Shift. A
 * sequence is written without gaps, names in it in angle brackets: "gg", "<C-x>o".
 *
 * No sequence is ever the beginning of another: a new binding takes the place of those it would
 * hide or that would hide it, so a key never waits for a clock.
 */
#ifndef GANDER_CONFIG_KEYMAP_H
#define GANDER_CONFIG_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"
#include "config/command.h"

enum { KEYMAP_SEQUENCE = 4 }; /* the longest */

struct binding {
    uint32_t keys[KEYMAP_SEQUENCE]; /* as screen/event.h has them */
    size_t n_keys;
    enum command command;
    char *argument; /* what follows the command's name, or NULL; owned */
};

struct keymap;

struct keymap *keymap_new(void); /* without bindings */
/* "default" or "newsboat"; NULL when there is none of that name. */
struct keymap *keymap_load(const char *name);
void keymap_free(struct keymap *map);

/* `command` is what may be typed after ":", an argument included ("set text-size 3"). */
MUST_CHECK bool keymap_bind(struct keymap *map, struct str key, struct str command,
                            struct error *e);
/* Takes away what `key` runs, and the sequences that begin with it. */
MUST_CHECK bool keymap_unbind(struct keymap *map, struct str key, struct error *e);

enum keymap_match { KEYMAP_NONE, KEYMAP_BEGINS, KEYMAP_FOUND };

/* *out is set when a binding is found. */
enum keymap_match keymap_find(const struct keymap *map, const uint32_t *keys, size_t n,
                              const struct binding **out);

size_t keymap_count(const struct keymap *map);
const struct binding *keymap_at(const struct keymap *map, size_t index);
/* The first binding of a command without an argument, NULL when it has no key. */
const struct binding *keymap_of(const struct keymap *map, enum command command);

/* Between the written and the typed form. */
MUST_CHECK bool key_parse(struct str text, uint32_t *keys, size_t *n, struct error *e);
void key_add_name(struct buf *b, const uint32_t *keys, size_t n);

#endif
