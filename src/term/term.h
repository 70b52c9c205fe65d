/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Terminal: draws a surface, reads input events. A frame is one write of what differs (frame.h).
 * Text after a grapheme cluster of doubtful width is positioned at its own column, so that a
 * disagreement about widths never shifts a line. One terminal at a time; all calls from one thread.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "screen/event.h"
#include "screen/surface.h"

struct term_options {
    bool mouse;
    bool colors; /* false: attributes only */
};

struct term;

/* Takes over the terminal of standard input and output. ERROR_UNSUPPORTED when these are no
 * terminal, or TERM is "dumb", has no description here, not even of a related terminal, or is of
 * one without the sequences of ECMA-48. */
MUST_CHECK bool term_open(const struct term_options *options, struct term **out, struct error *e);
/* Name of the related terminal whose description replaces a missing one; else NULL. */
const char *term_relative(const struct term *t);
/* Restores the terminal. */
void term_close(struct term *t);

void term_size(const struct term *t, int *width, int *height);
bool term_has_colors(const struct term *t);

/* Capabilities known so far (probe.h). */
struct probe;
const struct probe *term_probe(const struct term *t);

/* Number of colours for pictures: 0, 8, 256 or 1 << 24. */
int term_colors(const struct term *t);
/* Size of a cell in pixels; false when unknown. */
bool term_cell_size(const struct term *t, int *width, int *height);

/* Updates the screen to the surface. */
void term_draw(struct term *t, const struct surface *s);
/* Milliseconds to wait at most before the next term_draw(), until the terminal has shown the last
 * frame: over a slow line newer frames would queue up behind it. 0: none. */
int term_behind_ms(const struct term *t);
/* Makes the next term_draw() send everything. */
void term_redraw(struct term *t);
/* `title` is sanitized text (text/display/safe.h). */
void term_set_title(struct term *t, const char *title);
/* Announces a text to the user, who may look elsewhere: by OSC 9 or 777 in terminals known for it,
 * else by the bell. Sanitizes it. */
void term_notify(struct term *t, struct str text);
/* Copies text to the clipboard by OSC 52, which works over SSH. */
void term_copy(struct term *t, struct str text);

/* Readable when there is input. */
int term_fd(const struct term *t);
/* Reads available bytes; false at the end of input (the terminal is gone). */
bool term_read(struct term *t);
/* Next input event. `timed_out`: nothing was read for term_timeout() milliseconds. */
bool term_next_input(struct term *t, bool timed_out, struct input *out);
/* Milliseconds until the bytes read so far count as complete; -1 when nothing is pending. */
int term_timeout(const struct term *t);

/* Leaves the screen to another program, and takes it back. */
void term_leave(struct term *t);
void term_enter(struct term *t);

/* After SIGWINCH: returns the new size as an input event; false if it is unchanged. */
bool term_resized(struct term *t, struct input *out);
