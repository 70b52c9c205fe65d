/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The whole interface between what people touch (tui, cli) and everything below. Two kinds of
 * calls:
 *
 * - Reads run at once on the caller's thread, over a read-only connection of its own, and are quick
 *   at any size of the archive: trees, windows of lists, single articles.
 * - Commands (command.h) are messages to the engine thread: engine_send() returns a ticket at once,
 *   and what becomes of the command comes as events with that ticket. Front ends wait with poll()
 * on engine_fd(), then take events; engine_finish() does both for programs that have nothing else
 * to do.
 *
 * All calls are from the thread that opened the engine. Strings handed out belong to the arena of
 * what they came with.
 */
#ifndef GANDER_ENGINE_ENGINE_H
#define GANDER_ENGINE_ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/zone.h"
#include "engine/data/command.h"
#include "engine/data/event.h"
#include "model/article-list.h"
#include "model/article.h"
#include "model/doc.h"
#include "model/download.h"
#include "model/mark.h"
#include "model/source-settings.h"
#include "model/source.h"
#include "picture/drawing.h"

struct engine;

struct engine_options {
    const char *database;  /* path; its directory is made; ":memory:" is not possible */
    const char *data_dir;  /* where portals/ and sites/ are */
    const char *rules_dir; /* the user's own rules for sites; NULL: none */
    const char *file_root; /* file: sources below this may be read (the demo); NULL: none */
    const struct clock *clock;
    const char *user_agent;
    struct zone zone;    /* for "today" and dates that name none */
    int max_connections; /* 0: the default */
    int max_host_connections;
    int host_gap_ms;     /* between two requests to one host; 0: the default, -1: none */
    int timeout_ms;      /* for one request; 0: the default */
    int refresh_minutes; /* a source's interval where it says nothing; 0: the default of 60 */
    const char *ca_file; /* certificates to trust instead of the system's; NULL: those */
    int page_budget;     /* articles' pages per source and refresh; 0: 20, -1: none */
    int keep_articles;   /* of each source, where it says nothing; 0: all */
    int keep_days;       /* likewise */
    bool no_pictures;    /* none are kept for offline reading, but where a source says so */
    const char *http_proxy, *https_proxy; /* for addresses of this scheme; NULL: none */
    const char *no_proxy;                 /* hosts that are asked directly; NULL: none */
    const char *connect_to, *resolve;     /* tests: as in net/net.h */
    bool (*has_route)(void);  /* tests: whether there is a network; NULL: as the system says */
    const char *picture_dir;  /* where pictures are kept; NULL: none are */
    int64_t picture_bytes;    /* for all of them together; 0: none are kept */
    const char *download_dir; /* where attachments go; NULL: none are downloaded */
    int64_t download_bytes;   /* at most, of one file; 0: no limit */
    bool read_only;           /* no engine thread: reads only, and migrates where it must */
    bool or_read_only;        /* where the database cannot be written it is only read: a first
                               * event says why, and so does every command */
};

/* Makes or migrates the database. ERROR_BUSY, ERROR_DAMAGED, ERROR_FULL, ERROR_READ_ONLY,
 * ERROR_DATABASE name what is wrong with it; a newer gander's database is ERROR_UNSUPPORTED. */
MUST_CHECK bool engine_open(const struct engine_options *options, struct engine **out,
                            struct error *e);
/* Carries out what was commanded so far (a refresh is cancelled), then stops. */
void engine_close(struct engine *n);

/* ---- reading: the tree ------------------------------------------------------------------- */

enum source_health {
    HEALTH_NEW, /* never fetched */
    HEALTH_OK,
    HEALTH_STALE,       /* answers, but its newest article is old */
    HEALTH_FAILING,     /* the last attempt failed */
    HEALTH_STOPPED,     /* 410, or too many failures: only fetched when asked for */
    HEALTH_UNREACHABLE, /* its host is: no failure of its own, tried again by the next refresh */
};

struct engine_node {
    int64_t id, parent;
    enum node_kind kind;
    int depth; /* 0 for portals */
    const char *title;
    const char *url, *site_url, *language; /* sources */
    int64_t unread, total;
    int64_t offline; /* articles that can be read as a whole without the network */
    /* sources only: */
    enum source_health health;
    const char *problem; /* the last failure, or its host's, in short English; NULL when none */
    enum error_code problem_code;
    int http_status;                                     /* of the last answer, 0 when none */
    int failures;                                        /* in a row */
    int64_t checked_at, succeeded_at, due_at, newest_at; /* seconds since 1970, 0 for never */
    const char *waiting; /* why it is not fetched before due_at ("Retry-After", "ttl", …) */
    bool older; /* a list that may have further pages: ENGINE_FETCH_OLDER fetches the next */
};

/* Whether it counts among the problems. */
static inline bool engine_has_problem(const struct engine_node *node)
{
    return node->health == HEALTH_FAILING || node->health == HEALTH_STOPPED ||
           node->health == HEALTH_UNREACHABLE;
}

/* What to call a node: an untitled source by its address. */
static inline const char *engine_node_name(const struct engine_node *node)
{
    return *node->title || !node->url ? node->title : node->url;
}

/* Sources with the same problem at the same host. */
struct engine_trouble {
    const char *host;    /* "" when the address has none */
    const char *problem; /* NULL when it is not known */
    const size_t *nodes; /* indices into the tree */
    size_t n;
};

