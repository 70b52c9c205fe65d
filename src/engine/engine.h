/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Interface of the engine for tui/ and cli/, with two kinds of calls:
 *
 * - Reads run on the caller's thread over a read-only connection, and are fast at any size of the
 *   archive: trees, windows of lists, single articles.
 *
 * - Commands (data/command.h) are messages to the engine thread: engine_send() returns a ticket at
 *   once, and the results arrive as events with that ticket. Front ends poll() engine_fd() and take
 *   events; engine_finish() does both for programs with nothing else to wait for.
 *
 * All calls must come from the thread that opened the engine. Strings in results belong to the
 * arena of the result.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/zone.h"
#include "engine/data/event.h"
#include "engine/data/ticket.h"
#include "model/article-list.h"
#include "model/article.h"
#include "model/doc.h"

struct account_list;
struct article_state;
struct clock;
struct comments;
struct downloads;
struct engine;
struct engine_command;
struct queue;
struct rule_list;
struct salvage_report;
struct source_settings;
struct tag;
struct tree;
struct tree_counts;

struct engine_options {
    const char *database;  /* path; its directory is created; ":memory:" is not supported */
    const char *data_dir;  /* holds portals/ and sites/ */
    const char *rules_dir; /* directory of the user's site rules; NULL: none */
    const char *file_root; /* root of readable file: sources (the demo); NULL: none */
    const struct clock *clock;
    const char *user_agent;
    struct zone zone;    /* for "today", and dates without a zone */
    int max_connections; /* 0: default */
    int max_host_connections;
    int host_gap_ms;     /* between requests to one host; 0: default, -1: none */
    int timeout_ms;      /* of one request; 0: default */
    int refresh_minutes; /* default interval of sources; 0: 60 */
    const char *ca_file; /* trusted certificates; NULL: the system's */
    const char *parser; /* gander itself, which parses in processes of its own; NULL: without any */
    int parser_seconds; /* for one document; 0: 20 */
    int program_seconds; /* of sources' programs and filters; 0: 60 */
    int rule_runs;       /* programs of rules in one refresh; 0: 20 */
    int page_budget;     /* article pages per source and refresh; 0: 20, -1: none */
    int keep_articles;   /* default per source; 0: all */
    int keep_days;       /* likewise */
    bool no_pictures;    /* sources keep no pictures for offline reading by default */
    const char *http_proxy, *https_proxy; /* by scheme of the request; NULL: none */
    const char *no_proxy;                 /* hosts to connect to directly; NULL: none */
    const char *connect_to, *resolve;     /* tests: see net/net.h */
    bool (*has_route)(void);  /* tests: presence of a network; NULL: the system's answer */
    const char *picture_dir;  /* picture cache; NULL: none */
    int64_t picture_bytes;    /* budget of the cache; 0: no pictures are kept */
    const char *download_dir; /* for attachments; NULL: no downloads */
    int64_t download_bytes;   /* maximum of one file; 0: no limit */
    bool resident;            /* notices changes of other processes, and closes without waiting for
                               * the disk */
    bool read_only;           /* no engine thread; migrates if necessary */
    bool or_read_only;        /* open an unwritable database read-only; the first event, and every
                               * command's DONE, has the reason */
};

/* Creates or migrates the database. Fails with ERROR_BUSY, ERROR_DAMAGED, ERROR_FULL,
 * ERROR_READ_ONLY or ERROR_DATABASE, and ERROR_UNSUPPORTED for a newer gander's database. */
MUST_CHECK bool engine_open(const struct engine_options *options, struct engine **out,
                            struct error *e);
/* Executes all commands sent so far (a refresh is cancelled), then stops the engine thread. */
void engine_close(struct engine *n);

/* ---- reading: the tree ------------------------------------------------------------------- */

/* tree_fini() frees it. */
MUST_CHECK bool engine_tree(struct engine *n, struct tree *out, struct error *e);

/* For the tree after an EVENT_CHANGED with `counts_only`; tree_counts_fini() frees, even after a
 * failure. */
MUST_CHECK bool engine_tree_counts(struct engine *n, struct tree_counts *out, struct error *e);

/* Title of the default portal. Stored as is, translated for display. */
#define ENGINE_OWN_PORTAL "My feeds"

/* Finds a node by "Portal/Category/Source" or by a source's address. An unambiguous prefix of a
 * title suffices, "\/" stands for a slash in a title, and a category wins over a source of the same
 * title. ERROR_NOT_FOUND for no match (number 0) or several (number 1). */
MUST_CHECK bool engine_find_path(struct engine *n, const char *path, int64_t *node,
                                 struct error *e);

/* ---- reading: a source's settings --------------------------------------------------------- */

/* Strings go into the arena, to be freed even after a failure. ERROR_NOT_FOUND for a node that is
 * no source. */
MUST_CHECK bool engine_settings(struct engine *n, int64_t node, struct arena *arena,
                                struct source_settings *out, struct error *e);

/* ---- reading: accounts --------------------------------------------------------------------- */

/* In the tree's order. account_list_fini() frees, even after a failure. */
MUST_CHECK bool engine_accounts(struct engine *n, struct account_list *out, struct error *e);

/* ---- reading: lists ---------------------------------------------------------------------- */

/* Work budget of a search in one turn of the UI: 2 to 4 ms, 10 where texts are compressed. */
enum { ENGINE_SEARCH_TURN = 400000 };

/* Reads a window of at most `limit` rows: those after `from` in list order, or with `back` those
 * before it; `including` starts with the row at `from`. NULL for `from` is the start of the list,
 * with `back` its end. */
