/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Environment of a command on the database: configuration, data files, an open engine. With --demo
 * the database is temporary and holds the sample portal.
 */
#pragma once

#include "cli/cli.h"
#include "config/config.h"
#include "engine/engine.h"

struct site_rules; /* page/rule/rules.h */

struct session {
    const struct cli_context *context; /* the only field set with CLI_NO_DATABASE */
    struct config config;
    struct engine *engine;
    char *config_path, *database, *data_dir, *picture_dir, *download_dir;
    char *rules_dir; /* sites/ beside the configuration file; NULL: none */
    char *demo_dir;  /* NULL: no --demo */
    bool hung;       /* the engine cannot be closed: the program must end by _exit() */
};

/* Opens what `use` needs; `context` is set. A failure is reported on standard error and returned as
 * exit status. session_close() is required in any case. */
MUST_CHECK enum cli_status session_open(struct session *s, enum cli_use use);
void session_close(struct session *s);

/* The halves of session_open(), for `gander check`, which continues after errors. First,
 * configuration and paths; appends errors to `report` as config_load() does. */
MUST_CHECK bool session_configure(struct session *s, struct buf *report);
/* Second, the database; temporary with --demo. */
MUST_CHECK bool session_open_database(struct session *s, enum cli_use use, struct error *e);

/* Program of engine_options.parser: this one; NULL where it cannot be named. */
const char *session_parser(void);

/* Site rules as the engine uses them, for commands that read a page without it. Freed by
 * site_rules_free(). */
struct site_rules *session_load_rules(const struct session *s);

/* Node named by PATH; NULL: everything. Reports a failure on standard error. */
MUST_CHECK enum cli_status session_find(struct session *s, const char *path, int64_t *node);

/* Calls `each` for the articles of a query, at most `limit` of them (0: all), until it returns
 * false with an error. */
MUST_CHECK bool
session_each_row(struct session *s, const struct article_query *query, int64_t limit,
                 bool (*each)(void *context, const struct article_row *row, struct error *e),
                 void *context, struct error *e);

/* True when marks are limited to ASCII by settings. */
bool session_is_ascii(const struct session *s);

/* True when standard error is a terminal that can redraw a line. */
bool session_shows_progress(const struct session *s);

/* Waits for a ticket's end with progress on a terminal, and returns the last event. Reports failing
 * sources on standard error. `each` may be NULL. */
struct engine_event *session_finish(struct session *s, engine_ticket ticket,
                                    void (*each)(void *context, const struct engine_event *event),
                                    void *context);
/* Sends a command and does likewise. */
struct engine_event *session_command(struct session *s, const struct engine_command *command);
/* Likewise; returns the status only, and reports a failure with `subject`. */
enum cli_status session_send(struct session *s, const struct engine_command *command,
                             const char *subject);
/* Prints a line on standard output, sanitized; nothing with -q. */
enum cli_status session_say(const struct session *s, const char *format, ...) PRINTF_LIKE(2, 3);
/* Action "remove PATH" of commands. */
cli_run_fn session_remove;
/* Like session_finish() for commands that add sources; prints the number added. */
enum cli_status session_end_adding(struct session *s, engine_ticket ticket, const char *subject);
