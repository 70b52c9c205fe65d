/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reduction of styles to the colours and attributes of the terminal. Pure. */
#pragma once

#include "screen/surface.h"
#include "term/description.h"

/* The style to send for `style`: its colours are COLOR_DEFAULT, of the terminal's palette, or, with
 * 24 bits, COLOR_RGB. */
struct style ink_look(const struct description *d, struct style style);
