/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beginning of a call of the parser, before its question and the body that it is about. */
#pragma once

#include <stdint.h>

struct call_header {
    uint64_t call, question, body; /* the last two in bytes */
};
