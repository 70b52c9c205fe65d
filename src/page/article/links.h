/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Links of an article's page: breadcrumb, next page, previous and next article, related stories,
 * comments, attachments. Pure.
 */
#pragma once

#include "page/article/extract.h"
#include "page/facts/facts.h"

/* Fills the links of *out, in its arena. `base` is the base of relative addresses, or NULL. */
void links_read(const struct dom *d, const struct facts *f, const char *base,
                struct page_article *out);
