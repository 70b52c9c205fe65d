/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small values by name: open folders, the last view, … */
#ifndef GANDER_STORE_STATE_H
#define GANDER_STORE_STATE_H

#include "store/store.h"

/* *out is to free(), NULL when the key is not set. */
MUST_CHECK bool state_get(struct store *s, const char *key, char **out, struct error *e);
/* A NULL value forgets the key. */
MUST_CHECK bool state_set(struct store *s, const char *key, const char *value, struct error *e);

#endif
