/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Commands to the engine thread: plain data. A sender fills in the fields listed for the kind and
 * leaves the rest zero; engine_send() copies what they point to. Results arrive as events with the
 * command's ticket, the last one with `last` set. A new command is a kind here, with its traits in
 * command.c, and a handler in handlers.c.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "engine/data/ticket.h"
#include "model/account.h"
#include "model/article-list.h"
#include "model/mark.h"
#include "model/rule.h"
#include "model/source-settings.h"
#include "model/source.h"
#include "picture/drawing.h"

enum engine_command_kind {
    ENGINE_NOTHING,
    ENGINE_STOP,   /* sent last, by engine_close(). PROGRESS once all earlier commands are executed,
                    * DONE at the end of the engine thread */
    ENGINE_CANCEL, /* ends running refreshes and lookups; stored results stay. No event */

    /* Fetching: PROGRESS, SOURCE, CHANGED, DONE (ERROR_BUSY: another process refreshes). */
    ENGINE_REFRESH,     /* ids: nodes, with all sources beneath; flags */
    ENGINE_FETCH_OLDER, /* ids: nodes. Fetches the next page of each list page beneath, due or not,
                         * continuing past pages of known articles, five at most. ERROR_INVALID
                         * without list page, ERROR_NOT_FOUND without further page */
    ENGINE_FETCH_PAGE,  /* id: an article. Fetches and stores its page's text. CHANGED, DONE */
    ENGINE_FETCH_PAGES, /* ids, or query and ranges as of ENGINE_MARK_QUERY: likewise for its
                         * articles that lack their text. PROGRESS, PAGE for failures, DONE with
                         * pages_total and pages_failed. ERROR_LIMIT for more than 10,000 */
    ENGINE_FETCH_COMMENTS, /* id: an article. Fetches and stores its comments. DONE with the article
                            * and their number in `updated` */
    ENGINE_KEEP_PICTURES,  /* ids, flags: stores pictures of articles beneath the nodes: starred,
                            * then newest unread ones, within the budget; with REFRESH_FULL_TEXT
                            * all. Sent after a refresh; skips processed articles. PROGRESS
                            * (articles), PICTURE, DONE with the numbers added and failed */
    ENGINE_FETCH_PICTURES, /* id: the open article, whose pictures precede all others. PICTURE for
                            * each that was fetched or failed; DONE */
    ENGINE_DRAW_PICTURE, /* value: path of a picture's file (engine_picture); drawing: renders it on
                          * the drawing thread. DRAWN, with the path in `picture` */

    /* Articles: CHANGED, then DONE with the number of changed articles. Can be undone. */
    ENGINE_MARK,         /* mark, ids */
    ENGINE_MARK_QUERY,   /* mark, query, ranges: its articles within them; without any, those that
                          * existed when `newest` was its newest row (id 0: now) */
    ENGINE_TAG,          /* as ENGINE_MARK, or without ids as ENGINE_MARK_QUERY: adds the tags of
                          * the list `value`, and removes those of `title` (model/tag.h; NULL:
                          * none) */
    ENGINE_SET_NOTE,     /* id, value: text of the note; NULL or empty: none */
    ENGINE_ADD_RULE,     /* rule: query, actions, until; flags. Can be undone. DONE with its id in
                          * `node`; ERROR_USAGE if it is none */
    ENGINE_SWITCH_RULE,  /* id, flags: off, or on again, without the end that has passed. Can be
                          * undone */
    ENGINE_REMOVE_RULE,  /* id. Can be undone */
    ENGINE_SET_POSITION, /* id, position: reading position. Event only on failure (DONE) */

    /* Tree; can be undone. */
    ENGINE_ADD, /* url, as typed (text/url/address.h); title, NULL: that of the source; parent, 0:
                 * "My feeds", or value: path of a category, created as needed; node_kind,
                 * NODE_ROOT: detect. Fetches at once. OFFER for several feeds. DONE with the new
                 * node; ERROR_EXISTS with the node that has the address. is_program: url is a
                 * PROGRAM_SCHEME and a command line. settings.filter: see there; like a program's
                 * output, the answer is a feed unless node_kind says otherwise */
    ENGINE_ADD_OUTLINES, /* outlines: a tree to be added as a portal of that title or, with parent,
                          * below that node; portals within are separate. Existing sources are left
                          * unchanged. DONE with the portal's node and the numbers of sources added
                          * and unchanged */
    ENGINE_IMPORT,    /* outlines as above, into "My feeds"; rules; value: path of another reader's
                       * archive (NULL: none); title: newsboat's flags that are stars; url: name
                       * for undo; flags. One change. PROGRESS, CHANGED, DONE with `imported` */
    ENGINE_MAKE_PATH, /* value: a path below parent (TREE_ROOT: absolute). Creates missing portals
                       * and categories. DONE with the last node; ERROR_EXISTS for existing */
    ENGINE_ADD_VIEW,  /* title, value: its query; parent (0: root). DONE with the node, before the
                       * view is complete. ERROR_USAGE for an invalid query, ERROR_EXISTS with the
                       * node of that title */
    ENGINE_REMOVE,    /* id: removed with its subtree */
    ENGINE_EDIT,      /* id; title, url, value (a view's query), parent: NULL and 0 for no change;
                       * before: next sibling, or TREE_LAST. A portal with a new parent becomes a
                       * category */
    ENGINE_SET_SETTINGS, /* id: a source; settings: the complete set. Reschedules the source.
                          * ERROR_INVALID for an invalid value */
    ENGINE_FILL_VIEWS,   /* completes all views at once, not in idle moments. CHANGED, DONE */
    ENGINE_ADD_ACCOUNT,  /* url, as typed: a server that speaks the Google Reader API; value: name
                          * of the user; password; title (NULL: the host); flags. Logs in. DONE
                          * with the account's node, its server's name as title and the address of
                          * its API; ERROR_EXISTS with the node of that account */
    ENGINE_DROP_ACCOUNT, /* id: removed for good, with the file of its password; no undo */
    ENGINE_FILL_INDEX,   /* indexes all articles at once, not in idle moments, if more than `size`
                          * are left. PROGRESS (articles), DONE */
    ENGINE_LOOK_UP,      /* url: home page or OPML of a portal. OFFER with its outlines */

