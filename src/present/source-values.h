/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a source's settings, in words; nothing is appended for the general setting. */
#pragma once

#include "base/buf.h"
#include "model/source-settings.h"

void source_add_interval(struct buf *b, const struct source_settings *s);
/* Without the user and password of its address. */
void source_add_proxy(struct buf *b, const struct source_settings *s);
void source_add_zone(struct buf *b, const struct source_settings *s);
void source_add_keep_articles(struct buf *b, const struct source_settings *s);
void source_add_keep_days(struct buf *b, const struct source_settings *s);
void source_add_keep_pictures(struct buf *b, const struct source_settings *s);

/* Parses a limit of what is kept: a number from 1, "all", or "" for the general setting. */
bool source_read_limit(const char *text, int *limit);
