/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Downloads of the article's attachments. */
#pragma once

#include <stdbool.h>

struct attachment;
struct ui;

void article_download(struct ui *ui, const struct attachment *attachment);
/* Downloads the attachment with that address; false when the article has none. */
bool article_download_link(struct ui *ui, const char *url);
