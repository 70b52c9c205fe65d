/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Full texts of articles: the command that fetches them, and the message at the end. */
#pragma once

#include "tui/core/view.h"

struct engine_event;
struct ui;

extern const struct handler full_text_handlers[];

/* A page could not be fetched: counts the failure for its host. */
void full_texts_count_failure(struct ui *ui, const char *url);
void full_texts_forget_failures(struct ui *ui);
/* Last event of ENGINE_FETCH_PAGES, without error or with ERROR_CANCELLED. */
void full_texts_fetched(struct ui *ui, const struct engine_event *e);
