/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Full texts of picked articles: the command, and the message at its end. */
#pragma once

struct engine_event;
struct ui;

void ui_fetch_picked(struct ui *ui);
/* Last event of ENGINE_FETCH_PAGES, without error or with ERROR_CANCELLED. */
void ui_pages_fetched(struct ui *ui, const struct engine_event *e);
