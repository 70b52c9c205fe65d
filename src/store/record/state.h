/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key-value store for the front end's state: open folders, last view, … */
#pragma once

#include "store/store.h"

/* *out is to be freed with free(); NULL for an unset key. */
MUST_CHECK bool state_get(struct store *s, const char *key, char **out, struct error *e);
/* NULL unsets the key. */
MUST_CHECK bool state_set(struct store *s, const char *key, const char *value, struct error *e);
