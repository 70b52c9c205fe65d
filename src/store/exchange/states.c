/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/exchange/states.h"

#include <string.h>

#include "base/vec.h"
#include "store/article/article.h"
#include "store/article/identity.h"
#include "store/mark/notes.h"
#include "store/merge/keys.h"
#include "store/sql/db.h"
#include "store/sql/pack.h"
#include "store/tree/listing.h"
#include "store/tree/tree.h"

/* ---- reading ------------------------------------------------------------------------------- */

/* First columns of all rows, in the arena. */
static bool read_texts(struct store *s, sqlite3_stmt *st, struct arena *arena, const char ***out,
                       size_t *n, struct error *e)
{
    VEC(const char *) texts = {0};
    bool ok = true;
    while (db_next(s, st, &ok, e))
        vec_push(&texts, db_column_text(st, 0, arena));
    vec_take(&texts, arena, out, n);
    return ok;
}

static void read_row(sqlite3_stmt *st, struct arena *arena, struct article_state *out)
{
    struct article a = {.views = -1};
    *out = (struct article_state){
        .id = sqlite3_column_int64(st, 0),
        .url = db_column_text(st, 1, arena),
        .read = sqlite3_column_int(st, 2),
        .starred = sqlite3_column_int(st, 3),
        .deleted = sqlite3_column_int(st, 4) == ARTICLE_DELETED,
        .position = (uint64_t)sqlite3_column_int64(st, 5),
        .note = db_column_text(st, 6, arena),
        .noted_at = sqlite3_column_int64(st, 7),
    };
    pack_read(db_column_blob(st, 8), arena, &a);
    out->guid = a.guid;
    if (!a.guid && !out->url) {
        out->title = db_column_text(st, 9, arena);
        out->published = (struct date){
            .time = sqlite3_column_int64(st, 10),
            .offset = (int16_t)sqlite3_column_int(st, 11),
            .precision = (enum date_precision)sqlite3_column_int(st, 12),
        };
    }
}

static bool read_names(struct store *s, struct arena *arena, struct article_state *state,
                       struct error *e)
{
    return read_texts(s,
                      db_select(s, e,
                                "SELECT n.url FROM article a JOIN node n ON n.id = a.source"
                                " OR n.id IN (SELECT source FROM carrier WHERE article = a.id)"
                                " WHERE a.id = ?1 AND n.url NOT NULL ORDER BY n.url",
                                DB(state->id)),
                      arena, &state->sources, &state->n_sources, e) &&
           read_texts(s,
                      db_select(s, e,
                                "SELECT tag.name FROM tagged t CROSS JOIN tag ON tag.id = t.tag"
                                " WHERE t.article = ?1 ORDER BY tag.key",
                                DB(state->id)),
                      arena, &state->tags, &state->n_tags, e);
}

bool states_list(struct store *s, int64_t after, size_t limit, struct arena *arena,
                 struct article_state **out, size_t *n, struct error *e)
{
    VEC(struct article_state) states = {0};
    bool ok = true;
    sqlite3_stmt *st = db_select(
        s, e,
        "SELECT a.id, a.url, " ARTICLE_IS_READ
        ", a.starred, a.hidden, a.position, note.text, note.changed_at,"
        " body.more, a.title, a.published, a.zone, a.precision FROM article a"
        " LEFT JOIN note ON note.article = a.id LEFT JOIN body ON body.article = a.id"
        " WHERE a.id > ?1 AND a.source NOT NULL AND a.hidden <> 1"
        " AND (" ARTICLE_IS_READ " OR a.starred OR a.hidden OR a.position OR note.text NOT NULL"
        " OR EXISTS (SELECT 1 FROM tagged t WHERE t.article = a.id)) ORDER BY a.id LIMIT ?2",
        DB(after), DB((int64_t)limit));
    while (db_next(s, st, &ok, e)) {
        struct article_state state;
        read_row(st, arena, &state);
        vec_push(&states, state);
    }
    for (size_t i = 0; ok && i < states.n; i++)
        ok = read_names(s, arena, &states.v[i], e);
    vec_take(&states, arena, out, n);
    return ok;
}