struct engine_tree {
    struct arena arena;
    struct engine_node *nodes; /* preorder, without the root */
    size_t n;
    int64_t unread, total;             /* of the root */
    int64_t offline;                   /* likewise */
    int64_t starred;                   /* articles in the Collection */
    int64_t downloads, downloads_open; /* all of them; those queued or under way */
    int64_t problems;                  /* sources that are FAILING, STOPPED or UNREACHABLE, */
    struct engine_trouble *troubles;   /* grouped, in the order of the tree */
    size_t n_troubles;
    int64_t offline_since; /* without a network; 0: there is one, as far as known */
    bool login;            /* then: there is one, which asks for a login */
    int64_t waiting;       /* sources that are due and wait for the network */
};

MUST_CHECK bool engine_tree(struct engine *n, struct engine_tree *out, struct error *e);
static inline void engine_tree_fini(struct engine_tree *t)
{
    arena_fini(&t->arena);
}

/* Title of the portal that subscriptions go to where none is named; stored so, shown translated. */
#define ENGINE_OWN_PORTAL "My feeds"

/* The node that "Portal/Category/Source" names (any prefix of a title is enough when only one has
 * it; "\/" stands for a slash in a title; a category goes before a source of its title), or a
 * source's address. ERROR_NOT_FOUND otherwise, with number 1 when several are meant. */
MUST_CHECK bool engine_find_path(struct engine *n, const char *path, int64_t *node,
                                 struct error *e);

/* ---- reading: a source's settings --------------------------------------------------------- */

/* Strings in the arena, which is to be freed also after a failure. ERROR_NOT_FOUND when the node is
 * no source. */
MUST_CHECK bool engine_settings(struct engine *n, int64_t node, struct arena *arena,
                                struct source_settings *out, struct error *e);

/* ---- reading: lists ---------------------------------------------------------------------- */

/* Takes about 10 ms: what a search may cost where nothing is to wait. */
enum { ENGINE_SEARCH_TURN = 400000 };

/* A window of at most `limit` rows: after `from` in list order, or (with `back`) the ones right
 * before it. `from` NULL is the list's start (or, with `back`, its end). `including` lets the row
 * at `from` itself be the first. */
MUST_CHECK bool engine_list(struct engine *n, const struct article_query *query,
                            const struct article_position *from, bool including, bool back,
                            size_t limit, struct article_list *out, struct error *e);

/* The number of articles of a query without a search; from the kept counts where they have it. */
MUST_CHECK bool engine_count(struct engine *n, const struct article_query *query, int64_t *out,
                             struct error *e);

/* ---- reading: one article ---------------------------------------------------------------- */

struct engine_article {
    struct arena arena;
    struct article_row row;
    struct article article; /* fields as the source and the page gave them */
    const char **path;      /* titles from the portal down to the source */
    size_t n_path;
    const char **sources; /* "From" of every source that carries it */
    size_t n_sources;
    const char *html; /* the text that body was made of; NULL when there is none */
    struct doc body;  /* numbered; empty when there is no text. Its own picture stands
                       * before a text that has none */
    struct engine_picture *pictures; /* of the body's images, by number - 1 */
    const char *page_problem;        /* why the full text could not be had, NULL when it could */
    uint64_t position; /* where reading stopped in the plain text: an anchor (text/anchor.h) */
    struct article_position previous, next; /* in its source; id 0 for none */
    int64_t *earlier; /* when earlier texts of a watched page were replaced, newest first */
    size_t n_earlier;
};

/* `page_text`: the page's text where it is kept, else the feed's. */
MUST_CHECK bool engine_article(struct engine *n, int64_t id, bool page_text,
                               struct engine_article *out, struct error *e);
/* A watched page with title and text as they were before the number-th last change, from 1 on.
 * ERROR_NOT_FOUND when that is not kept. */
MUST_CHECK bool engine_article_earlier(struct engine *n, int64_t id, int number,
                                       struct engine_article *out, struct error *e);
/* The same without body and neighbours: for programs that write many articles out. */
MUST_CHECK bool engine_article_fields(struct engine *n, int64_t id, bool page_text,
                                      struct engine_article *out, struct error *e);
static inline void engine_article_fini(struct engine_article *a)
{
    doc_fini(&a->body);
    arena_fini(&a->arena);
}

/* ---- reading: downloads ------------------------------------------------------------------ */

MUST_CHECK bool engine_downloads(struct engine *n, struct downloads *out, struct error *e);

/* ---- commands ---------------------------------------------------------------------------- */

/* Sends a command to the engine thread; see command.h. Where nothing can be written, a DONE says
 * why. */
engine_ticket engine_send(struct engine *n, const struct engine_command *command);
/* Waits no longer for another process that keeps the database: what is not stored yet fails. */
void engine_abandon(struct engine *n);

/* How many of an article's pictures are not kept; those that cannot be had are not counted. Goes by
 * what engine_article() gave, and opens no file. */
size_t engine_missing_pictures(const struct engine_article *a);

/* Small values that a front end keeps (open folders, last view), as ENGINE_SET_STATE set them.
 * To free(); NULL when unset. */
char *engine_state(struct engine *n, const char *key);

/* What kinds of pictures can be drawn: "JPEG, PNG, …"; "" when gander was built without. */
const char *engine_picture_formats(void);

/* Integrity: the lines of problems found ("" when there are none), to free(). */
MUST_CHECK bool engine_check(struct engine *n, char **report, struct error *e);

/* ---- events ------------------------------------------------------------------------------ */

/* Readable when there are events. */
int engine_fd(const struct engine *n);
/* The next event, or NULL; to engine_event_free(). */
struct engine_event *engine_take_event(struct engine *n);

/* Waits for a ticket's last event and hands it over; the ones before go to `each` (may be NULL,
 * borrows). Events of other tickets are dropped. */
struct engine_event *engine_finish(struct engine *n, engine_ticket ticket,
                                   void (*each)(void *context, const struct engine_event *event),
                                   void *context);

#endif
