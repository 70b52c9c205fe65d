/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results of the list's requests, and its heading and status. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct error;
struct ui;
struct ui_event;

/* Result or failure of a request; ignored unless of the list. */
void list_accept(struct ui *ui, const struct ui_event *event);
void list_failed(struct ui *ui, uint32_t request, const struct error *e);
/* True for a request of an invalid search, which is not repeated. */
bool list_refuses(const struct ui *ui, uint32_t request);
/* Fits the columns to the rows on the screen. They become wider only: those of rows beyond would
 * change right after the first paint. */
void list_see_rows(struct ui *ui, int height);
/* Continues a search that was cut short; stops it. */
void list_continue(struct ui *ui);
void list_stop_search(struct ui *ui);
/* Renews the progress of a search that is shown, unless keys follow each other: a line that
 * changes with every turn would delay what they change. */
void list_follow_search(struct ui *ui);
/* Appends it to the status line. */
void list_add_search(const struct ui *ui, struct buf *b);
void list_add_heading(const struct ui *ui, struct buf *b);