/* ---- finding ------------------------------------------------------------------------------- */

/* Article of a source under the first of the keys that is not shared. */
static bool find_placed(struct store *s, int64_t source, const struct article *a, struct str link,
                        int64_t *out, struct error *e)
{
    struct merge m = {.s = s, .source = source};
    bool ok = true;
    for (int rung = RUNG_GUID; ok && !*out && rung <= RUNG_TITLE; rung++) {
        struct placed placed;
        int64_t key = identity_key((enum identity_rung)rung, a, link);
        ok = merge_find_placed(&m, key, &placed, NULL, e);
        if (ok)
            *out = placed.article;
    }
    return ok;
}

static bool find_in_sources(struct store *s, struct article_state *state, const struct article *a,
                            struct str link, struct error *e)
{
    for (size_t i = 0; !state->id && i < state->n_sources; i++) {
        int64_t source;
        if (!tree_find_url(s, state->sources[i], &source, e) ||
            (source && !find_placed(s, source, a, link, &state->id, e)))
            return false;
    }
    return true;
}

static bool find_by_link(struct store *s, struct article_state *state, struct str link,
                         struct error *e)
{
    AUTO(arena) arena = {0};
    struct twin twins[MAX_TWINS];
    size_t n = 0, same = 0;
    int64_t mark = identity_link_mark(link);
    bool ok = !mark || merge_load_twins(s, mark, &arena, twins, &n, e);
    for (size_t i = 0; i < n; i++)
        if (identity_same_link(twins[i].stored.url, state->url)) {
            state->id = twins[i].article;
            same++;
        }
    if (same > 1)
        state->id = 0;
    return ok;
}

bool states_find(struct store *s, struct article_state *state, struct error *e)
{
    struct article a = {.guid = state->guid,
                        .url = state->url,
                        .title = state->title,
                        .published = state->published};
    AUTO(buf) link = BUF_INIT;
    state->id = 0;
    if (a.url)
        identity_add_link(&link, str_from(a.url));
    return find_in_sources(s, state, &a, buf_str(&link), e) &&
           (state->id || !a.url || find_by_link(s, state, buf_str(&link), e));
}

/* ---- note and position --------------------------------------------------------------------- */

static bool apply_note(struct store *s, const struct article_state *state, bool *changed,
                       struct error *e)
{
    AUTO(arena) arena = {0};
    const char *stored;
    int64_t noted_at;
    bool ok = note_load(s, state->id, &arena, &stored, e) &&
              db_get(s, e, &noted_at,
                     "SELECT coalesce((SELECT changed_at FROM note WHERE article = ?1), 0)",
                     DB(state->id));
    int later = ok ? (state->noted_at > noted_at) - (state->noted_at < noted_at) : 0;
    /* Of two changes in one second every machine chooses the same. */
    if (ok && (!stored || later > 0 || (later == 0 && strcmp(state->note, stored) > 0))) {
        ok = note_set(s, state->id, state->note, state->noted_at, e);
        *changed = true;
    }
    return ok;
}

static bool apply_position(struct store *s, const struct article_state *state, bool *changed,
                           struct error *e)
{
    int64_t stored;
    if (!db_get(s, e, &stored, "SELECT position FROM article WHERE id = ?1", DB(state->id)))
        return false;
    uint32_t there = (uint32_t)stored, here = (uint32_t)state->position;
    if (here < there || (here == there && state->position <= (uint64_t)stored))
        return true;
    *changed = true;
    return articles_set_position(s, state->id, state->position, e);
}

bool states_apply_text(struct store *s, const struct article_state *state, bool *changed,
                       struct error *e)
{
    *changed = false;
    return (!state->note || apply_note(s, state, changed, e)) &&
           (!state->position || apply_position(s, state, changed, e));
}
