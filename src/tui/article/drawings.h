/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pictures of the article are drawn with: the last few drawings are kept. */
#ifndef GANDER_TUI_ARTICLE_DRAWINGS_H
#define GANDER_TUI_ARTICLE_DRAWINGS_H

#include "picture/drawing.h"

struct article_pictures;
struct error;
struct kept_drawing;
struct layout_place;
struct ui;

void article_pictures_fini(struct article_pictures *p);
/* How a picture of that size is to be drawn here. */
struct picture_wish article_drawing_wish(const struct ui *ui, const struct layout_place *place);
/* NULL when there is none and none is awaited. */
struct kept_drawing *article_drawing_find(struct article_pictures *p, const char *path,
                                          const struct picture_wish *wish);
/* Takes the place of a drawing that is to come. */
void article_drawing_await(struct article_pictures *p, const char *path,
                           const struct picture_wish *wish);
/* Takes it over; `e` tells why it is empty. */
void article_drawing_came(struct ui *ui, const char *path, struct picture_drawing *drawing,
                          const struct error *e);

#endif
