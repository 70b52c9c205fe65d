/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number of a command, which the events of its results have as well. */
#pragma once

#include <stdint.h>

typedef uint32_t engine_ticket; /* never 0 */
