/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Commands to the engine thread: plain data. Whoever sends one fills in the fields that its kind
 * names and lends what they point to (engine_send copies it); everything else is zero. What becomes
 * of a command comes as events with its ticket, the last of which has `last` set. A new command is
 * a kind here and its handler in handlers.c.
 */
#ifndef GANDER_ENGINE_DATA_COMMAND_H
#define GANDER_ENGINE_DATA_COMMAND_H

#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "model/article-list.h"
#include "model/mark.h"
#include "model/source-settings.h"
#include "model/source.h"
#include "picture/drawing.h"

typedef uint32_t engine_ticket; /* never 0 */

enum engine_command_kind {
    ENGINE_NOTHING,
    ENGINE_STOP,   /* what engine_close begins with, the last command: PROGRESS when all before it
                    * are carried out, DONE when the engine thread has ended */
    ENGINE_CANCEL, /* running refreshes and lookups end; what was stored stays. No event */

    /* Fetching. PROGRESS, SOURCE, CHANGED, DONE; DONE with ERROR_BUSY while another process
     * refreshes. */
    ENGINE_REFRESH,     /* ids: everything beneath these nodes; flags */
    ENGINE_FETCH_OLDER, /* ids: the list pages beneath these nodes, due or not: the next page behind
                         * those that were fetched so far; if all on it is known, on to the one
                         * behind it, five at most. ERROR_INVALID when there is no list page among
                         * the nodes, ERROR_NOT_FOUND when none of them has a further page */
    ENGINE_FETCH_PAGE,  /* id: an article, whose page is fetched and its text kept. CHANGED, DONE */
    ENGINE_KEEP_PICTURES,  /* ids, flags: pictures of articles beneath the nodes are kept for
                            * offline reading: of starred ones, then of the newest unread ones,
                            * within the budget; with REFRESH_FULL_TEXT of all. Sent after a
                            * refresh; what was seen to before is passed over. PROGRESS (articles),
                            * PICTURE, and DONE with the number of pictures added and failed */
    ENGINE_FETCH_PICTURES, /* id: an article that is being read: its pictures before all else.
                            * PICTURE for each that came, or could not be had; DONE */
    ENGINE_DRAW_PICTURE,   /* value: path of a picture's file (engine_picture), wish: made ready to
                            * be shown, on a thread of its own. DRAWN, with the path in `picture` */

    /* State of articles. CHANGED, then DONE with the number of articles that changed. */
    ENGINE_MARK,         /* mark, ids */
    ENGINE_MARK_QUERY,   /* mark, query: its articles that were there when its newest row was
                          * `newest` (id 0: now) */
    ENGINE_SET_POSITION, /* id, position: where reading stopped. No event but a failed DONE */

    /* The tree. Can be undone. */
    ENGINE_ADD,          /* url, as people mean it (text/address.h); title, NULL: its own; parent,
                          * 0: "My feeds", or value: the path of a category, of which is made what
                          * is missing; node_kind, NODE_ROOT: to be found out. Fetched at once.
                          * EVENT_OFFER names several feeds to choose from. DONE with the new node,
                          * and ERROR_EXISTS with the node that has the address already */
    ENGINE_ADD_OUTLINES, /* outlines: a whole tree as one portal of that title or, with parent,
                          * below that node; portals in it are portals of their own. Sources that
                          * exist at the same place are left as they are. DONE with the portal's
                          * node, the number of sources added, and of those left (unchanged) */
    ENGINE_MAKE_PATH,    /* value: a path below parent (TREE_ROOT: a whole one), of which portal and
                          * categories are made that are missing. DONE with the last one's node;
                          * ERROR_EXISTS when nothing was missing */
    ENGINE_REMOVE,       /* id: with everything beneath */
    ENGINE_EDIT, /* id; title, url, parent: NULL and 0 leave it as it is; before: the sibling
                  * to stand before, or TREE_LAST. A portal that gets a parent becomes a
                  * category */
    ENGINE_SET_SETTINGS, /* id: a source; settings: all of them. Its next visit is planned by them.
                          * ERROR_INVALID when one of them cannot be */
    ENGINE_LOOK_UP,      /* url: a portal's home page or OPML. EVENT_OFFER with its outlines */

    /* The last change of state of this engine. DONE tells what it was, or has ERROR_NOT_FOUND when
     * there is none. */
    ENGINE_UNDO,
    ENGINE_REDO,
    ENGINE_FORGET_CHANGES, /* what was changed so far can no longer be undone. No event */

    /* Attachments. */
    ENGINE_DOWNLOAD,        /* id: the article; url, title (may be NULL), size (0, -1: not known):
                             * goes into the user's folder. What was begun of the same address goes
                             * on. DOWNLOAD, CHANGED, and DONE at its end with the path as title:
                             * ERROR_EXISTS when it is there or under way already, ERROR_BUSY when
                             * another process is downloading */
    ENGINE_RESUME_DOWNLOAD, /* id: one that was stopped or has failed; events as above */
    ENGINE_STOP_DOWNLOADS,  /* id, 0: all; what was got of them stays to be resumed */
    ENGINE_FORGET_DOWNLOAD, /* id: one that is not under way, and its unfinished file */

    ENGINE_SET_STATE, /* title: the key, value: see engine_state(). No event but a failed DONE */
    ENGINE_COMMANDS
};

enum refresh_flags {
    REFRESH_DUE = 0,            /* only what is due */
    REFRESH_NOW = 1 << 0,       /* due or not, but Retry-After and gaps are kept */
    REFRESH_FORCE = 1 << 1,     /* without validators */
    REFRESH_FULL_TEXT = 1 << 2, /* fetch articles' pages too */
};

struct engine_command {
    enum engine_command_kind kind;
    engine_ticket ticket; /* set by engine_send */
    int64_t id;           /* a node, an article or a download */
    int64_t parent, before;
    const int64_t *ids;
    size_t n_ids;
    unsigned flags; /* refresh_flags */
    enum mark mark;
    struct article_query query;
    struct article_position newest;
    uint64_t position; /* an anchor (text/anchor.h) */
    int64_t size;      /* bytes */
    const char *url, *title, *value;
    enum node_kind node_kind;
    const struct outline *outlines;
    size_t n_outlines;
    struct source_settings settings;
    struct picture_wish wish;
    struct arena arena; /* of a copy: owns all that it points to */
};

/* A deep copy, to engine_command_free(). */
struct engine_command *engine_command_copy(const struct engine_command *c);
void engine_command_free(struct engine_command *c);

#endif
