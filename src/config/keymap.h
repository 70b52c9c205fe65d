/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mapping of keys to commands. A key is written as a character ("g", "<", "é") or a name ("Space",
 * "Enter", "Tab", "Esc", "Up", "PageDown", "Home", "Insert", "Delete", "Backspace", "F5"), prefixed
 * with "C-", "M-" or "S-" for Control, Alt and Shift. A sequence is written without gaps, names in
 * angle brackets: "gg", "<C-x>o".
 *
 * No sequence is a prefix of another: a new binding replaces conflicting ones, so that keys need no
 * timeout.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"
#include "config/command.h"

enum { KEYMAP_MAX_SEQUENCE = 4 }; /* keys of a sequence */

struct bound_command {
    enum command command;
    char *argument; /* or NULL; owned */
};

struct binding {
    uint32_t keys[KEYMAP_MAX_SEQUENCE]; /* encoded as in screen/event.h */
    size_t n_keys;
    struct bound_command *commands; /* run one after the other; at least one */
    size_t n_commands;
};

struct keymap;

struct keymap *keymap_new(void); /* empty */
/* "default" or "newsboat"; NULL for an unknown name. The caller frees it. */
struct keymap *keymap_load(const char *name);
void keymap_free(struct keymap *map);

/* Binds `key` to `command` as typed after ":", including arguments ("set text-size 3"). */
MUST_CHECK bool keymap_bind(struct keymap *map, struct str key, struct str command);
/* Likewise, to several commands, n > 0. On failure nothing has changed. */
MUST_CHECK bool keymap_bind_all(struct keymap *map, struct str key, const struct str *commands,
                                size_t n, struct error *e);
/* Removes the bindings of `key` and of sequences that begin with it. */
MUST_CHECK bool keymap_unbind(struct keymap *map, struct str key, struct error *e);

enum keymap_match { KEYMAP_NONE, KEYMAP_BEGINS, KEYMAP_FOUND };

/* Sets *out for KEYMAP_FOUND. */
enum keymap_match keymap_find(const struct keymap *map, const uint32_t *keys, size_t n,
                              const struct binding **out);

/* Bindings are borrowed until the map changes. */
size_t keymap_count(const struct keymap *map);
const struct binding *keymap_at(const struct keymap *map, size_t index);
/* True for a key of this one command without an argument. */
bool binding_is_of(const struct binding *b, enum command command);
/* First such binding; NULL when there is none. */
const struct binding *keymap_of(const struct keymap *map, enum command command);

/* Conversion between written form and keys. */
MUST_CHECK bool key_parse(struct str text, uint32_t *keys, size_t *n, struct error *e);
void key_add_name(struct buf *b, const uint32_t *keys, size_t n);
