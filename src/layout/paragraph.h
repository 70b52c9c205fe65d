/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A stretch of pieces set in lines: breaking, alignment, direction. Columns count from the left
 * edge of the stretch. What is set belongs to the setter's arena.
 */
#ifndef GANDER_LAYOUT_PARAGRAPH_H
#define GANDER_LAYOUT_PARAGRAPH_H

#include "layout/flow.h"

struct set_line {
    struct layout_span *spans;
    size_t n_spans;
    int width;
};

struct set_lines {
    struct set_line *v;
    size_t n, size;
};

struct paragraph_style {
    int width;         /* cells of a line, at least 1 */
    int first_indent;  /* of the first line, or with a negative value of all others */
    bool preformatted; /* lines are kept where they fit; a mark shows where one did not */
    bool labelled; /* "Label: value │ Label: value": lines end between the parts if they can */
    bool ascii;
    bool terminal_bidi;
    bool keep_left; /* right-to-left text is not moved to the right edge */
    enum doc_align align;
    enum doc_direction direction;
};

enum { BREAK_RANKS = 3 };

/* A grapheme cluster of the text being set. */
struct unit {
    uint32_t at, n;    /* in the setter's text */
    uint32_t piece;    /* index among the pieces being set */
    uint32_t in_piece; /* where in it */
    unsigned char width;
    unsigned char brk; /* enum line_break before it */
    bool space, line_end, hyphen;
    unsigned char
        rank; /* below BREAK_RANKS: of the breaks on a line the last of the lowest is taken */
    signed char level; /* of embedding; odd is right to left */
};

/* Working memory for many paragraphs. */
struct setter {
    const struct flow *flow;
    struct arena arena;
    struct buf text;
    struct buf breaks;
    VEC(struct unit) units;
    VEC(uint32_t) order;
    VEC(struct layout_span) spans;
    uint32_t last_piece; /* of the last span */
    const struct piece *pieces;
    const struct paragraph_style *style;
    struct str *shaped; /* per unit, right-to-left forms; NULL when none are needed */
    bool rtl;           /* the paragraph's direction */
};

void setter_init(struct setter *s, const struct flow *f);
void setter_fini(struct setter *s);

/* Appends the lines of `n` pieces. */
void paragraph_set(struct setter *s, const struct piece *pieces, size_t n,
                   const struct paragraph_style *style, struct set_lines *out);

/* The cells it takes on lines as long as it likes, and those of its longest word. */
void paragraph_measure(struct setter *s, const struct piece *pieces, size_t n, int *natural,
                       int *word);

/* Whether the text reads from right to left: as its direction says, else by its first letter. */
bool paragraph_is_rtl(const struct flow *f, const struct piece *pieces, size_t n,
                      enum doc_direction direction);

#endif
