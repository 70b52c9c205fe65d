/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes from a terminal to input events: UTF-8, xterm/VT, rxvt and Linux console keys with their
 * modifiers (CSI 1;m X, CSI n;m ~, CSI u), SGR mouse reports (xterm "ctlseqs", mode 1006) and
 * bracketed paste (mode 2004). Replies of the terminal to questions (DA, CPR, OSC, DCS) are
 * recognised as such and never come out as keys, however late and in however many pieces. Pure.
 */
#ifndef GANDER_TERM_KEYS_H
#define GANDER_TERM_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "tui/event.h"

struct key_parser {
    struct buf bytes; /* not yet understood */
    size_t at;
    bool pasting;
    struct buf paste; /* gathered; handed out with INPUT_PASTE, valid until the next call */
    int64_t press_ms; /* of the last press, for double clicks */
    int press_x, press_y, press_button;
    /* A complete reply is given here, ESC included; may be NULL. */
    void (*reply)(void *context, struct str reply);
    void *context;
};

void key_parser_init(struct key_parser *p);
void key_parser_fini(struct key_parser *p);
void key_parser_feed(struct key_parser *p, struct str bytes);

/* The next input, false when the bytes so far hold no whole one. `timed_out`: nothing more came
 * for a while, so a lone ESC is the Escape key. `now_ms` is a monotonic time. */
bool key_parser_next(struct key_parser *p, bool timed_out, int64_t now_ms, struct input *out);

/* True when bytes wait that time could turn into a key. */
bool key_parser_waiting(const struct key_parser *p);

/* True when that is only how answers begin, and Alt with a bracket or a letter: "ESC [" or so. */
bool key_parser_awaits_answer(const struct key_parser *p);

#endif
