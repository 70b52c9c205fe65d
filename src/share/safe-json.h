/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON that is safe on a terminal: control characters are written as \uXXXX. */
#pragma once

#include <jansson.h>

#include "base/buf.h"

/* Appends a value on one line. */
void json_add(struct buf *b, const json_t *value);
/* Appends a value, indented. */
void json_add_indented(struct buf *b, const json_t *value);
