/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences one after another in a line. */
#ifndef GANDER_TUI_CORE_SENTENCE_H
#define GANDER_TUI_CORE_SENTENCE_H

#include "base/buf.h"

/* Appends a sentence, behind the gap that the user's language has between two. */
void sentence_add(struct buf *b, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
