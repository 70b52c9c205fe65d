/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The terminal: a surface in, input events out. The only user of curses, which keeps the picture of
 * the screen and sends what differs. Each grapheme cluster is placed at its own column, so that a
 * disagreement about a width never shifts a line. One terminal at a time; all calls are from one
 * thread.
 */
#ifndef GANDER_TERM_TERM_H
#define GANDER_TERM_TERM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "tui/event.h"
#include "tui/surface.h"

struct term_options {
    bool mouse;
    bool colors; /* false: attributes only */
};

struct term;

/* Takes over the controlling terminal of standard input and output. ERROR_UNSUPPORTED when it is
 * none, or TERM is "dumb", or is not described here and has no known relative. */
MUST_CHECK bool term_open(const struct term_options *options, struct term **out, struct error *e);
/* The relative whose description is used in place of TERM's own, which is missing; else NULL. */
const char *term_relative(const struct term *t);
/* Gives the terminal back as it was. */
void term_close(struct term *t);

void term_size(const struct term *t, int *width, int *height);
bool term_has_colors(const struct term *t);

/* What the terminal told about itself so far (probe.h). */
struct probe;
const struct probe *term_probe(const struct term *t);

/* What pictures may be made of: 0 colours without any, 8, 256, or 1 << 24. */
int term_colors(const struct term *t);
/* The size of a cell in pixels; false when it is not known. */
bool term_cell_size(const struct term *t, int *width, int *height);

/* Makes the screen look like the surface. */
void term_draw(struct term *t, const struct surface *s);
/* The next term_draw sends everything anew. */
void term_redraw(struct term *t);
/* The window's title, harmless text. */
void term_set_title(struct term *t, const char *title);
/* Puts text on the clipboard (OSC 52), which works over SSH too. */
void term_copy(struct term *t, struct str text);

/* Readable when the user did something. */
int term_fd(const struct term *t);
/* Reads what is there; false at the end of the input (the terminal is gone). */
bool term_read(struct term *t);
/* The next input event. `timed_out`: term_timeout() milliseconds passed with nothing read. */
bool term_next_input(struct term *t, bool timed_out, struct input *out);
/* How long to wait before what was read so far is final; -1: it is. */
int term_timeout(const struct term *t);

/* Leaves the screen to another program, and takes it back. */
void term_leave(struct term *t);
void term_enter(struct term *t);

/* After SIGWINCH: looks at the size again and gives it as an input event; false if it is the
 * same. */
bool term_resized(struct term *t, struct input *out);

#endif
