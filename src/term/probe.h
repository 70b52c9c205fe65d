/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Detection of a terminal's capabilities, by a single query and its asynchronous answers: larger
 * text by OSC 66 (kitty's text sizing protocol) or DEC double-height lines (DECDHL), pictures,
 * hyperlinks, widths, background colour. The environment only ever excludes methods: its names do
 * not cross SSH, and leak through multiplexers. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "screen/surface.h"

/* Synchronized output (mode 2026): frames appear complete. Unknown in a terminal that does not
 * tell, which ignores it if it is missing. */
enum synchronized { SYNCHRONIZED_UNKNOWN, SYNCHRONIZED_MISSING, SYNCHRONIZED_KNOWN };

struct probe {
    int width; /* of the terminal at the time of the query */
    /* answers so far */
    int positions;      /* number of cursor position reports */
    int column[4];      /* their columns */
    int n_widths;       /* number of measured samples, for probe_width_rules() */
    int widths[8];      /* their widths in cells */
    char name[64];      /* XTVERSION: "XTerm(379)", "Konsole 22.12.3"; "" when unknown */
    char version[32];   /* secondary device attributes: ">41;379;0" */
    int32_t background; /* 0xRRGGBB, -1 when unknown */
    bool sixel, kitty_graphics;
    int cell_width, cell_height; /* pixels, 0 when unknown */
    enum synchronized synchronized;
    bool status;   /* it reports its status (DSR 5) */
    bool asked;    /* the query was sent */
    bool complete; /* the last answer came */
};

/* False for terminals where the query is useless or harmful: Linux console, dumb ones, and
 * multiplexers, which answer for themselves instead of the outer terminal. `term` is TERM;
 * `multiplexed`: TMUX or STY is set. */
bool probe_is_useful(const char *term, bool multiplexed);

/* Background by the environment, black or white, -1 when unknown; an answer takes precedence. The
 * Linux console is black; Konsole and rxvt set COLORFGBG ("15;0"; NULL: unset). Within a
 * multiplexer the variable may come from another terminal, so it is ignored. */
int32_t probe_background_hint(const char *term, bool multiplexed, const char *colorfgbg);

/* Bytes of the query, to be sent on a screen that is cleared afterwards; static. `utf8`: the
 * locale's charset is UTF-8. */
const char *probe_question(bool utf8);

/* Subset of the query for tmux: the pane's background, which it may not know, its measures, and the
 * final question, which it always answers. */
const char *probe_tmux_question(bool utf8);

void probe_init(struct probe *p, int width);
/* Records a complete answer, including ESC; ignores unknown ones. */
void probe_read_reply(struct probe *p, struct str reply);
/* True between the query and the last answer. */
bool probe_is_awaited(const struct probe *p);

/* Width rules (text/display/width.h) by the measured samples; until these are known, every
 * character has cells of its own. */
unsigned probe_width_rules(const struct probe *p);
/* The characters of a cluster get their cells in sequence, those without width none. */
bool probe_sets_side_by_side(const struct probe *p);
/* REP repeats any character of one cell, in tmux 3.3 only ASCII; as `described` by terminfo if the
 * terminal answers, but measures nothing. */
bool probe_repeats(const struct probe *p, bool described);
/* The terminal has left and right margins (DECLRMM). */
bool probe_has_margins(const struct probe *p);
/* Tab stops can be cleared and set; as `described` by terminfo if the terminal was not asked, or
 * does not tell. */
bool probe_sets_tabs(const struct probe *p, bool described);

/* The terminal reorders right-to-left text by default. */
bool probe_has_bidi(const struct probe *p);

/* The terminal reorders rows as a whole, in the direction of their first letter, and nothing can
 * switch that off (PuTTY). */
bool probe_reorders_rows(const struct probe *p);

/* Erasing part of a row (ECH, EL 1) counts characters, not columns, so that wide ones remain
 * (mlterm). */
bool probe_erases_by_characters(const struct probe *p);

/* On double lines of odd width the last column keeps its former content (PuTTY). */
bool probe_keeps_odd_column(const struct probe *p);

/* The terminal is known to support OSC 8. */
bool probe_has_hyperlinks(const struct probe *p);
/* False for terminals that could show OSC 8 as text, whatever the user sets: consoles, old
 * terminals, GNU screen. `term` is TERM; `in_screen`: STY is set. */
bool probe_may_have_hyperlinks(const char *term, bool in_screen);

enum notification { NOTIFICATION_BELL, NOTIFICATION_OSC_9, NOTIFICATION_OSC_777 };
/* Means of the terminal to notify its user; the bell unless it is known for more. */
enum notification probe_notification(const struct probe *p);

/* False and LINES_NONE until complete. */
bool probe_has_osc66(const struct probe *p);
enum double_lines probe_dec_lines(const struct probe *p);
/* The terminal supports double-width lines but is not known to draw them well: for offering, not
 * for assuming. */
bool probe_might_have_dec_lines(const struct probe *p);
