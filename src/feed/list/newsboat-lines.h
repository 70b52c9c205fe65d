/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Translation of single lines of newsboat's configuration. Each appends a line of gander's, or
 * nothing and returns false if there is none. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

/* words[0] is the name of the line. */
bool newsboat_add_bind(struct buf *b, const struct str *words, size_t n);
bool newsboat_add_macro(struct buf *b, const struct str *words, size_t n);
bool newsboat_add_color(struct buf *b, const struct str *words, size_t n);

/* Appends a shell's command line as that of a program: without its output thrown away and without
 * "&" at the end (*behind). False for one that needs a shell. */
bool newsboat_add_program(struct buf *b, struct str command, bool *behind);
