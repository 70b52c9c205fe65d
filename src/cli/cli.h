/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Command line: one file per command, each a `const struct cli_command`. Results go to standard
 * output, everything else to standard error; the exit status is an enum cli_status.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"

enum cli_status {
    CLI_OK = 0,
    CLI_ERROR = 1,
    CLI_USAGE = 2,
    CLI_SOME_FAILED = 3,
    CLI_BUSY = 4, /* another refresh is in progress */
};

/* Access of a command to the database. */
enum cli_use {
    CLI_NO_DATABASE,
    CLI_READS,
    CLI_WRITES,
    CLI_WRITES_OR_READS, /* reads only if the database cannot be written */
    CLI_STAYS,           /* likewise, the reader */
};

/* Global options, accepted before and after the command. */
struct cli_context {
    const char *database; /* -d, NULL: default */
    const char *config;   /* -c, NULL: default */
    bool demo;            /* --demo */
    int verbose;          /* -v, counted */
    bool quiet;           /* -q */
};

enum cli_option_kind {
    CLI_FLAG,
    CLI_TEXT,   /* UTF-8 */
    CLI_FILE,   /* path, in any encoding */
    CLI_NUMBER, /* 0 or above */
    CLI_CHOICE, /* index of a word in `value`, "feed|list|page" */
};

struct cli_option {
    const char *name; /* without the leading -- */
    char letter;      /* 0: none */
    enum cli_option_kind kind;
    const char *value; /* N_() name of the value, e.g. "FILE"; choices are not translated */
    const char *help;  /* N_() */
    int max;           /* CLI_NUMBER: range 1 to this; 0: unlimited */
};

/* Bounds of --width and --size. */
enum { CLI_MAX_WIDTH = 10000, CLI_TEXT_SIZES = 3 };

enum { CLI_MAX_OPTIONS = 16 };

/* Value of a command's option, in the order of its table. */
struct cli_value {
    bool given;
    const char *text;
    int64_t number; /* CLI_NUMBER; CLI_CHOICE: index of the word */
};

struct session; /* cli/session.h */

/* Checks before anything is opened that the tables cannot express: combinations of options and
 * arguments (ERROR_USAGE); may change `use`. */
typedef bool cli_check_fn(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                          struct error *e);
/* Runs with the session opened for `use`. */
typedef enum cli_status cli_run_fn(struct session *s, const struct cli_value *values, int argc,
                                   char **argv);

/* Meaning of a command's first argument, which stays argv[0]. */
struct cli_action {
    const char *name;
    cli_run_fn *run;
    enum cli_use use;
    int min_arguments, max_arguments; /* after the first; max -1: unlimited */
    const char *usage;                /* N_() error for any other number */
};

struct cli_command {
    const char *name;
    const char *arguments;            /* N_() e.g. "FILE|-"; UTF-8 unless it names FILE */
    const char *summary;              /* N_() one line */
    const struct cli_option *options; /* ended by name NULL; may be NULL */
    int min_arguments, max_arguments; /* max -1: unlimited */
    enum cli_use use;
    const struct cli_action *actions; /* ended by name NULL; NULL: `run` alone */
    cli_check_fn *check;              /* NULL: none */
    cli_run_fn *run;
};

/* In the order of the help, ended by NULL. */
extern const struct cli_command *const cli_commands[];
/* The reader, run without a command. Its name is "". */
extern const struct cli_command cli_reader;

/* The program except for setting the locale: parses and runs the command line. */
int cli_main(int argc, char **argv);

/* Sets ERROR_USAGE with a translated text; returns false. */
static inline bool cli_usage(struct error *e, const char *text)
{
    return error_set(e, ERROR_USAGE, 0, "%s", text);
}

/* Prints "gander: SUBJECT: reason" on standard error, sanitized; SUBJECT may be NULL. Returns the
 * exit status for the error. */
enum cli_status cli_fail(const char *subject, const struct error *e);

/* Likewise for a query (NULL: none); on a terminal, points at the place of the error. */
enum cli_status cli_fail_query(const char *query, const struct error *e);

/* Appends a failure's detail, translated (present/reason.h) and sanitized. */
void cli_add_reason(struct buf *b, const char *detail);

/* Appends a name, sanitized and padded to a column: whole, since it is also an argument. */
void cli_add_name(struct buf *b, const char *name);

/* Appends the line of a number, unless that is 0. */
void cli_add_count(struct buf *b, const char *format, long long n);

/* Appends a number at the right of so many cells. */
void cli_add_number(struct buf *b, int64_t number, int cells);

/* Appends "  ! reason" to a line; nothing for NULL. */
void cli_add_problem(struct buf *b, const char *problem);

/* Appends the line of a label and a value, which is sanitized. */
void cli_add_fact(struct buf *b, const char *label, const char *value);

/* Appends a time in the system's zone (RFC 3339). */
void cli_add_time(struct buf *b, int64_t time);

/* Appends "SUBJECT: reason" as cli_fail() prints it. */
void cli_add_error(struct buf *b, const char *subject, const struct error *e);

/* Short description of an error code; NULL for codes without one. */
const char *cli_sentence(enum error_code code);

/* Reads a FILE|- argument up to gander's limit for input. */
MUST_CHECK bool cli_read_input(const char *path, struct buf *out, struct error *e);

/* Likewise, for commands that only parse it and print: confines the process first (base/confine.h).
 */
MUST_CHECK bool cli_read_untrusted(const char *path, struct buf *out, struct error *e);

/* Parses an article's id; ERROR_USAGE when invalid. */
MUST_CHECK bool cli_read_id(const char *text, int64_t *id, struct error *e);

/* Appends several arguments as one query, with a space between. */
void cli_join(struct buf *b, int argc, char **argv);
/* Writes to standard output; CLI_ERROR, with a message on standard error, on failure. */
enum cli_status cli_write(struct str s);

extern const struct cli_command cli_account, cli_add, cli_articles, cli_backup, cli_category,
    cli_check, cli_comments, cli_decode, cli_digest, cli_download, cli_downloads, cli_export,
    cli_extract, cli_feed, cli_import, cli_list, cli_mark, cli_note, cli_portal, cli_queue,
    cli_related, cli_render, cli_rule, cli_search, cli_show, cli_source, cli_sync, cli_tag,
    cli_tags, cli_tree, cli_undo, cli_redo, cli_unread, cli_untag, cli_view;
