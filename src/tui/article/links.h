/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Following links: by hint letters or number, to a place in the text, and back, to attachments.
 * Numbers below 0 are images'. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct article_view;
struct attachment;
struct buf;
struct call;
struct canvas;
struct layout_span;
struct ui;

void article_follow(struct ui *ui, int number);
void article_download(struct ui *ui, const struct attachment *attachment);
/* Command: shows letters on links and images, or follows the link of a number; opens the image with
 * COMMAND_PICTURE. */
void article_choose(struct ui *ui, const struct call *call);
/* Returns to the place before the last link within the text. */
void article_return(struct ui *ui, const struct call *call);
/* Handles a key while letters are shown; false otherwise. */
bool article_link_key(struct ui *ui, uint32_t key);
/* A digit was typed: follows the link as soon as no longer number is possible, else on Enter. */
void article_number_typed(struct ui *ui);
/* Appends the status for a number being typed, if links can have it. */
void article_explain_number(struct ui *ui, struct buf *b);
/* Paints the letters on a span; `*last` is the target that has them. */
void article_paint_hints(const struct canvas *c, const struct article_view *a, int x, int y,
                         const struct layout_span *span, int *last);
