/* SPDX-License-Identifier: GPL-3.0-or-later */
/* List of downloads in memory, and attachments to download. */
#pragma once

#include "engine/engine.h"
#include "tui/core/view.h"
#include "tui/ui.h"

extern const struct handler download_handlers[], attachment_handlers[];
/* UI_DOWNLOADS. */
void ui_downloads_accept(struct ui *ui, const struct ui_event *event);
/* The database changed: reloads the list unless it is empty. */
void ui_downloads_changed(struct ui *ui);
/* Events of a download: EVENT_DOWNLOAD, EVENT_DONE. */
void ui_downloads_progress(struct ui *ui, const struct engine_event *e);
void ui_downloads_ended(struct ui *ui, const struct engine_event *e);
