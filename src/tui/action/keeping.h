/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands on tags and notes. */
#pragma once

#include "tui/core/view.h"

extern const struct handler keeping_handlers[];

/* UI_TAGS; UI_NOTE, to be edited. */
void ui_tags_accept(struct ui *ui, const struct ui_event *event);
void ui_note_accept(struct ui *ui, const struct ui_event *event);
/* Stores a note that the user's editor has changed. */
void ui_note_edited(struct ui *ui, const struct ui_event *event);
