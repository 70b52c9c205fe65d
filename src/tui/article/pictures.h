/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pictures of the open article: their room in the text, and their drawings. Room is only made where
 * nothing in view moves: a picture that arrives while its place is being read waits until that is
 * scrolled away.
 */
#pragma once

#include "base/vec.h"
#include "engine/engine.h"
#include "layout/layout.h"
#include "picture/drawing.h"
#include "tui/core/view.h"

struct article_picture {
    struct engine_picture file;
    bool placed; /* has room once it is available */
};

struct kept_drawing {
    char *path;
    bool awaited; /* in progress: only `options` is set */
    struct picture_drawing drawing;
    struct surface_pixels pixels; /* likewise, if made of pixels */
    char *problem;                /* reason of a failure, NULL: none */
    uint64_t used;                /* clock of the last use */
};

struct article_pictures {
    struct arena arena;
    struct article_picture *v; /* by image number - 1 */
    struct layout_picture *sizes;
    size_t n;
    VEC(struct kept_drawing) drawings; /* most recent, of any article */
    int awaited;                       /* number of them in progress */
    uint32_t last_id;
    uint64_t clock;   /* for `used` */
    uint64_t in_view; /* drawings used since then are in view */
};

/* The article was loaded (`again`: it was open already): takes stored pictures and requests the
 * rest. */
void article_pictures_load(struct ui *ui, bool again);
/* Requests missing pictures from the engine. */
void article_pictures_request(struct ui *ui);
/* Result of fetching a picture of any article. */
void article_pictures_store(struct ui *ui, const char *url, const struct engine_picture *picture);

/* True when pictures get room in the text. */
bool article_pictures_shown(const struct ui *ui);
/* Sets the picture sizes in layout options, for a pane of so many lines. True when they differ from
 * the present layout's. */
bool article_pictures_fit(struct ui *ui, struct layout_options *options, int height);

void article_pictures_fini(struct article_pictures *p);

/* Drawings of any article, of which the most recently used ones are kept. */

/* Request for a drawing of a picture of that size here. */
struct drawing_options article_drawing_options(const struct ui *ui,
                                               const struct layout_place *place);
/* NULL when there is none, not even an awaited one. */
struct kept_drawing *article_drawing_find(struct article_pictures *p, const char *path,
                                          const struct drawing_options *options);
/* Reserves an entry for an awaited drawing. */
void article_drawing_reserve(struct article_pictures *p, const char *path,
                             const struct drawing_options *options);
/* UI_DRAWN: moves the drawing into its entry; with an error it is empty. */
void article_drawing_store(struct ui *ui, const struct ui_event *event);
