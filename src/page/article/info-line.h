/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The line under a title: "From:… | Date Add in:… [A A]", "发布日期：… 信息来源：… 浏览次数：".
 * Labels in English and Chinese, values parted by any white space. Pure.
 */
#ifndef GANDER_PAGE_ARTICLE_INFO_LINE_H
#define GANDER_PAGE_ARTICLE_INFO_LINE_H

#include "page/article/lines.h"

struct info {
    struct str source, author, editor, date; /* n 0 when absent */
    int64_t views;                           /* -1 when not known */
};

/* Adds what one line says to *out; what is there already stays. */
void info_line_read(struct str line, struct info *out);

#endif
