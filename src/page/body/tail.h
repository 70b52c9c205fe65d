/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Removal of what follows an article's text: portraits of its author and publisher, forms,
 * headings. Pure. */
#pragma once

#include "page/body/body.h"
#include "page/evidence/measure.h"

/* Drops forms to fill in, with their titles, except for a form around the page. Like the others,
 * marks in `dropped` and expects the results of measure_all() in `m`. */
void tail_drop_forms(const struct dom_node *top, unsigned char *dropped, const struct measure *m);

/* Drops the writer's portrait and what follows it. */
void tail_drop(const struct dom *d, const struct dom_node *top, const struct body_options *options,
               unsigned char *dropped, const struct measure *m);

/* Drops headings at the end that nothing follows any more. */
void tail_drop_headings(const struct dom *d, const struct dom_node *top, unsigned char *dropped,
                        const struct measure *m);
