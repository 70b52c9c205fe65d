/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Removal of foreign parts from an article's container. Pure. */
#pragma once

#include "page/body/body.h"
#include "page/evidence/measure.h"

/* Marks in `dropped` the foreign parts below `top`. With `whole`, linked entries and cards are the
 * page's content. Updates `m`. Returns the weight of the dropped cards of other articles. */
uint32_t clean_body(const struct dom *d, const struct dom_node *top,
                    const struct body_options *options, bool whole, unsigned char *dropped,
                    struct measure *m);
