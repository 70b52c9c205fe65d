/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a terminal the reader may use for large text. */
#ifndef GANDER_APP_TERMINAL_H
#define GANDER_APP_TERMINAL_H

#include <stdbool.h>

#include "term/probe.h"
#include "tui/core/text-size.h"

/* Judges by the answers so far. `term` is the environment's TERM, `multiplexed` whether it names a
 * multiplexer: names only ever take something away. */
void terminal_judge(const struct probe *probe, const char *term, bool multiplexed,
                    struct text_abilities *out);

#endif
