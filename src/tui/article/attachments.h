/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attachments of the article, downloaded. */
#ifndef GANDER_TUI_ARTICLE_ATTACHMENTS_H
#define GANDER_TUI_ARTICLE_ATTACHMENTS_H

#include <stdbool.h>

struct attachment;
struct ui;

void article_download(struct ui *ui, const struct attachment *attachment);
/* Downloads what an address of the article leads to, if that is an attachment; else false. */
bool article_download_link(struct ui *ui, const char *url);

#endif
