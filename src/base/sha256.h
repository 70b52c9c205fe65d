/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SHA-256 (FIPS 180-4), where the input is hostile and a collision would pay; str_hash() for the
 * rest. Pure.
 */
#pragma once

#include <stdint.h>

#include "base/str.h"

enum { SHA256_BYTES = 32 };

void sha256(struct str s, uint8_t out[SHA256_BYTES]);
