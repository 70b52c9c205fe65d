/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line: one file per command, each a `const struct cli_command`. Results go to standard
 * output, everything else to standard error; the exit status is one of enum cli_status.
 */
#ifndef GANDER_CLI_CLI_H
#define GANDER_CLI_CLI_H

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
    CLI_BUSY = 4, /* another refresh is running */
};

/* What a command does with the database. */
enum cli_use {
    CLI_NO_DATABASE,
    CLI_READS,
    CLI_WRITES,
    CLI_WRITES_OR_READS, /* reads where nothing can be written */
};

/* Options that stand before or after every command. */
struct cli_context {
    const char *database; /* -d, NULL for the default */
    const char *config;   /* -c, NULL for the default */
    bool demo;            /* --demo */
    int verbose;          /* -v, counted */
    bool quiet;           /* -q */
};

enum cli_option_kind {
    CLI_FLAG,
    CLI_TEXT,   /* UTF-8 */
    CLI_FILE,   /* a path, in any charset */
    CLI_NUMBER, /* 0 and up */
    CLI_CHOICE, /* one of the words in `value`, "feed|list|page" */
};

struct cli_option {
    const char *name; /* without the leading -- */
    char letter;      /* 0 for none */
    enum cli_option_kind kind;
    const char *value; /* N_() name of the value in the help, e.g. "FILE"; untranslated choices */
    const char *help;  /* N_() */
    int max;           /* of a CLI_NUMBER that goes from 1 to this; 0 for others */
};

/* Of lines and texts that are printed. */
enum { CLI_MAX_WIDTH = 10000, CLI_TEXT_SIZES = 3 };

enum { CLI_MAX_OPTIONS = 16 };

/* What was given for one of a command's options, in the order of its table. */
struct cli_value {
    bool given;
    const char *text;
    int64_t number; /* CLI_NUMBER; of a CLI_CHOICE the index of the word */
};

struct session; /* cli/session.h */

struct cli_command {
    const char *name;
    const char *arguments;            /* N_() e.g. "FILE|-"; without FILE they are UTF-8 */
    const char *summary;              /* N_() one line */
    const struct cli_option *options; /* ends with name NULL; may be NULL */
    int min_arguments, max_arguments; /* max -1: any number */
    enum cli_use use;
    /* What the tables cannot say, before anything is opened: whether options and arguments go
     * together (ERROR_USAGE), and what becomes of the database where that depends on them. NULL:
     * nothing. */
    bool (*check)(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e);
    /* With the session open as `use` says. */
    enum cli_status (*run)(struct session *s, const struct cli_value *values, int argc,
                           char **argv);
};

/* In the order of the help, ending with NULL. */
extern const struct cli_command *const cli_commands[];
/* The reader: what runs when no command is named. Its name is "". */
extern const struct cli_command cli_reader;

/* The whole program but for the locale: finds the command and runs it. */
int cli_main(int argc, char **argv);

/* "gander: SUBJECT: what went wrong" on standard error, made harmless; SUBJECT may be NULL.
 * Returns the exit status that belongs to the error. */
enum cli_status cli_fail(const char *subject, const struct error *e);

/* Appends what a failure's detail says, in the user's language (present/reason.h) and harmless. */
void cli_add_reason(struct buf *b, const char *detail);

/* Appends "SUBJECT: what went wrong" as cli_fail prints it. */
void cli_add_error(struct buf *b, const char *subject, const struct error *e);

/* What goes wrong, in a few words for every case of the code; NULL for those that have none. */
const char *cli_sentence(enum error_code code);

/* Reads a command's FILE|- argument, with the limit of what gander takes in. */
MUST_CHECK bool cli_read_input(const char *path, struct buf *out, struct error *e);

/* The number that names an article; ERROR_USAGE when it is none. */
MUST_CHECK bool cli_read_id(const char *text, int64_t *id, struct error *e);

/* Writes to standard output; CLI_ERROR (with a message on standard error) when it could not. */
enum cli_status cli_write(struct str s);
/* The same, and frees the text. */
enum cli_status cli_print(struct buf *text);

extern const struct cli_command cli_add, cli_articles, cli_category, cli_check, cli_decode,
    cli_download, cli_downloads, cli_export, cli_extract, cli_feed, cli_import, cli_list, cli_mark,
    cli_portal, cli_render, cli_search, cli_show, cli_source, cli_sync, cli_tree, cli_unread;

#endif
