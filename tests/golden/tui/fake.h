/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fake engine for golden screens: a fixed tree, lists and articles. */
#pragma once

#include <stdbool.h>

#include "base/buf.h"
#include "tui/ui.h"

/* Sunday, 2026-11-22 12:00 +08:00. */
#define FAKE_NOW INT64_C(1795320000)
enum { FAKE_OFFSET = 480 };

struct fake;

struct fake *fake_new(bool empty); /* empty: no subscriptions */
void fake_free(struct fake *f);

/* Executes effects and passes their results to the core until none is left, and the list has its
 * margin (fake_margin_later). Appends outside effects to `log`, a line each (may be NULL). */
void fake_run(struct fake *f, struct ui *ui, struct effects *effects, struct buf *log);

/* Adds articles to the first source, as a refresh in the background does. */
void fake_arrive(struct fake *f, int count);
/* Adds one with this title. */
void fake_arrive_titled(struct fake *f, struct str title);
/* Leaves the margin of lists to turns of the loop. */
void fake_margin_later(struct fake *f);
/* Adds a first paragraph to the articles. */
void fake_edit(struct fake *f);
/* Fails marks from now on, as an unwritable database does. */
void fake_refuse(struct fake *f);
/* Limits a search to `count` articles per turn; 0: no limit. */
void fake_slow(struct fake *f, int count);
/* Adds downloads in every state. */
void fake_download(struct fake *f);
/* Makes County News the output of a program. */
void fake_program(struct fake *f);
/* Fetches the rest of the comments. */
void fake_comment(struct fake *f);
/* Stores the complete texts of some articles. */
void fake_at_hand(struct fake *f);
/* Replaces one feed by a web page. */
void fake_no_feed(struct fake *f);
/* Adds saved views to the tree. */
void fake_views(struct fake *f);
/* Makes the host of all sources unreachable; removes the network, or makes it a captive portal. */
void fake_host_away(struct fake *f);
void fake_no_network(struct fake *f, bool login);
/* Stores an article's page. */
void fake_keep_page(struct fake *f, int64_t id);
/* Stores picture 1 or 2 of article 105, in this size in pixels. */
void fake_picture(struct fake *f, struct ui *ui, struct effects *effects, int number, int width,
                  int height);
void fake_tell(struct fake *f, struct ui *ui, struct effects *effects,
               const struct engine_event *event, const struct effect *cause);
