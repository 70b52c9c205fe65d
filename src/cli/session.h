/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a command that touches the database works with: the configuration, the data files, an open
 * engine. With --demo the database is a throw-away one that holds the sample portal.
 */
#ifndef GANDER_CLI_SESSION_H
#define GANDER_CLI_SESSION_H

#include "cli/cli.h"
#include "config/config.h"
#include "engine/engine.h"

struct site_rules; /* page/rule/rules.h */

struct session {
    const struct cli_context *context; /* all there is with CLI_NO_DATABASE */
    struct config config;
    struct engine *engine;
    char *config_path, *database, *data_dir, *picture_dir, *download_dir;
    char *rules_dir; /* sites/ beside the configuration file; NULL without one */
    char *demo_dir;  /* NULL without --demo */
    bool hung;       /* the engine cannot be closed: the program has to end by _exit */
};

/* Of a session with its context: all that `use` needs. A failure was told on standard error, and is
 * what the program ends with. session_close is due in any case. */
MUST_CHECK enum cli_status session_open(struct session *s, enum cli_use use);
void session_close(struct session *s);

/* The two halves of session_open, for `gander check`, which goes on after a mistake. First the
 * configuration and the paths; mistakes are added to `report` as config_load says. */
MUST_CHECK bool session_configure(struct session *s, struct buf *report);
/* Then the database, with --demo the throw-away one. */
MUST_CHECK bool session_open_database(struct session *s, enum cli_use use, struct error *e);

/* The rules for sites that the engine goes by, for commands that read a page without it. Free with
 * site_rules_free. */
struct site_rules *session_load_rules(const struct session *s);

/* The node that PATH names, or all with NULL. A failure was told on standard error. */
MUST_CHECK enum cli_status session_find(struct session *s, const char *path, int64_t *node);

/* Whether the settings ask for marks in ASCII. */
bool session_is_ascii(const struct session *s);

/* Whether standard error is a terminal that can draw a line anew. */
bool session_shows_progress(const struct session *s);

/* Waits for a ticket's end with progress on a terminal, and hands the last event over. A source
 * that fails is told on standard error. `each` may be NULL. */
struct engine_event *session_finish(struct session *s, engine_ticket ticket,
                                    void (*each)(void *context, const struct engine_event *event),
                                    void *context);
/* The same for a command. */
struct engine_event *session_command(struct session *s, const struct engine_command *command);
/* The same when it only matters whether that went well; a failure is told with `subject`. */
enum cli_status session_send(struct session *s, const struct engine_command *command,
                             const char *subject);
/* Removes the node that a path names. */
enum cli_status session_remove(struct session *s, const char *path);
/* The same for what adds sources, and says how many were added. */
enum cli_status session_end_adding(struct session *s, engine_ticket ticket, const char *subject);

#endif
