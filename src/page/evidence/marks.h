/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What publishing systems tell in comments: Founder's <!--enpcontent-->…<!--/enpcontent--> and
 * <!--enpproperty …-->, Hanweb's <!--<$[信息内容]>begin-->…end, <!-- 正文 start -->…end. Witnesses:
 * the caller weighs whether they can be right. Pure.
 */
#ifndef GANDER_PAGE_EVIDENCE_MARKS_H
#define GANDER_PAGE_EVIDENCE_MARKS_H

#include "page/dom/dom.h"

/* The nodes [*from, *to) that the next pair of comments, at or after the comment *at, calls the
 * article's text; *at goes behind it. False when there is no further pair. */
bool marks_next_body(const struct dom *d, size_t *at, uint32_t *from, uint32_t *to);

/* The value that <!--enpproperty <name>value</name> …-->  has for `name`, a view into the comment;
 * n 0 when there is none. */
struct str marks_property(const struct dom *d, struct str name);

#endif
