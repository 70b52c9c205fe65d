/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared parts of the readers of replies. */
#pragma once

#include <jansson.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"

/* The object, for json_decref(), which warnings of PHP and byte order marks may enclose; NULL with
 * ERROR_UNSUPPORTED for anything else. */
json_t *reply_parse(struct str body, struct error *e);
/* The list at a key of an object, borrowed from *root, which is for json_decref() in any case; NULL
 * with ERROR_UNSUPPORTED for anything else. */
const json_t *reply_parse_list(struct str body, const char *key, json_t **root, struct error *e);
bool reply_fail(struct error *e);

/* A member's text, "" for none. */
struct str reply_text(const json_t *o, const char *key);
/* One line in the arena; NULL when nothing is left. */
const char *reply_keep(struct arena *a, struct str s);
/* A text with & < > in place of their full-width forms, in the empty `b`; of a feed's title, also
 * those of ? \ / , ; after an ASCII character, since others are Chinese. */
struct str reply_narrow(struct buf *b, struct str s, bool is_feed);
/* A whole number, also one written as text; 0 for none. */
int64_t reply_number(const json_t *o, const char *key);
