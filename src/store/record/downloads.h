/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of downloads: past, running and queued. The files themselves, at `path`, are the
 * engine's. */
#pragma once

#include "model/download.h"
#include "store/store.h"

MUST_CHECK bool downloads_load(struct store *s, struct downloads *out, struct error *e);

/* Strings in the arena. ERROR_NOT_FOUND for an unknown id. */
MUST_CHECK bool downloads_get(struct store *s, int64_t id, struct arena *arena,
                              struct download *out, struct error *e);
/* Id by address; 0 when there is none. */
MUST_CHECK bool downloads_find(struct store *s, const char *url, int64_t *id, struct error *e);
/* Adds a queued download, ignoring d->id and d->ended_at. */
MUST_CHECK bool downloads_add(struct store *s, const struct download *d, int64_t *id,
                              struct error *e);
/* Updates the progress: state, path, size, got, validator, error, problem, ended_at. */
MUST_CHECK bool downloads_save(struct store *s, const struct download *d, struct error *e);
MUST_CHECK bool downloads_forget(struct store *s, int64_t id, struct error *e);
/* Stops all queued and running downloads, which an earlier process left. */
MUST_CHECK bool downloads_stop_all(struct store *s, struct error *e);
/* Number of all downloads, and of those queued or running. */
MUST_CHECK bool downloads_count(struct store *s, int64_t *all, int64_t *open, struct error *e);
