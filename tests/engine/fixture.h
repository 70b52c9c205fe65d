/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixture of the engine tests: an engine with a temporary database, a scripted server, and a clock
 * that can be moved. */
#pragma once

#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "engine/data/command.h"
#include "engine/engine.h"
#include "model/source.h"
#include "model/tree.h"
#include "tests/support/httpd.h"
#include "tests/unit/sent.h"

struct fixture {
    char dir[64], database[96], connect_to[32];
    struct httpd *httpd;
    struct engine *engine;
    struct engine_options options;
    struct clock clock;
    _Atomic int64_t ahead;    /* of the engine's wall clock, in seconds */
    _Atomic int64_t ahead_ms; /* of its monotonic clock */
};

int fixture_setup(void **state);
int fixture_teardown(void **state);
/* Reopens the engine with the current options. */
void fixture_reopen(struct fixture *f);

/* RSS feed of `n` items, titled "NAME 0" …, each with some hundred words of text; to free(). */
char *fixture_feed(const char *name, size_t n);
/* Serves such a feed at "/NAME", with ETag and Last-Modified. */
void fixture_serve_feed(struct fixture *f, const char *name, size_t n);
/* Serves HTML at a target, in place of earlier replies. */
void fixture_serve_page(struct fixture *f, const char *target, const char *html);

/* Adds sources of one kind below the portal "Test", each at a target of the server or an absolute
 * address, titled by its last part ("/feed"). */
void fixture_subscribe(struct fixture *f, enum node_kind kind, const char *const *targets,
                       size_t n);
#define SUBSCRIBE(f, kind, ...)                                                                    \
    fixture_subscribe(f, kind, (const char *const[]){__VA_ARGS__},                                 \
                      ARRAY_SIZE(((const char *const[]){__VA_ARGS__})))
/* Refreshes everything; returns the last event, to be freed. */
struct engine_event *fixture_refresh(struct fixture *f, unsigned flags);
/* Refreshes everything; fails the test on any error. */
void fixture_refresh_ok(struct fixture *f, unsigned flags);

/* Complete list below a node (0: all). */
void fixture_list(struct fixture *f, int64_t node, struct article_list *out);
void fixture_tree(struct fixture *f, struct tree *out);
int64_t fixture_total(struct fixture *f);
int64_t fixture_unread(struct fixture *f);
/* Node by engine_find_path(). */
int64_t fixture_find(struct fixture *f, const char *path);
/* Node by id, which must exist; `tree` is loaded and must be freed. */
struct tree_node fixture_node(struct fixture *f, struct tree *tree, int64_t id);
/* Source by target, likewise. */
struct tree_node fixture_source(struct fixture *f, struct tree *tree, const char *target);
/* True if the article's text contains the words. */
bool fixture_says(const struct engine_article *a, const char *words);
/* Asserts that engine_check() finds no problem. */
void fixture_assert_sound(struct fixture *f);
/* Sends a command with these fields. */
#define SEND(f, ...) engine_send((f)->engine, &(struct engine_command){__VA_ARGS__})
/* Waits for a command that ends with this error; ERROR_NONE: succeeds. */
void fixture_end(struct fixture *f, engine_ticket ticket, enum error_code code);
/* Waits for a command, which must succeed; returns its last event, to be freed. */
struct engine_event *fixture_done(struct fixture *f, engine_ticket ticket);
/* Child processes of this one, of all threads; skips the test where the system does not tell. */
int fixture_count_children(void);
