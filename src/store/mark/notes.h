/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private notes of the user on articles: plain text, one per article. Noted articles are kept like
 * starred ones. */
#pragma once

#include "base/mem.h"
#include "store/store.h"

enum { NOTE_MAX_BYTES = 100000 };

/* Text in the arena; NULL for none. */
MUST_CHECK bool note_load(struct store *s, int64_t article, struct arena *arena, const char **text,
                          struct error *e);
/* Sanitizes and trims the text; an empty one, or NULL, removes the note. `now`: seconds since 1970.
 * ERROR_NOT_FOUND for an unknown article, ERROR_LIMIT for more than NOTE_MAX_BYTES. */
MUST_CHECK bool note_set(struct store *s, int64_t article, const char *text, int64_t now,
                         struct error *e);
