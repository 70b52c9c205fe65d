/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Articles that an aggregator exports as JSON: the items of the Google Reader API (FreshRSS's
 * starred articles), or the entries of Miniflux's API. Pure.
 */
#pragma once

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/foreign-archive.h"

struct starred_feed {
    struct foreign_feed feed;
    struct foreign_article *articles; /* in the order of the file */
    size_t n;
};

struct starred {
    struct arena arena;
    struct starred_feed *feeds;
    size_t n;
    size_t unplaced; /* articles that name no feed's address */
};

/* ERROR_INVALID for anything else. On failure *out is zeroed. */
MUST_CHECK bool starred_parse(struct str bytes, struct starred *out, struct error *e);
ARENA_FINI(starred);
