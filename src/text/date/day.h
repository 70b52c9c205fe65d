/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as in 2025-06-30, in a time zone. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/compiler.h"
#include "base/zone.h"

/* Start of the day, or of the next one, in seconds since 1970; false for no day. */
MUST_CHECK bool day_read_start(const char *text, struct zone zone, int64_t *time);
MUST_CHECK bool day_read_end(const char *text, struct zone zone, int64_t *time);
/* Appends the day of a time. */
void day_add(struct buf *b, int64_t time, struct zone zone);