    /* The last change, by whatever process. DONE describes it, or has ERROR_NOT_FOUND. */
    ENGINE_UNDO,
    ENGINE_REDO,
    ENGINE_FORGET_CHANGES, /* clears the journal of changes. No event */

    /* Queue of recordings: CHANGED, DONE */
    ENGINE_QUEUE,   /* id: an article, whose recording is added at the end. Fetches its chapters.
                     * DONE with the entry in `node`; ERROR_EXISTS if it is queued,
                     * ERROR_NOT_FOUND without recording */
    ENGINE_UNQUEUE, /* id: an entry */
    ENGINE_QUEUE_ORDER,  /* id: an entry, moved by one place; flags */
    ENGINE_QUEUE_PLACE,  /* id: an entry; position: seconds heard. Event only on failure (DONE) */
    ENGINE_QUEUE_PLAYED, /* id: an entry, removed; its article is marked as read, which can be
                          * undone */

    /* Attachments */
    ENGINE_DOWNLOAD, /* id: the article; url; title (may be NULL); size (0, -1: unknown). Downloads
                      * into the user's folder, resuming an earlier attempt at the same address.
                      * DOWNLOAD, CHANGED, and DONE with the path as title; ERROR_EXISTS if it is
                      * complete or under way, ERROR_BUSY while another process downloads */
    ENGINE_RESUME_DOWNLOAD, /* id: a stopped or failed download; events as above */
    ENGINE_STOP_DOWNLOADS,  /* id, 0: all; partial files stay for resuming */
    ENGINE_FORGET_DOWNLOAD, /* id: an inactive download; deletes its unfinished file */

    ENGINE_SET_STATE, /* title: key, value; see engine_state(). Event only on failure (DONE) */
    ENGINE_COMMANDS
};

enum refresh_flags {
    REFRESH_DUE = 0,            /* due sources */
    REFRESH_NOW = 1 << 0,       /* all sources, respecting Retry-After and gaps */
    REFRESH_FORCE = 1 << 1,     /* without validators */
    REFRESH_FULL_TEXT = 1 << 2, /* also fetch articles' pages */
};

enum rule_flags {
    RULE_ARCHIVE = 1 << 0, /* marks also the articles that it finds now */
    RULE_ON = 1 << 1,
};

enum queue_flags {
    QUEUE_UP = 1 << 0, /* towards the beginning */
};

enum import_flags {
    IMPORT_DRY_RUN = 1 << 0,  /* changes nothing */
    IMPORT_STATE = 1 << 1,    /* value: a file of states (feed/archive/state.h) */
    IMPORT_STARRED = 1 << 2,  /* value: JSON of articles (feed/archive/starred.h); adds the feeds */
    IMPORT_PROGRAMS = 1 << 3, /* takes over commands: the list is the user's own */
};

enum account_flags {
    ACCOUNT_INSECURE = 1 << 0, /* allows plain http beyond this machine */
};

struct engine_command {
    enum engine_command_kind kind;
    engine_ticket ticket; /* set by engine_send() */
    int64_t id;           /* of a node, an article or a download */
    int64_t parent, before;
    const int64_t *ids;
    size_t n_ids;
    unsigned flags; /* refresh_flags, rule_flags, queue_flags, import_flags, account_flags */
    enum mark mark;
    struct article_query query;
    struct article_position newest;
    const struct article_range *ranges;
    size_t n_ranges;
    uint64_t position; /* an anchor (text/find/anchor.h), or seconds */
    int64_t size;      /* bytes, or articles */
    const char *url, *title, *value;
    enum node_kind node_kind;
    bool is_program; /* only ever set for what the user gave as a command line */
    const struct outline *outlines;
    size_t n_outlines;
    struct source_settings settings;
    struct account_password password;
    struct rule rule;
    const struct rule *rules; /* query and actions */
    size_t n_rules;
    struct drawing_options drawing;
    struct arena arena; /* of a copy: owns all referenced data */
};

/* Ranges of the command's query; `all` is storage for those that it does not name. */
const struct article_range *engine_command_ranges(const struct engine_command *c,
                                                  struct article_range *all, size_t *n);

enum engine_traits {
    ENGINE_NETWORK = 1 << 0, /* waits for the network */
    ENGINE_CHANGES = 1 << 1, /* a change of the user's, soon stored */
    ENGINE_SILENT = 1 << 2,  /* without a last event */
};

unsigned engine_command_traits(enum engine_command_kind kind);
/* Deep copy; engine_command_free() frees it. */
struct engine_command *engine_command_copy(const struct engine_command *c);
void engine_command_free(struct engine_command *c);
