/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All bytes from what the terminal shows to a surface: cells, larger text, pictures, cursor. Pure,
 * as far as paint.h is.
 */
#pragma once

#include "term/big-text.h"
#include "term/paint.h"
#include "term/pixels.h"

struct frame {
    struct paint paint;
    struct big_text big;
    struct pixels pixels;
    bool anew; /* the terminal's content is unknown */
    bool cursor_shown;
    bool may_hold;   /* synchronized output is not known to be missing */
    size_t max_held; /* bytes of a frame that is held if it is seen to come; 0: none is */
};

void frame_init(struct frame *f, const struct description *d, bool utf8);
void frame_fini(struct frame *f);

/* Appends the changes to the surface. `pictures` false: those missing are left for a later frame.
 */
void frame_add(struct frame *f, const struct surface *s, bool pictures, struct buf *out);
/* Removes larger text and pictures, before the screen is left. */
void frame_leave(struct frame *f, struct buf *out);
