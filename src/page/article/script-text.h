/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Article text in the data of a page's scripts (a framework's state, JSON in script elements): the
 * longest string of running text. Pure, linear.
 */
#ifndef GANDER_PAGE_ARTICLE_SCRIPT_TEXT_H
#define GANDER_PAGE_ARTICLE_SCRIPT_TEXT_H

#include "page/dom/dom.h"

/* HTML or plain text of at least `least` in weight (page/evidence/measure.h), in the dom's arena;
 * NULL when there is none. */
const char *script_text_find(struct dom *d, uint32_t least);

#endif
