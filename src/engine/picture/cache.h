/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Picture cache: files in one directory, named by the hash of their address, within a budget; the
 * least recently used are deleted first. Notes of failed fetches beside them limit retries. Other
 * processes or the user may delete any file at any time. Reads are for any thread; the struct
 * belongs to the engine thread.
 */
#pragma once

#include "base/error.h"
#include "base/mem.h"

struct engine_picture;

enum { PICTURE_NAME_BYTES = 16 };

struct picture_cache {
    const char *directory; /* NULL: disabled */
    int64_t budget;        /* bytes, of all files together */
    int64_t total;         /* bytes of all files; -1: not counted yet */
};

/* File name of an address: the start of its SHA-256, in binary. */
void picture_cache_name(const char *url, char name[PICTURE_NAME_BYTES]);

/* Fills in what is stored for the picture; false if it is not. Opens one file. */
bool picture_cache_find(const char *directory, const char *url, struct arena *arena,
                        struct engine_picture *out);

/* True if the picture is stored. Opens no file. */
bool picture_cache_has(const char *directory, const char *url);
/* Marks a picture as used just now. */
void picture_cache_touch(const struct picture_cache *c, const char *url);

enum picture_chance {
    PICTURE_MAY_BE_HAD,
    PICTURE_TRY_LATER, /* failed lately */
    PICTURE_HOPELESS,  /* failed, and is unlikely to recover soon */
};
enum picture_chance picture_cache_chance(const struct picture_cache *c, const char *url,
                                         int64_t now);
/* Stores a failure: for a month, or for an hour with `may_recover`. */
void picture_cache_fail(const struct picture_cache *c, const char *url, const char *why,
                        bool may_recover, int64_t now);

/* Stores a picture, even beyond the budget. ERROR_UNSUPPORTED for bytes that are no picture,
 * ERROR_LIMIT for too many bytes or pixels. */
MUST_CHECK bool picture_cache_put(struct picture_cache *c, const char *url, struct str bytes,
                                  struct error *e);
/* True if the cache is over its budget. */
bool picture_cache_is_over(struct picture_cache *c);
/* Deletes expired notes and, if over the budget, pictures down to nine tenths of it, least recently
 * used first; those named in `last` (PICTURE_NAME_BYTES each) come after all others. */
void picture_cache_trim(struct picture_cache *c, const struct str *last, size_t n, int64_t now);
