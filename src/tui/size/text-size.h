/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ladder of text sizes, and the rungs available to a terminal, a pane and a text: sizes up to 3 by
 * layout alone, above that by larger letters. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "layout/blocks.h"
#include "layout/layout.h"
#include "screen/surface.h"

enum { TEXT_SIZE_NORMAL = 2 };

struct text_size {
    int number;       /* 1-7, the setting */
    int percent;      /* nominal; stored for use on other terminals */
    const char *name; /* msgid; NULL for sizes named by their method */
    enum layout_rung rung;
};

/* Method of enlarging letters. */
enum text_method {
    TEXT_LAYOUT, /* none: lines of one row */
    TEXT_OSC66,  /* OSC 66, kitty's text sizing protocol */
    TEXT_LINES,  /* DEC double-height lines (DECDHL): whole rows of the window */
    TEXT_DOTS,   /* drawn with braille characters */
    TEXT_SOLID,  /* drawn with quadrants and half blocks */
};

enum { TERMINAL_NAME = 128 };

/* Known abilities of a terminal. */
struct text_abilities {
    bool osc66;
    enum double_lines lines;
    bool lines_unsure;  /* double-height lines possible: used only if the user confirms them */
    bool lines_refused; /* never used, whatever the user answers */
    bool dots, quadrants, halves; /* glyphs available */
    bool solid_first;             /* its braille has seams or is missing */
    bool multiplexed;             /* by tmux or screen, which do not pass larger letters on */
    bool single_columns;          /* reports the mouse on a doubled row in single columns */
    char name[TERMINAL_NAME];     /* key of the user's answers; "": unknown */
};

/* Properties of a text. */
struct text_facts {
    bool wide;    /* some characters are wide */
    bool foreign; /* much of it has no built-in glyphs */
    bool tall;    /* the font of tall glyphs covers these */
};

/* Room for a text, its terminal and properties. */
struct text_place {
    const struct text_abilities *can;
    int choice;                        /* enum text_size_method (config.h) */
    const struct glyph_source *glyphs; /* NULL: none */
    bool ascii;                        /* no block characters */
    int width, height;                 /* cells for text */
    int window_width, window_height;   /* likewise for the whole window; 0: not available */
    struct text_facts text;
};

/* Realization of a size in a place. */
struct text_plan {
    const struct text_size *size;
    enum text_method method;
    int percent;                       /* actual width of letters; `size` has the nominal one */
    int columns;                       /* cells of text per line */
    int rows;                          /* of the terminal per line of text */
    bool latin;                        /* TEXT_LINES: lines with wide characters stay single */
    int scale, numerator, denominator; /* TEXT_OSC66: s, n, d; n and d 0 for whole sizes */
    enum blocks_style style;           /* TEXT_DOTS, TEXT_SOLID */
    struct blocks_face face;
};

enum text_refusal {
    TEXT_FITS,
    TEXT_ABSENT,    /* no method on this terminal */
    TEXT_TOO_LARGE, /* hardly a word per line */
    TEXT_WIDE,      /* no Chinese with this method */
    TEXT_NO_GLYPHS, /* no font with the text's letters */
};

/* Applies the user's answers about the terminal (tui/overlay/calibrate.c): "lines=yes", "lines=no",
 * "blocks=dots", "blocks=solid", "blocks=none", separated by spaces. Refused abilities stay off. */
void text_abilities_correct(struct text_abilities *can, struct str answers);

/* Rung of that number, or nominal per cent; else the nearest lower one. */
const struct text_size *text_size_get(int number);
const struct text_size *text_size_of_percent(int percent);
/* Next rung up (1) or down (-1); NULL at the ladder's end. */
const struct text_size *text_size_step(const struct text_size *from, int step);

/* Plans a size in a place; TEXT_FITS, or the reason for which it is unavailable. */
enum text_refusal text_size_plan(const struct text_size *size, const struct text_place *at,
                                 struct text_plan *out);
/* Plans the wanted size, or the nearest lower one available; the first three always are. */
struct text_plan text_size_fit(const struct text_size *wanted, const struct text_place *at);
/* Number of sizes available in a place, and the position of `size` among them, from 1. */
int text_size_count(const struct text_size *size, const struct text_place *at, int *position);

/* Rows of a line; about half for a blank one. */
int text_plan_rows(const struct text_plan *plan, const struct layout_line *line);
