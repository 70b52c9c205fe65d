/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Abilities of the terminal for large text. Pure. */
#pragma once

#include <stdbool.h>

#include "term/probe.h"
#include "tui/size/text-size.h"

/* Derives abilities from the answers so far. `term` is $TERM, `multiplexed` is true if the
 * environment names a multiplexer. Names only exclude methods. */
void terminal_judge(const struct probe *probe, const char *term, bool multiplexed,
                    struct text_abilities *out);
