/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Inverse of the Unicode bidirectional algorithm, for rows that a terminal reorders as paragraphs,
 * in the direction of their first letter. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* `chars`: the displayed row from left to right, ' ' for a blank, 0 for the other columns of a wide
 * character. Fills `order` with their indexes in the order to be sent, and replaces characters that
 * must be sent as others: those that get mirrored, and blanks by U+2800, a blank that counts as
 * left-to-right letter, before right-to-left text and between it and numbers. False for a row that
 * is sent as it is; `order` is undefined then. */
bool bidi_invert(uint32_t *chars, size_t n, size_t *order);
