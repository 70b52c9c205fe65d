/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of one run of cells (style-runs.h). Pure, as far as paint.h is. */
#pragma once

#include "base/buf.h"

struct paint;
struct run;
struct surface;

/* Moves to the run and sends it. */
void paint_run(struct paint *p, const struct surface *s, struct run *run, struct buf *out);
