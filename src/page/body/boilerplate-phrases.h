/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases that introduce boilerplate, if they start a short line. Pure. */
#pragma once

#include <stdbool.h>

#include "base/str.h"

enum phrase {
    PHRASE_NONE,
    PHRASE_LINE,    /* only the line is boilerplate */
    PHRASE_SECTION, /* heading of a boilerplate section: related stories, comments */
    PHRASE_LONG,    /* like PHRASE_SECTION, but too long for a heading */
    PHRASE_END,     /* end of the article */
};

/* `line` is the text of one block, with collapsed white space. */
enum phrase boilerplate_find(struct str line);

/* True for a mark of the end of the article. */
bool boilerplate_is_end(struct str line);

/* True for a call to follow, subscribe or download, for a line that credits contributors, and for a
 * question whether readers like the article. Articles contain such sentences as well: rely on it
 * only near the end of the text. */
bool boilerplate_is_closing(struct str line);

/* True for the heading of a list of other articles. */
bool boilerplate_is_related(struct str line);
