/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overlays, each a view of a sheet. */
#pragma once

#include "base/mem.h"
#include "model/source.h"
#include "tui/core/view.h"

extern const struct view help_view, details_view, problems_view, edit_view, folder_view;
extern const struct view earlier_view, left_out_view, qr_view, tags_view;
extern const struct view calibrate_lines_view, calibrate_blocks_view;
extern const struct view offer_view, portals_view, welcome_view;
extern const struct handler rule_handlers[], queue_handlers[], saved_view_handlers[],
    download_handlers[];

/* UI_RULES. */
void rules_accept(struct ui *ui, const struct ui_event *event);
/* Makes a rule that mutes what a query finds, in the archive as well; it may end with until:DATE.
 */
void rules_mute(struct ui *ui, const char *query);
/* Loads them again where they are shown. */
void rules_changed(struct ui *ui);

/* A view was added, or one of that name existed. */
void ui_view_saved(struct ui *ui, const struct engine_event *e);

/* Choices of an offer: a copy, which outlives the event. */
struct offer {
    struct arena arena;
    const char *title;
    struct outline *outlines;
    size_t n;
    bool as_portal; /* added as one tree; false: source by source */
    int64_t parent; /* destination */
};

void offer_accept(struct ui *ui, const struct engine_event *event, bool as_portal);

/* UI_QUEUE. */
void queue_accept(struct ui *ui, const struct ui_event *event);
void queue_changed(struct ui *ui);
/* UI_PLAYER: stores the place, goes on with the next recording after a played one. */
void queue_playing(struct ui *ui, const struct ui_event *event);
/* Takes the DONE of ENGINE_QUEUE. */
void queue_added(struct ui *ui, const struct engine_event *e);

/* Shows and fetches the comments on an article. */
void comments_show(struct ui *ui, int64_t article);
/* UI_COMMENTS. */
void comments_accept(struct ui *ui, const struct ui_event *event);
/* Takes the DONE of ENGINE_FETCH_COMMENTS. */
void comments_fetched(struct ui *ui, const struct engine_event *e);

/* UI_EARLIER: shows an earlier text of a watched page. */
void earlier_accept(struct ui *ui, const struct ui_event *event);

/* UI_LEFT_OUT, before the import ends; its end. */
void ui_left_out(struct ui *ui, const struct ui_event *event);
void ui_imported(struct ui *ui, const struct engine_event *e);

/* Shows a text as a QR code, or why there is none. */
void ui_show_qr(struct ui *ui, const char *text);

/* Asks which large letters the terminal shows. */
void ui_calibrate(struct ui *ui, const struct call *call);

/* UI_DOWNLOADS. */
void ui_downloads_accept(struct ui *ui, const struct ui_event *event);
/* The database changed: reloads the list unless it is empty. */
void ui_downloads_changed(struct ui *ui);
/* Events of a download: EVENT_DOWNLOAD, EVENT_DONE. */
void ui_downloads_progress(struct ui *ui, const struct engine_event *e);
void ui_downloads_ended(struct ui *ui, const struct engine_event *e);

/* ---- fetch settings of a source, as lines of its edit overlay ---------------------------------
 */

/* Loads the settings of the edited node, if it is a source. */
void edit_settings_load(struct ui *ui);
/* UI_SETTINGS. */
void edit_settings_accept(struct ui *ui, const struct ui_event *event);

/* Adds a line for each setting, once loaded, with indexes from `first` on. */
void edit_settings_fill(struct ui *ui, struct sheet *s, size_t first);
/* Asks for a setting's new value or takes the next one; resets it to the default. */
void edit_settings_choose(struct ui *ui, size_t index);
void edit_settings_reset(struct ui *ui, size_t index);
