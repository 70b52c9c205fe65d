/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attachments that were, are or will be downloaded: what is known of each. The files are not the
 * database's: `path` says where one is, or will be. */
#ifndef GANDER_STORE_DOWNLOADS_H
#define GANDER_STORE_DOWNLOADS_H

#include "model/download.h"
#include "store/store.h"

MUST_CHECK bool downloads_load(struct store *s, struct downloads *out, struct error *e);

/* Strings in the arena. ERROR_NOT_FOUND when there is none. */
MUST_CHECK bool downloads_get(struct store *s, int64_t id, struct arena *arena,
                              struct download *out, struct error *e);
/* The one of an address; 0 when there is none. */
MUST_CHECK bool downloads_find(struct store *s, const char *url, int64_t *id, struct error *e);
/* A new one, queued; its id and ended_at are not looked at. */
MUST_CHECK bool downloads_add(struct store *s, const struct download *d, int64_t *id,
                              struct error *e);
/* Everything that changes on its way: state, path, size, got, validator, error, problem,
 * ended_at. */
MUST_CHECK bool downloads_save(struct store *s, const struct download *d, struct error *e);
MUST_CHECK bool downloads_forget(struct store *s, int64_t id, struct error *e);
/* Nobody is at those that are queued or running any more: they are stopped. */
MUST_CHECK bool downloads_stop_all(struct store *s, struct error *e);
/* How many there are, and how many of them are queued or running. */
MUST_CHECK bool downloads_count(struct store *s, int64_t *all, int64_t *open, struct error *e);

#endif
