/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words before a name in a byline, in the languages of news: "By", "Автор:", "作者：", "بقلم".
 * Pure. */
#pragma once

#include <stdbool.h>

#include "base/str.h"

/* Bytes of a label at the start of `s` and of the signs after it, when more follows; 0 for none. */
size_t byline_label_bytes(struct str s);

/* The same, of labels after which any capitalized word is a name: "By Jane". */
size_t byline_lone_label_bytes(struct str s);

/* True for a label alone: "Written by", "Autor:". */
bool byline_is_label(struct str s);

/* True when `s` starts with a label that starts no sentence: "Author:", "Written by". */
bool byline_is_sure(struct str s);

/* Name in Han or Hangul, which has no spaces, after or before a label: "記者林志明／台北報導",
 * "文 | 陈晓", "홍길동 기자"; n is 0 for none. */
struct str byline_name_without_spaces(struct str s);
