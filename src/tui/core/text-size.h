/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ladder of text sizes, as data, and which of its rungs a terminal, a pane and a text have: up
 * to 3 by layout alone, above that by larger letters. Pure.
 */
#ifndef GANDER_TUI_CORE_TEXT_SIZE_H
#define GANDER_TUI_CORE_TEXT_SIZE_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/blocks.h"
#include "layout/layout.h"

enum { TEXT_SIZE_NORMAL = 2 };

struct text_size {
    int number;       /* 1-7, as the user sets it */
    int percent;      /* nominal: what is kept for another terminal */
    const char *name; /* msgid; NULL for sizes that are named by what makes them */
    enum layout_rung rung;
};

/* What makes letters large. */
enum text_method {
    TEXT_LAYOUT, /* nothing: lines of one row */
    TEXT_OSC66,  /* OSC 66, kitty's text sizing protocol */
    TEXT_LINES,  /* DEC double-height lines (DECDHL): whole rows of the window */
    TEXT_DOTS,   /* drawn with braille characters */
    TEXT_SOLID,  /* drawn with quadrants and half blocks */
};

enum text_lines { LINES_NONE, LINES_LATIN /* no wide characters */, LINES_ALL };

enum { TERMINAL_NAME = 128 };

/* What a terminal shows, as far as it is known. */
struct text_abilities {
    bool osc66;
    enum text_lines lines;
    bool lines_unsure;            /* it may have double lines: only if the user says so */
    bool lines_refused;           /* it must not get any, whatever the user says */
    bool dots, quadrants, halves; /* characters that it has glyphs for */
    bool solid_first;             /* its braille has seams or is missing */
    bool multiplexed;             /* by tmux or screen: larger letters cannot pass */
    bool single_columns;      /* it tells the mouse's place on a doubled row in single columns */
    char name[TERMINAL_NAME]; /* what the user's answers about it are kept by; "": unknown */
};

/* What a text asks for. */
struct text_facts {
    bool wide;    /* some characters are */
    bool foreign; /* much of it is in no letters of gander's own */
    bool tall;    /* the font of tall glyphs has letters for it that gander has not */
};

/* Where text is to stand, and which text. */
struct text_place {
    const struct text_abilities *can;
    int choice;                        /* enum text_size_method (config.h) */
    const struct glyph_source *glyphs; /* NULL: none */
    bool ascii;                        /* block characters are out of the question */
    int width, height;                 /* cells for text */
    int window_width, window_height;   /* likewise if it had the window; 0: it cannot */
    struct text_facts text;
};

/* How a size comes about in a place. */
struct text_plan {
    const struct text_size *size;
    enum text_method method;
    int percent; /* how wide letters are: the truth, where `size` has the intention */
    int columns; /* cells of text in a line */
    int rows;    /* of the terminal that a line of text takes */
    bool latin;  /* TEXT_LINES: a line with a wide character stays single */
    int scale, numerator, denominator; /* TEXT_OSC66: s, n, d; n and d 0 for whole sizes */
    enum blocks_style style;           /* TEXT_DOTS, TEXT_SOLID */
    struct blocks_face face;
};

enum text_refusal {
    TEXT_FITS,
    TEXT_ABSENT,    /* the terminal has no way to it */
    TEXT_TOO_LARGE, /* hardly a word would fit */
    TEXT_WIDE,      /* the terminal cannot show Chinese that way */
    TEXT_NO_GLYPHS, /* there is no font with the text's letters */
};

/* Takes what the user said of the terminal (calibrate-view.c): "lines=yes", "lines=no",
 * "blocks=dots", "blocks=solid", "blocks=none", parted by spaces. What must not be stays so. */
void text_abilities_correct(struct text_abilities *can, struct str answers);

/* The rung of that number, or nominal per cent, or the nearest lower one of the whole ladder. */
const struct text_size *text_size_get(int number);
const struct text_size *text_size_of_percent(int percent);
/* The next one up (1) or down (-1); NULL at the ladder's end. */
const struct text_size *text_size_step(const struct text_size *from, int step);

/* Whether a size exists in a place, and how. */
enum text_refusal text_size_plan(const struct text_size *size, const struct text_place *at,
                                 struct text_plan *out);
/* The nearest lower size that does; the first three always do. */
void text_size_fit(const struct text_size *wanted, const struct text_place *at,
                   struct text_plan *out);
/* How many sizes exist in a place, and which of them (from 1) `size` is. */
int text_size_count(const struct text_size *size, const struct text_place *at, int *position);

/* Rows that a line takes; a blank one about half. */
int text_plan_rows(const struct text_plan *plan, const struct layout_line *line);

#endif
