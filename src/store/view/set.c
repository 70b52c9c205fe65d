/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/view/set.h"

#include "store/search/fts-candidates.h"
#include "store/search/stored.h"
#include "store/sql/hash.h"

static unsigned word_depends(enum search_field field)
{
    switch (field) {
    case SEARCH_ANYWHERE:
        return VIEWS_TEXT | VIEWS_NOTE;
    case SEARCH_FROM:
        return VIEWS_TEXT | VIEWS_NAME;
    case SEARCH_NOTE:
        return VIEWS_NOTE;
    default:
        return VIEWS_TEXT;
    }
}

static unsigned flag_depends(enum search_flag flag)
{
    switch (flag) {
    case SEARCH_IS_READ:
        return VIEWS_READ;
    case SEARCH_IS_STARRED:
        return VIEWS_STARRED;
    case SEARCH_IS_CHANGED:
        return VIEWS_CHANGED;
    case SEARCH_IS_MUTED:
        return VIEWS_LISTED;
    case SEARCH_HAS_NOTE:
        return VIEWS_NOTE;
    case SEARCH_HAS_TAG:
        return VIEWS_TAGS;
    default:
        return VIEWS_TEXT;
    }
}

/* Collects the dependencies of a term and its children. */
static void add_node(const struct search_node *n, struct view *v)
{
    switch (n->kind) {
    case SEARCH_WORD:
    case SEARCH_REGEX:
        v->depends |= word_depends(n->field);
        break;
    case SEARCH_FLAG:
        v->depends |= flag_depends((enum search_flag)n->value);
        break;
    case SEARCH_TAG:
        v->depends |= VIEWS_TAGS;
        break;
    case SEARCH_SIZE:
        v->depends |= VIEWS_TEXT;
        break;
    case SEARCH_IN:
        v->depends |= VIEWS_NODES;
        v->paths = hash_mix(v->paths, (uint64_t)n->value);
        break;
    default:
        break;
    }
    for (const struct search_node *child = n->first; child; child = child->next)
        add_node(child, v);
}

static void hash_dates(const struct search_node *n, uint64_t *hash)
{
    if (n->kind == SEARCH_SINCE)
        *hash = hash_mix(*hash, (uint64_t)n->value);
    for (const struct search_node *child = n->first; child; child = child->next)
        hash_dates(child, hash);
}

uint64_t views_dates(const struct search *q)
{
    uint64_t hash = HASH_INIT;
    if (q->root)
        hash_dates(q->root, &hash);
    return hash;
}

static bool names_any(const struct search_node *term, const int64_t *nodes, size_t n)
{
    for (size_t i = 0; term->kind == SEARCH_IN && i < n; i++)
        if (term->value == nodes[i])
            return true;
    for (const struct search_node *child = term->first; child; child = child->next)
        if (names_any(child, nodes, n))
            return true;
    return false;
}

bool views_name_any(const struct views *views, const int64_t *nodes, size_t n)
{
    for (size_t i = 0; i < views->set.n; i++) {
        const struct view *v = &views->set.v[i];
        if ((v->depends & VIEWS_NODES) && names_any(v->query.root, nodes, n))
            return true;
    }
    return false;
}

/* ERROR_USAGE when an in: names a view, whose rows depend on queries themselves. */
static bool check_paths(struct store *s, const struct search_node *n, struct error *e)
{
    int64_t is_view = 0;
    if (n->kind == SEARCH_IN &&
        !db_get(s, e, &is_view, "SELECT EXISTS(SELECT 1 FROM view WHERE id = ?1)", DB(n->value)))
        return false;
    if (is_view)
        return error_set(e, ERROR_USAGE, n->column, "a view, which in: cannot search: %s",
                         n->text.p);
    bool ok = true;
    for (const struct search_node *child = n->first; ok && child; child = child->next)
        ok = check_paths(s, child, e);
    return ok;
}

/* ERROR_USAGE for a query that finds muted articles only. */
static bool check_muted(const struct search *q, struct error *e)
{
    for (const struct search_node *n = NULL; (n = search_next_required(q, n));)
        if (n->kind == SEARCH_FLAG && n->value == SEARCH_IS_MUTED && !n->exclude)
            return error_set(e, ERROR_USAGE, n->column, "a view has no muted articles");
    return true;
}

bool views_parse(struct store *s, const char *query, int64_t day, struct search *out,
                 struct error *e)
{
    return search_parse(query, day, s->zone, out, e) && search_resolve(out, s, e) &&
           (!out->root || check_paths(s, out->root, e)) && check_muted(out, e);
}

