/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search/stored.h"

#include "base/vec.h"
#include "store/sql/db.h"
#include "store/sql/pack.h"
#include "store/tree/tree.h"

/* ---- paths ------------------------------------------------------------------------------- */

static bool resolve(struct search_node *n, struct store *s, struct error *e)
{
    bool ok = n->kind != SEARCH_IN || tree_find_path(s, n->text.p, &n->value, e);
    if (!ok && e && e->code == ERROR_NOT_FOUND)
        search_fail_at(e, n->column); /* the query is wrong */
    for (struct search_node *child = n->first; ok && child; child = child->next)
        ok = resolve(child, s, e);
    return ok;
}

bool search_resolve(const struct search *q, struct store *s, struct error *e)
{
    return !q->root || resolve(q->root, s, e);
}

/* ---- parts of a subject ------------------------------------------------------------------ */

static struct str keep_column(struct search_subject *subject, sqlite3_stmt *st, int column)
{
    return arena_str(&subject->arena, db_column_str(st, column));
}

static void read_body(struct search_subject *subject, sqlite3_stmt *st)
{
    struct pack_content content = {0};
    for (int i = 0; i < SEARCH_TEXTS; i++)
        subject->texts[i] = keep_column(subject, st, i);
    pack_read_content(db_column_blob(st, SEARCH_TEXTS), &content);
    pack_read_content(db_column_blob(st, SEARCH_TEXTS + 1), &content);
    subject->by = arena_str(&subject->arena, content.author);
    subject->flags |=
        (content.picture ? SEARCH_HAS_PICTURE : 0) |
        (content.attachment ? SEARCH_HAS_ATTACHMENT : 0) | (content.audio ? SEARCH_HAS_AUDIO : 0) |
        (content.video ? SEARCH_HAS_VIDEO : 0) | (content.comments ? SEARCH_HAS_COMMENTS : 0);
}

static bool load_body(struct search_subject *subject, struct store *s, struct error *e)
{
    bool ok = true;
    sqlite3_stmt *st =
        db_select(s, e,
                  "SELECT plain(summary), plain(body.content), plain(page.content), body.more,"
                  " page.more FROM body LEFT JOIN page USING(article) WHERE article = ?1",
                  DB(subject->id));
    while (db_next(s, st, &ok, e))
        read_body(subject, st);
    return ok;
}

static bool load_tags(struct search_subject *subject, struct store *s, struct error *e)
{
    VEC(struct str) tags = {0};
    bool ok = true;
    sqlite3_stmt *st = db_select(s, e,
                                 "SELECT key FROM tagged CROSS JOIN tag ON tag.id = tagged.tag"
                                 " WHERE tagged.article = ?1",
                                 DB(subject->id));
    while (db_next(s, st, &ok, e))
        vec_push(&tags, keep_column(subject, st, 0));
    vec_take(&tags, &subject->arena, &subject->tags, &subject->n_tags);
    return ok;
}

static bool load_note(struct search_subject *subject, struct store *s, struct error *e)
{
    bool ok = true;
    sqlite3_stmt *st = db_select(s, e, "SELECT text FROM note WHERE article = ?1", DB(subject->id));
    while (db_next(s, st, &ok, e))
        subject->note = keep_column(subject, st, 0);
    return ok;
}

/* Nodes above all of its sources. */
static bool load_nodes(struct search_subject *subject, struct store *s, struct error *e)
{
    struct ids nodes = {0};
    bool ok = db_get_all(
        s, e, &nodes,
        "SELECT node FROM chain WHERE source = (SELECT source FROM article WHERE id = ?1)"
        " UNION ALL SELECT c.node FROM carrier k CROSS JOIN chain c"
        " ON c.source = k.source WHERE k.article = ?1",
        DB(subject->id));
    vec_take(&nodes, &subject->arena, &subject->nodes, &subject->n_nodes);
    return ok;
}

static bool load(struct search_subject *subject, enum search_part part, struct error *e)
{
    struct store *s = subject->context;
    switch (part) {
    case SEARCH_PART_BODY:
        return load_body(subject, s, e);
    case SEARCH_PART_TAGS:
        return load_tags(subject, s, e);
    case SEARCH_PART_NOTE:
        return load_note(subject, s, e);
    case SEARCH_PART_NODES:
        return load_nodes(subject, s, e);
    }
    return true;
}

void search_subject_open(struct search_subject *out, struct store *s, const struct article_row *row)
{
    *out = (struct search_subject){
        .title = str_from(row->title),
        .from = str_from(row->source_name),
        .url = str_from(row->url),
        .time = row->at.time,
        .flags = (row->read ? SEARCH_IS_READ : 0) | (row->starred ? SEARCH_IS_STARRED : 0) |
                 (row->changed ? SEARCH_IS_CHANGED : 0) | (row->offline ? SEARCH_IS_OFFLINE : 0) |
                 (row->hidden == ARTICLE_MUTED ? SEARCH_IS_MUTED : 0),
        .missing = SEARCH_PART_BODY | SEARCH_PART_TAGS | SEARCH_PART_NOTE | SEARCH_PART_NODES,
        .load = load,
        .context = s,
        .id = row->at.id,
    };
}
