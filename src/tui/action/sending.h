/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that pass an article or its address to other programs. */
#pragma once

#include "tui/core/view.h"

struct ui;

/* Address of the article, or of the site selected in the tree; NULL with a message. */
const char *sending_url(struct ui *ui);
/* Text of the open article; NULL with a message when none is open. free() it. */
char *sending_text(struct ui *ui);

extern const struct handler sending_handlers[];
