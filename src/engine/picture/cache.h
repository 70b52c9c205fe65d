/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pictures as files in one directory, named by their address, within a budget: what was used least
 * lately goes first. Beside them stand notes of what could not be had, so that it is not asked for
 * again and again. Anything may be missing at any time: another process, or the user, may remove
 * it. Reading is for any thread; the struct is the engine thread's.
 */
#ifndef GANDER_ENGINE_PICTURE_CACHE_H
#define GANDER_ENGINE_PICTURE_CACHE_H

#include "base/mem.h"
#include "engine/engine.h"

enum { PICTURE_NAME_BYTES = 16 };

struct picture_cache {
    const char *directory; /* NULL: none is kept */
    int64_t budget;        /* bytes, of all files together */
    int64_t total;         /* as far as it is known; -1: not looked at yet */
};

/* What a picture is called, from its address. */
void picture_cache_name(const char *url, char name[PICTURE_NAME_BYTES]);

/* Fills in what is known of the picture; false when it is not kept. Opens one file. */
bool picture_cache_find(const char *directory, const char *url, struct arena *arena,
                        struct engine_picture *out);

/* Whether it is kept, without looking inside. */
bool picture_cache_has(const char *directory, const char *url);
/* It is being used: others go before it. */
void picture_cache_touch(const struct picture_cache *c, const char *url);

enum picture_chance {
    PICTURE_MAY_BE_HAD,
    PICTURE_TRY_LATER, /* it failed not long ago */
    PICTURE_HOPELESS,  /* it failed, and nothing is likely to change that soon */
};
enum picture_chance picture_cache_chance(const struct picture_cache *c, const char *url,
                                         int64_t now);
/* Notes why it cannot be had: for a month, or, if that `may_recover`, an hour. */
void picture_cache_fail(const struct picture_cache *c, const char *url, const char *why,
                        bool may_recover, int64_t now);

/* Keeps it, whatever that does to the budget. ERROR_UNSUPPORTED when the bytes are no picture,
 * ERROR_LIMIT when it is too large in bytes or pixels. */
MUST_CHECK bool picture_cache_put(struct picture_cache *c, const char *url, struct str bytes,
                                  struct error *e);
/* Whether picture_cache_trim has something to do. */
bool picture_cache_is_over(struct picture_cache *c);
/* Removes files down to nine tenths of the budget: old notes, then what was used least lately; the
 * pictures of these names (PICTURE_NAME_BYTES each) only when nothing else is left. */
void picture_cache_trim(struct picture_cache *c, const struct str *last, size_t n, int64_t now);

#endif
