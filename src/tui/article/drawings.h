/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cache of the article's drawn pictures: the most recently used ones. */
#pragma once

#include "picture/drawing.h"

struct article_pictures;
struct kept_drawing;
struct layout_place;
struct ui;
struct ui_event;

void article_pictures_fini(struct article_pictures *p);
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
