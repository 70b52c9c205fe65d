/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Parser of terminal input: UTF-8, xterm/VT, rxvt and Linux console keys with modifiers (CSI 1;m X,
 * CSI n;m ~, CSI u), SGR mouse reports (xterm "ctlseqs", mode 1006) and bracketed paste (mode
 * 2004). Replies to queries (DA, CPR, OSC, DCS) never become keys, however late and fragmented.
 * Pure.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "screen/event.h"

struct key_parser {
    struct buf bytes; /* input, parsed up to `at` */
    size_t at;
    bool pasting;
    struct buf paste; /* text of INPUT_PASTE, valid until the next call */
    /* Called with each complete reply, including ESC; may be NULL. */
    void (*reply)(void *context, struct str reply);
    void *context;
};

void key_parser_init(struct key_parser *p);
void key_parser_fini(struct key_parser *p);
void key_parser_feed(struct key_parser *p, struct str bytes);

/* Next input; false when the bytes so far hold no complete one. `timed_out`: nothing followed for a
 * while, so a lone ESC is the Escape key. */
bool key_parser_next(struct key_parser *p, bool timed_out, struct input *out);

/* True when a timeout could turn pending bytes into a key. */
bool key_parser_waiting(const struct key_parser *p);

/* True when the pending bytes begin a reply, or are Alt with a bracket or letter: "ESC [" or so. */
bool key_parser_awaits_answer(const struct key_parser *p);

/* True when `reply` is among the pending bytes. */
bool key_parser_holds(const struct key_parser *p, struct str reply);
