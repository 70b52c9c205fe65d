/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Find in single lines (text/find/match.h), and highlights. */
#pragma once

#include "tui/draw/canvas.h"

struct regex;

bool find_in(struct str text, struct str pattern);

/* Index of the next of `n` lines that matches, from `at` in the direction of `step` and around the
 * end; `at` itself comes first with `including`, else last. SIZE_MAX for none. */
size_t find_line(size_t n, size_t at, int step, bool including,
                 bool (*matches)(const void *context, size_t i), const void *context);

/* Highlights matches in a line of text painted at (x, y) over `width` cells. */
void find_highlight(const struct canvas *c, int x, int y, int width, struct str text,
                    struct str pattern);
/* Likewise for a search: words by their beginnings (text/find/terms.h). */
void find_highlight_words(const struct canvas *c, int x, int y, int width, struct str text,
                          struct str pattern);
void find_highlight_regex(const struct canvas *c, int x, int y, int width, struct str text,
                          const struct regex *regex);
