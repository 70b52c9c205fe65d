/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Control sequences (ECMA-48) in storage of fixed size, to compare their lengths. Pure. */
#pragma once

#include <stddef.h>

#include "base/buf.h"

struct sequence {
    char bytes[80]; /* the longest sets all attributes and two colours of 24 bits */
    size_t n;
};

/* Leaves out what does not fit. */
void sequence_add(struct sequence *s, const char *bytes);
void sequence_add_number(struct sequence *s, int number);
/* CSI, the number unless it is 1, and the final byte. */
void sequence_add_csi(struct sequence *s, int number, const char *final);
/* Lengths of these. */
int sequence_number_bytes(int number);
int sequence_csi_bytes(int number);
void sequence_send(const struct sequence *s, struct buf *out);
/* Sends what is beside the cells, unless empty: cursor and attributes are saved around it, so that
 * the pen's idea of both stays valid. */
void sequence_send_aside(const struct buf *part, struct buf *out);
