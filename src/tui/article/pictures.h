/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pictures of the open article: which have room in the text, and what they are drawn with. Room
 * is only made where it moves nothing that is in view: a picture that comes while its place is
 * being read waits until that is scrolled away.
 */
#ifndef GANDER_TUI_ARTICLE_PICTURES_H
#define GANDER_TUI_ARTICLE_PICTURES_H

#include "base/vec.h"
#include "engine/engine.h"
#include "layout/layout.h"
#include "tui/core/view.h"

struct article_picture {
    struct engine_picture file;
    bool placed; /* it has room, if it is at hand */
};

struct kept_drawing {
    char *path;
    bool awaited; /* it is being made: only `wish` is there */
    struct picture_drawing drawing;
    struct surface_pixels pixels; /* the same, when it is of pixels */
    char *problem;                /* why there is none, NULL when there is */
    uint64_t used;                /* the larger, the later */
};

struct article_pictures {
    struct arena arena;
    struct article_picture *v; /* by image number - 1 */
    struct layout_picture *sizes;
    size_t n;
    VEC(struct kept_drawing) drawings; /* the last few, of this article and others */
    int awaited;                       /* of these */
    uint32_t last_id;
    uint64_t clock;   /* for `used` */
    uint64_t in_view; /* what was used from here on is */
};

/* The article was read (`again`: it was open already): takes what is at hand, asks for the rest. */
void article_pictures_begin(struct ui *ui, bool again);
/* Asks the engine for what is not at hand. */
void article_pictures_ask(struct ui *ui);
/* What became of a picture of some article. */
void article_pictures_take(struct ui *ui, const char *url, const struct engine_picture *picture);

/* Whether the text has room for them. */
bool article_pictures_shown(const struct ui *ui);
/* Sets what a layout with these options needs to know, for a pane of so many lines. True when the
 * one that there is was made with something else. */
bool article_pictures_fit(struct ui *ui, struct layout_options *options, int height);

#endif
