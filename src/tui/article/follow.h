/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses opened in the user's program. */
#ifndef GANDER_TUI_ARTICLE_FOLLOW_H
#define GANDER_TUI_ARTICLE_FOLLOW_H

#include <stdbool.h>
#include <stdint.h>

struct ui;

/* Opens an address, if it is one that may be. `from` (NULL: nothing) is where it stands: what is
 * read from a file may lead to files. */
void ui_open_url(struct ui *ui, const char *from, const char *url, bool background);
/* Opens one of the open article. */
void ui_follow_url(struct ui *ui, const char *url);
/* The address of a source, NULL when it is gone. */
const char *ui_source_url(const struct ui *ui, int64_t source);

#endif
