/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a page leads from its article: breadcrumb, next page, neighbours, related stories,
 * comments, attachments. Pure.
 */
#ifndef GANDER_PAGE_ARTICLE_LINKS_H
#define GANDER_PAGE_ARTICLE_LINKS_H

#include "page/article/body.h"
#include "page/article/extract.h"
#include "page/article/facts.h"

/* Fills the links of *out (strings in its arena). `base` resolves addresses and may be NULL. */
void links_read(const struct dom *d, const struct facts *f, const struct body *body,
                const char *base, struct page_article *out);

#endif
