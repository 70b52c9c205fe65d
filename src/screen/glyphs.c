/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen/glyphs.h"

#include <string.h>

#include "base/compiler.h"

const struct glyphs glyphs_unicode = {
    .lines = {" ", "│", "│", "│", "─", "┘", "┐", "┤", "─", "└", "┌", "├", "─", "┴", "┬", "┼"},
    .folded = "▸",
    .unfolded = "▾",
    .unread = "●",
    .star = "★",
    .changed = "~",
    .problem = "!",
    .note = "✎",
    .pick = "✓",
    .offline = "↧",
    .view = "◇",
    .selected = "▌",
    .here = "▸",
    .shown = "▏",
    .ellipsis = "…",
    .letter_blank = "\u2800",
    .step = " › ",
    .separator = " · ",
    .bar_full = "▓",
    .bar_empty = "░",
    .refresh = "⟳",
    .checked = "[✓]",
    .unchecked = "[ ]",
    .above = "↑",
    .below = "↓",
};

const struct glyphs glyphs_ascii = {
    .lines = {" ", "|", "|", "|", "-", "+", "+", "+", "-", "+", "+", "+", "-", "+", "+", "+"},
    .folded = "+",
    .unfolded = "-",
    .unread = "*",
    .star = "#",
    .changed = "~",
    .problem = "!",
    .note = "n",
    .pick = "+",
    .offline = "v",
    .view = "?",
    .selected = ">",
    .here = ">",
    .shown = "|",
    .ellipsis = "~",
    .letter_blank = "",
    .step = " > ",
    .separator = " - ",
    .bar_full = "=",
    .bar_empty = ".",
    .refresh = "@",
    .checked = "[x]",
    .unchecked = "[ ]",
    .above = "^",
    .below = "v",
};

void glyphs_add_words(const struct glyphs *g, struct buf *b, struct str words)
{
    static const struct {
        const char *typographic, *plain;
    } marks[] = {{"“", "\""}, {"”", "\""}, {"‘", "'"}, {"’", "'"}, {"…", "..."}};
    for (size_t at = 0; at < words.n;) {
        size_t i = 0;
        struct str rest = str_slice(words, at, words.n);
        while (i < ARRAY_SIZE(marks) && !str_starts(rest, str_from(marks[i].typographic)))
            i++;
        if (g == &glyphs_ascii && i < ARRAY_SIZE(marks)) {
            buf_add_c(b, marks[i].plain);
            at += strlen(marks[i].typographic);
        } else {
            buf_add_char(b, words.p[at++]);
        }
    }
}
