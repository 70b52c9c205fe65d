/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small engine out of thin air: a tree, lists and articles for screens to show. */
#ifndef GANDER_TESTS_FAKE_H
#define GANDER_TESTS_FAKE_H

#include <stdbool.h>

#include "base/buf.h"
#include "tui/ui.h"

/* Sunday, 2026-11-22 12:00 +08:00. */
#define FAKE_NOW INT64_C(1795320000)
enum { FAKE_OFFSET = 480 };

struct fake;

struct fake *fake_new(bool empty); /* empty: nothing is subscribed to */
void fake_free(struct fake *f);

/* Carries out effects and gives back what comes of them, until there are no more. What reaches
 * the world is written to `log`, a line each (may be NULL). */
void fake_run(struct fake *f, struct ui *ui, struct effects *effects, struct buf *log);

/* New articles in the first source, as a refresh in the background brings them. */
void fake_arrive(struct fake *f, int count);
/* One with this title. */
void fake_arrive_titled(struct fake *f, struct str title);
/* Articles get a new first paragraph. */
void fake_edit(struct fake *f);
/* Marks are refused from now on, as where the archive cannot be written. */
void fake_refuse(struct fake *f);
/* A search looks at so many stories a turn; 0: at all. */
void fake_slow(struct fake *f, int count);
/* There are downloads, in every state. */
void fake_download(struct fake *f);
/* Some articles can be read as a whole offline. */
void fake_at_hand(struct fake *f);
/* The answer of one feed is a web page. */
void fake_no_feed(struct fake *f);
/* The host of all sources cannot be reached; there is no network, or one that asks for a login. */
void fake_host_away(struct fake *f);
void fake_no_network(struct fake *f, bool login);
/* An article's page was fetched. */
void fake_keep_page(struct fake *f, int64_t id);
/* Picture 1 or 2 of story 105 has come, of that size in pixels. */
void fake_picture(struct fake *f, struct ui *ui, struct effects *effects, int number, int width,
                  int height);
void fake_tell(struct fake *f, struct ui *ui, struct effects *effects,
               const struct engine_event *event, const struct effect *cause);

#endif
