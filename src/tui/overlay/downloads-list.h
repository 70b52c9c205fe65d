/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Downloads as the reader knows them, and the articles' files that can be downloaded. */
#ifndef GANDER_TUI_OVERLAY_DOWNLOADS_LIST_H
#define GANDER_TUI_OVERLAY_DOWNLOADS_LIST_H

#include "engine/engine.h"
#include "tui/core/view.h"
#include "tui/ui.h"

extern const struct handler download_handlers[], attachment_handlers[];

void ui_downloads_load(struct ui *ui);
/* Takes a newly read list over. */
void ui_downloads_accept(struct ui *ui, struct downloads *data);
/* The database changed: reads them again if there are any. */
void ui_downloads_changed(struct ui *ui);
/* An EVENT_DOWNLOAD; the EVENT_DONE of a download. */
void ui_downloads_progress(struct ui *ui, const struct engine_event *e);
void ui_downloads_ended(struct ui *ui, const struct engine_event *e);

#endif
