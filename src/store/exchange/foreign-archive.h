/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Archives of other readers: newsboat's cache.db and newsraft's newsraft.sqlite3. Reads a private
 * copy, so that the other reader may run, a journal left by a crash is applied to the copy only,
 * and the original never changes. The content is hostile: no views, triggers or large values are
 * evaluated, and texts are cut at FOREIGN_MAX_TEXT bytes. One user at a time.
 */
#pragma once

#include "base/error.h"
#include "base/mem.h"
#include "model/foreign-archive.h"

enum { FOREIGN_MAX_TEXT = 4 << 20, FOREIGN_MAX_FEEDS = 100000 };

struct foreign;

/* ERROR_UNSUPPORTED for a database of another kind, ERROR_DAMAGED, ERROR_SYSTEM. */
MUST_CHECK bool foreign_open(const char *path, struct foreign **out, struct error *e);
void foreign_close(struct foreign *f); /* NULL is a no-op */

/* Feeds that have articles, in `arena`; those beyond FOREIGN_MAX_FEEDS are left out. */
MUST_CHECK bool foreign_feeds(struct foreign *f, struct arena *arena, struct foreign_feed **out,
                              size_t *n, struct error *e);

/* Numbers of a feed's articles, oldest first; to free(). */
MUST_CHECK bool foreign_numbers(struct foreign *f, const char *feed, int64_t **out, size_t *n,
                                struct error *e);
/* Article of that number, in `arena`; all fields empty if there is none. */
MUST_CHECK bool foreign_article(struct foreign *f, int64_t number, struct arena *arena,
                                struct foreign_article *out, struct error *e);
