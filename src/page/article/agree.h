/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparison of a page with what the feed says of its article: login, consent and error pages stand
 * in for articles. Pure. */
#pragma once

#include <stdbool.h>

#include "page/article/extract.h"

/* False when the page has hardly a word of the feed's title and text. True without such a text. */
bool page_agrees(const struct page_article *page, const struct article *given);
/* True when the feed's teaser is as long as the page's text, and the page has no pictures. */
bool page_adds_nothing(const struct page_article *page, const struct article *given);
