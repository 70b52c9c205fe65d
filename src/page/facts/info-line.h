/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Parser of the line below a title: "From:… | Date Add in:… [A A]", "发布日期：… 信息来源：…
 * 浏览次数：". Labels in English and Chinese, values separated by any white space. Pure.
 */
#pragma once

#include "page/facts/lines.h"

struct info {
    /* Borrowed from the line; n is 0 when absent. `changed` is the date of an update. */
    struct str source, author, editor, date, changed;
    int64_t views; /* -1 when unknown */
};

/* Sets the fields of *out that are absent so far. */
void info_line_read(struct str line, struct info *out);

/* "6 min read", "Lesezeit: 4 Minuten" */
bool info_line_is_reading_time(struct str line);
