/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sample portal in a temporary database, for --demo. */
#pragma once

#include "base/error.h"
#include "engine/engine.h"

/* Adds the sample portal of `data_dir` and reads its files. */
MUST_CHECK bool demo_fill(struct engine *n, const char *data_dir, struct error *e);
