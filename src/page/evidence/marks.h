/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Content marks of publishing systems in comments: Founder's <!--enpcontent-->…<!--/enpcontent-->
 * and <!--enpproperty …-->, Hanweb's <!--<$[信息内容]>begin-->…end, <!-- 正文 start -->…end. They
 * may be wrong: the caller checks their plausibility. Pure.
 */
#pragma once

#include "page/dom/dom.h"

/* Nodes [*from, *to) of the next marked text, from the comment index *at, which advances past the
 * pair of marks. False when there is no further pair. */
bool marks_next_body(const struct dom *d, size_t *at, uint32_t *from, uint32_t *to);

/* Value of `name` in <!--enpproperty <name>value</name> …-->, borrowed from the comment; n is 0 for
 * none. */
struct str marks_property(const struct dom *d, struct str name);
