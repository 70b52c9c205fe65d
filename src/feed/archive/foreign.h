/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles of other readers' archives, normalized like those of feeds, so that a refresh recognizes
 * them. Pure. */
#pragma once

#include "feed/feed.h"
#include "model/foreign-archive.h"

/* Fills out->articles, in the same order and number; `feed_url` is the base of relative links.
 * feed_fini() frees. */
void foreign_read_articles(const struct foreign_article *from, size_t n, const char *feed_url,
                           struct feed *out);
/* Fills out->title; NULL for an empty one. */
void foreign_read_title(const char *title, struct feed *out);
