/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Setting of a stretch of pieces in lines: breaking, alignment, direction. Columns count from the
 * left edge of the stretch. The spans of lines are in the setter until the caller empties
 * `spans`.
 */
#pragma once

#include "layout/flow.h"

struct set_line {
    size_t first, n_spans; /* in the setter's spans */
    int width;
};

struct set_lines {
    struct set_line *v;
    size_t n, size;
};

struct paragraph_style {
    int width;         /* cells of a line, at least 1 */
    int first_indent;  /* of the first line; if negative, of all others */
    bool preformatted; /* keeps lines that fit, and marks the breaks of others */
    bool labelled;     /* "Label: value │ Label: value": breaks preferably between parts */
    bool ascii;
    bool terminal_bidi;
    bool keep_left; /* right-to-left text stays at the left edge */
    enum doc_align align;
    enum doc_direction direction;
};

enum { BREAK_RANKS = 3 };

/* A grapheme cluster of the text being set. */
struct unit {
    uint32_t at, n;    /* in the setter's text */
    uint32_t piece;    /* index of its piece */
    uint32_t in_piece; /* offset in the piece */
    unsigned char width;
    unsigned char brk; /* enum line_break before it */
    bool space, line_end, hyphen;
    unsigned char rank; /* below BREAK_RANKS: a line ends at the last break of the lowest rank */
    signed char level;  /* of embedding; odd is right to left */
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
    uint32_t last_piece; /* of the last span of the line */
    const struct piece *pieces;
    const struct paragraph_style *style;
    struct str *shaped; /* display forms by unit; NULL when none are needed */
    bool rtl;           /* the paragraph's direction */
};

void setter_init(struct setter *s, const struct flow *f);
void setter_fini(struct setter *s);

/* Appends the lines of `n` pieces. */
void paragraph_set(struct setter *s, const struct piece *pieces, size_t n,
                   const struct paragraph_style *style, struct set_lines *out);

/* Width without line breaking, and width of the longest word, in cells. */
void paragraph_measure(struct setter *s, const struct piece *pieces, size_t n, int *natural,
                       int *word);

/* Direction of the text: as given, else that of its first letter. */
bool paragraph_is_rtl(const struct flow *f, const struct piece *pieces, size_t n,
                      enum doc_direction direction);
