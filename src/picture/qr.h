/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QR codes (ISO/IEC 18004), by libqrencode; optional at build time. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct qr_code {
    int size;      /* modules of a side, without the quiet zone */
    uint8_t *dark; /* row by row, 1: dark; free() */
};

/* Encodes bytes with the lowest error correction, which gives the smallest code. ERROR_LIMIT for
 * more than a code holds (2,953 bytes), ERROR_UNSUPPORTED without the library. */
MUST_CHECK bool qr_encode(const char *text, struct qr_code *out, struct error *e);
