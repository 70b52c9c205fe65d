/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers to the list's requests, and what is said of it. */
#ifndef GANDER_TUI_LIST_MODEL_H
#define GANDER_TUI_LIST_MODEL_H

#include <stdbool.h>
#include <stdint.h>

struct article_list;
struct buf;
struct error;
struct ui;

/* An answer to the list's own requests; false when it is none of them. */
bool list_accept(struct ui *ui, uint32_t request, const struct article_list *list);
bool list_failed(struct ui *ui, uint32_t request, const struct error *e);
/* Whether that was a search that cannot be: it is not asked again. */
bool list_refuses(const struct ui *ui, uint32_t request);
/* The next part of a search that was cut short; its end. */
void list_go_on(struct ui *ui);
void list_stop_search(struct ui *ui);
/* Appends to the status line how far it has come. */
void list_add_search(const struct ui *ui, struct buf *b);
void list_add_heading(const struct ui *ui, struct buf *b);

#endif
