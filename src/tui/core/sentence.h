/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences joined in one line. */
#pragma once

#include "base/buf.h"

/* Appends a sentence, after the gap that the user's language puts between two. */
void sentence_add(struct buf *b, const char *format, ...) PRINTF_LIKE(2, 3);
