/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SGR sequences (ECMA-48 8.3.117) of styles. Pure. */
#pragma once

#include "screen/surface.h"
#include "term/sequence.h"

/* Resets and sets the whole style. */
struct sequence sgr_style(struct style style);
/* The shortest from one style to another, empty if they are equal; `ends`: single attributes and
 * colours can be ended (SGR 22 to 29, 39, 49). */
struct sequence sgr_change(const struct style *from, const struct style *to, bool ends);
