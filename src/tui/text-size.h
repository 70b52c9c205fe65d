/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ladder of text sizes, as data. */
#ifndef GANDER_TUI_TEXT_SIZE_H
#define GANDER_TUI_TEXT_SIZE_H

#include <stddef.h>

#include "layout/layout.h"

enum { TEXT_SIZE_NORMAL = 2 };

struct text_size {
    int number; /* as the user knows it: 1 compact, 2 normal, 3 airy … */
    int percent;
    const char *name; /* msgid */
    enum layout_rung rung;
};

/* The rung of that number, or the nearest lower one that exists here. */
const struct text_size *text_size_get(int number);
/* The next one up (1) or down (-1); the same at the ladder's end. */
const struct text_size *text_size_step(const struct text_size *from, int step);
/* The largest number. */
int text_size_last(void);

#endif
