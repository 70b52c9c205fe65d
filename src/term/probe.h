/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a terminal can do, asked with one write and gathered from its answers as they come: larger
 * text by OSC 66 (kitty's text sizing protocol) or by DEC double-height lines (DECDHL), pictures,
 * and the colour of its background. Names in the environment say little: they do not cross SSH and
 * leak through multiplexers, so they only ever take methods away. Pure.
 */
#ifndef GANDER_TERM_PROBE_H
#define GANDER_TERM_PROBE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum declines { DECLINES_NONE, DECLINES_LATIN, DECLINES_ALL };

struct probe {
    int width; /* of the terminal when asked */
    /* answers so far */
    int positions;      /* cursor position reports */
    int column[4];      /* their columns */
    int n_widths;       /* of the samples of probe_width_rules */
    int widths[5];      /* cells that these took */
    char name[64];      /* XTVERSION: "XTerm(379)", "Konsole 22.12.3"; "" when not told */
    char version[32];   /* secondary device attributes: ">41;379;0" */
    int32_t background; /* 0xRRGGBB, -1 when not told */
    bool sixel, kitty_graphics;
    int cell_width, cell_height; /* pixels, 0 when not told */
    bool asked;                  /* answers may come */
    bool complete;               /* the last one came */
};

/* False where asking is of no use or harmful: Linux console, dumb terminals, and multiplexers,
 * which answer for themselves and not for what is outside. The arguments are the environment's TERM
 * and whether TMUX or STY is set. */
bool probe_is_useful(const char *term, bool multiplexed);

/* The background as the environment has it, black or white; -1 when it does not tell. An answer
 * knows better. Linux's console is black; Konsole and rxvt set COLORFGBG ("15;0", NULL: not set) at
 * their start. A multiplexer's is that of the terminal it was started in, which need not be the one
 * that it is shown in today: it tells nothing. */
int32_t probe_background_hint(const char *term, bool multiplexed, const char *colorfgbg);

/* The bytes to send, on a screen that is cleared afterwards; static. `utf8`: the terminal is taken
 * to read it, as the locale says. */
const char *probe_question(bool utf8);

/* The part of it that tmux may be asked too: the pane's background, which it may not know, its
 * measures, and what it answers in any case. */
const char *probe_tmux_question(bool utf8);

void probe_init(struct probe *p, int width);
/* Takes one complete answer, ESC included; others are passed over. */
void probe_take(struct probe *p, struct str reply);
/* It was asked, and the last answer has not come. */
bool probe_is_awaited(const struct probe *p);

/* How it measures clusters (text/width.h), by samples of them; while that is not known, every
 * character is taken to have cells of its own. */
unsigned probe_width_rules(const struct probe *p);
/* The characters of a cluster that have cells get them one after the other, and others none. */
bool probe_sets_side_by_side(const struct probe *p);

/* The terminal sets right-to-left text from right to left by itself, unless told otherwise. */
bool probe_has_bidi(const struct probe *p);

/* Erasing a part of a row (ECH, EL 1) goes by characters and not by columns there: of wide ones,
 * some are left (mlterm). */
bool probe_erases_by_characters(const struct probe *p);

/* On double lines of an odd width the last column keeps what was painted there before (PuTTY). */
bool probe_keeps_odd_column(const struct probe *p);

/* The terminal is known to make links of OSC 8. */
bool probe_has_hyperlinks(const struct probe *p);
/* False where OSC 8 could be shown as text, whatever the user says: consoles, old terminals, GNU
 * screen. The arguments are the environment's TERM, and whether STY is set. */
bool probe_may_have_hyperlinks(const char *term, bool in_screen);

/* Judged once complete; before that, nothing. */
bool probe_has_osc66(const struct probe *p);
enum declines probe_declines(const struct probe *p);
/* The terminal shows double-width lines but is none that is known to do it well: to be offered,
 * not assumed. */
bool probe_might_have_declines(const struct probe *p);

#endif
