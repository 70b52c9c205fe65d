/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses passed to the user's program. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct ui;

/* True for an address of an allowed scheme; else with a message. `from` is the containing page's
 * address, NULL: none; content read from a file may link to files. */
bool ui_may_open(struct ui *ui, const char *from, const char *url);
/* Opens such an address; false for another, with a message. */
bool ui_open_url(struct ui *ui, const char *from, const char *url, bool background);
/* Opens an address of the open article. */
void ui_follow_url(struct ui *ui, const char *url);
/* Address of a source, NULL when it is gone. */
const char *ui_source_url(const struct ui *ui, int64_t source);