static bool parse(struct store *s, struct views *views, struct view *v, struct error *e)
{
    struct error why = {0};
    bool valid = views_parse(s, v->text, v->day, &v->query, &why);
    if (valid && !v->problem) {
        v->depends = VIEWS_LISTED;
        v->paths = HASH_INIT;
        v->kept = search_is_kept(&v->query);
        v->dates = views_dates(&v->query);
        if (v->query.root)
            add_node(v->query.root, v);
        return true;
    }
    if (!valid && why.code != ERROR_USAGE)
        return error_copy(e, &why);
    if (!valid)
        v->problem = arena_strdup(&views->arena, why.detail);
    return true;
}

static bool read_all(struct store *s, struct views *views, struct error *e)
{
    sqlite3_stmt *st =
        db_statement(s, "SELECT id, day, query, walk_time NOT NULL, stopped FROM view", e);
    bool ok = st && db_get(s, e, &views->version, "PRAGMA data_version");
    while (db_next(s, st, &ok, e)) {
        struct view v = {.id = sqlite3_column_int64(st, 0),
                         .day = sqlite3_column_int64(st, 1),
                         .text = db_column_text(st, 2, &views->arena),
                         .walking = sqlite3_column_int(st, 3),
                         .problem = db_column_line(st, 4, &views->arena)};
        vec_push(&views->set, v);
    }
    for (size_t i = 0; ok && i < views->set.n; i++)
        ok = parse(s, views, &views->set.v[i], e);
    return ok;
}

void views_forget(struct store *s)
{
    struct views *views = s->views;
    if (!views)
        return;
    for (size_t i = 0; i < views->set.n; i++)
        search_fini(&views->set.v[i].query);
    vec_fini(&views->set);
    arena_fini(&views->arena);
    free(views);
    s->views = NULL;
}

bool views_load(struct store *s, struct views **out, struct error *e)
{
    int64_t version = 0;
    if (s->views_state == VIEWS_UNSURE && !db_get(s, e, &version, "PRAGMA data_version"))
        return false;
    if (s->views_state == VIEWS_STALE ||
        (s->views_state == VIEWS_UNSURE && s->views && s->views->version != version))
        views_forget(s);
    s->views_state = VIEWS_SURE;
    if (!s->views) {
        s->views = MEM_NEW(struct views);
        if (!read_all(s, s->views, e)) {
            views_forget(s);
            return false;
        }
    }
    *out = s->views;
    return true;
}

bool views_restart(struct store *s, const struct view *v, struct error *e)
{
    const char *sql = v->problem ? "UPDATE view SET problem = ?2, walk_time = NULL, walk_id = NULL"
                                   " WHERE id = ?1"
                                 : "UPDATE view SET problem = NULL, walk_time = ?3, walk_id = ?3"
                                   " WHERE id = ?1";
    return (!v->problem || listing_clear(s, v->id, e)) &&
           db_do(s, e, sql, DB(v->id), DB(v->problem), DB(INT64_MAX));
}

bool views_stop(struct store *s, struct view *v, const char *why, struct error *e)
{
    v->problem = arena_strdup(&s->views->arena, why);
    v->depends = 0;
    v->paths = 0;
    v->walking = false;
    v->by = (struct listing_counts){0};
    return db_do(s, e, "UPDATE view SET stopped = ?2 WHERE id = ?1", DB(v->id), DB(why)) &&
           views_restart(s, v, e);
}

bool views_match(struct store *s, struct view *v, struct search_subject *subject, bool *out,
                 struct error *e)
{
    struct error why;
    *out = false;
    if (v->problem || search_matches(&v->query, subject, out, &why))
        return true;
    *out = false;
    return why.code == ERROR_USAGE ? views_stop(s, v, why.detail, e) : error_copy(e, &why);
}

bool views_insert(struct store *s, int64_t node, const char *query, struct error *e)
{
    views_forget(s);
    return db_do(s, e,
                 "INSERT INTO view(id, query, day, walk_time, walk_id) VALUES(?1, ?2, ?4, ?3, ?3)",
                 DB(node), DB(query ? query : ""), DB(INT64_MAX), DB(s->day));
}

bool views_set_query(struct store *s, int64_t node, const char *query, struct error *e)
{
    views_forget(s);
    return db_do(s, e,
                 "UPDATE view SET query = ?2, stopped = NULL, day = ?4, walk_time = ?3,"
                 " walk_id = ?3 WHERE id = ?1",
                 DB(node), DB(query), DB(INT64_MAX), DB(s->day));
}