MUST_CHECK bool engine_list(struct engine *n, const struct article_query *query,
                            const struct article_position *from, bool including, bool back,
                            size_t limit, struct article_list *out, struct error *e);

/* Number of articles of a query without search, from the stored counts if they cover it. */
MUST_CHECK bool engine_count(struct engine *n, const struct article_query *query, int64_t *out,
                             struct error *e);

/* ---- reading: one article ---------------------------------------------------------------- */

struct engine_article {
    struct arena arena;
    struct article_row row;
    struct article article; /* fields from source and page */
    const char **path;      /* titles from portal to source */
    size_t n_path;
    const char **sources; /* display name of each source that carries it */
    size_t n_sources;
    const char *html; /* source of `body`; NULL: none */
    struct doc body;  /* numbered; a text without pictures begins with the article's own */
    struct engine_picture *pictures; /* of the body's images, by number - 1 */
    const char *note;                /* the user's; NULL: none */
    const char *muted_by;            /* query of the rule that muted it; NULL: none */
    const char *page_problem;        /* reason for a missing full text; NULL: none */
    const char *text_problem;        /* sentence on the text shown; NULL: none */
    uint64_t position; /* reading position in the plain text: an anchor (text/find/anchor.h) */
    struct article_position previous, next; /* within its source, newer and older; id 0: none */
    const char *previous_title, *next_title;
    int64_t *earlier; /* replacement times of a watched page's earlier texts, newest first */
    size_t n_earlier;
};

/* `page_text` prefers the page's text to the feed's. */
MUST_CHECK bool engine_article(struct engine *n, int64_t id, bool page_text,
                               struct engine_article *out, struct error *e);
/* A watched page with title and text before the number-th last change, from 1 on. ERROR_NOT_FOUND
 * for a version that is not stored. */
MUST_CHECK bool engine_article_earlier(struct engine *n, int64_t id, int number,
                                       struct engine_article *out, struct error *e);
/* engine_article() without body and neighbours, for exports of many articles. */
MUST_CHECK bool engine_article_fields(struct engine *n, int64_t id, bool page_text,
                                      struct engine_article *out, struct error *e);
static inline void engine_article_fini(struct engine_article *a)
{
    doc_fini(&a->body);
    arena_fini(&a->arena);
}

/* Stored comments on an article; comments_fini() frees. */
MUST_CHECK bool engine_comments(struct engine *n, int64_t id, struct comments *out,
                                struct error *e);

/* ---- reading: tags ------------------------------------------------------------------------ */

/* All tags by name, in the arena. */
MUST_CHECK bool engine_tags(struct engine *n, struct arena *arena, struct tag **out, size_t *count,
                            struct error *e);
/* ---- reading: rules ----------------------------------------------------------------------- */

/* In their order. rule_list_fini() frees, even after a failure. */
MUST_CHECK bool engine_rules(struct engine *n, struct rule_list *out, struct error *e);

/* ---- reading: the queue of recordings ----------------------------------------------------- */

/* queue_fini() frees. */
MUST_CHECK bool engine_queue(struct engine *n, struct queue *out, struct error *e);

/* ---- reading: downloads ------------------------------------------------------------------ */

MUST_CHECK bool engine_downloads(struct engine *n, struct downloads *out, struct error *e);

/* ---- commands ---------------------------------------------------------------------------- */

/* Sends a command to the engine thread (data/command.h). Without a writable database, its DONE has
 * the reason. */
engine_ticket engine_send(struct engine *n, const struct engine_command *command);
/* Stops waiting for another process's lock on the database: commands that need it fail. */
void engine_abandon(struct engine *n);
/* Returns memory that reads left free or that caches the database. The engine thread returns its
 * own when it is idle. The first call begins the idle work of a resident engine. */
void engine_rest(struct engine *n);

/* Persistent values of a front end (open folders, last view), set by ENGINE_SET_STATE; to free(),
 * NULL if unset. */
char *engine_state(struct engine *n, const char *key);

/* Supported picture formats, "JPEG, PNG, …"; "" if built without. */
const char *engine_picture_formats(void);

/* The next at most `limit` articles after that id with a mark, tag, note or position, in `arena`.
 */
MUST_CHECK bool engine_states(struct engine *n, int64_t after, size_t limit, struct arena *arena,
                              struct article_state **out, size_t *count, struct error *e);

/* Writes a consistent copy of the database to a new or empty file; returns when it is complete. */
MUST_CHECK bool engine_backup(struct engine *n, const char *path, struct error *e);
/* Rescues what can be read of a damaged database, which stays untouched, into the new file `to`.
 * Needs no engine. Fills *report in any case, for salvage_report_fini(). ERROR_DAMAGED when nothing
 * was found. */
MUST_CHECK bool engine_salvage(const char *from, const char *to, struct salvage_report *report,
                               struct error *e);

/* Checks the database's integrity. `*report`: a line per problem, to free(). */
MUST_CHECK bool engine_check(struct engine *n, char **report, struct error *e);

/* ---- events ------------------------------------------------------------------------------ */

/* Readable while events are pending. */
int engine_fd(const struct engine *n);
/* Next event or NULL; engine_event_free() frees it. */
struct engine_event *engine_take_event(struct engine *n);

/* Waits for a ticket's last event and returns it. Earlier ones are passed to `each` (may be NULL),
 * which borrows them; events of other tickets are dropped. */
struct engine_event *engine_finish(struct engine *n, engine_ticket ticket,
                                   void (*each)(void *context, const struct engine_event *event),
                                   void *context);
