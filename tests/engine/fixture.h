/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An engine on a throw-away database beside a scripted server: what every engine test starts from.
 * The clock can be moved. */
#ifndef GANDER_TESTS_ENGINE_FIXTURE_H
#define GANDER_TESTS_ENGINE_FIXTURE_H

#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "engine/engine.h"
#include "tests/support/httpd.h"
#include "tests/unit/sent.h"

struct fixture {
    char dir[64], database[96], connect_to[32];
    struct httpd *httpd;
    struct engine *engine;
    struct engine_options options;
    struct clock clock;
    int64_t ahead;            /* seconds that the engine's clock is ahead */
    _Atomic int64_t ahead_ms; /* likewise, of the one that measures how long something took */
};

int fixture_setup(void **state);
int fixture_teardown(void **state);
/* Closes the engine and opens it again, with the options as they are now. */
void fixture_reopen(struct fixture *f);

/* An RSS feed of `n` items, titled "NAME 0" …, each with some hundred words of text. */
char *fixture_feed(const char *name, size_t n);
/* Serves such a feed, with ETag and Last-Modified, at "/NAME". */
void fixture_serve_feed(struct fixture *f, const char *name, size_t n);
/* Serves HTML at a target, and nothing else there any more. */
void fixture_serve_page(struct fixture *f, const char *target, const char *html);

/* Adds sources of one kind below the portal "Test", each at a target of the server or a whole
 * address, and titled by its last part ("/feed"). */
void fixture_subscribe(struct fixture *f, enum node_kind kind, const char *const *targets,
                       size_t n);
/* Refreshes everything; the last event, to be freed. */
struct engine_event *fixture_refresh(struct fixture *f, unsigned flags);
/* As that, with the expected outcome. */
void fixture_refresh_ok(struct fixture *f, unsigned flags);

/* The whole list below a node (0: all). */
void fixture_list(struct fixture *f, int64_t node, struct article_list *out);
int64_t fixture_total(struct fixture *f);
int64_t fixture_unread(struct fixture *f);
/* The node that engine_find_path finds. */
int64_t fixture_find(struct fixture *f, const char *path);
/* The node with that id, of the tree as it is now, which is to be freed; it may not be missing. */
struct engine_node fixture_node(struct fixture *f, struct engine_tree *tree, int64_t id);
/* Likewise the source at a target. */
struct engine_node fixture_source(struct fixture *f, struct engine_tree *tree, const char *target);
/* Whether the words stand in the article's text. */
bool fixture_says(const struct engine_article *a, const char *words);
/* The database is what it would be if it were made anew. */
void fixture_assert_sound(struct fixture *f);
/* Ends a command that must succeed; its last event, to be freed. */
struct engine_event *fixture_done(struct fixture *f, engine_ticket ticket);

#endif
