/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/rule/rules.h"

#include <stdlib.h>

#include "base/vec.h"
#include "store/list/article-row.h"
#include "store/mark/mark.h"
#include "store/mark/tags.h"
#include "store/search/stored.h"

/* A rule in force, with its query. */
struct ready {
    int64_t id, until;
    bool works;
    struct search query;
    struct rule_actions actions;
};

/* Rules of a connection, parsed once, and again after changes of rules or the tree, and on another
 * day, for their relative dates. */
struct rules {
    VEC(struct ready) v;
    struct arena arena;
    int64_t version; /* PRAGMA data_version */
    int64_t day;     /* its midnight */
};

static bool parse(struct store *s, const char *query, int64_t now, struct search *out,
                  struct error *e)
{
    return search_parse(query, now, s->zone, out, e) && search_resolve(out, s, e);
}

/* ---- the table ----------------------------------------------------------------------------- */

/* Why a rule's query finds nothing, unless it was stopped; NULL: it works. */
static bool find_problem(struct store *s, struct rule *rule, struct arena *arena, struct error *e)
{
    if (rule->problem || rule->off)
        return true;
    AUTO(search) query = {0};
    struct error why = {0};
    bool ok = parse(s, rule->query, 0, &query, &why);
    if (!ok && why.code == ERROR_USAGE)
        rule->problem = arena_strdup(arena, why.detail);
    return ok || rule->problem || error_copy(e, &why);
}

/* Rules with the problems that stopped them, but no others; an empty one is the user's switch. */
static bool read_rules(struct store *s, struct arena *arena, struct rule **out, size_t *n,
                       struct error *e)
{
    VEC(struct rule) rules = {0};
    bool ok = true;
    sqlite3_stmt *st = db_statement(s,
                                    "SELECT id, until, query, actions, stopped, failure FROM rule"
                                    " WHERE removed_at IS NULL ORDER BY position, id",
                                    e);
    while (db_next(s, st, &ok, e)) {
        struct rule rule = {
            .id = sqlite3_column_int64(st, 0),
            .until = sqlite3_column_int64(st, 1),
            .query = db_column_text(st, 2, arena),
            .actions = db_column_text(st, 3, arena),
            .off = sqlite3_column_type(st, 4) != SQLITE_NULL,
            .problem = sqlite3_column_bytes(st, 4) > 0 ? db_column_line(st, 4, arena) : NULL,
            .failure = db_column_text(st, 5, arena),
        };
        vec_push(&rules, rule);
    }
    vec_take(&rules, arena, out, n);
    return ok;
}

bool rules_list(struct store *s, struct arena *arena, struct rule **out, size_t *n, struct error *e)
{
    bool ok = read_rules(s, arena, out, n, e);
    for (size_t i = 0; ok && i < *n; i++)
        ok = find_problem(s, &(*out)[i], arena, e);
    return ok;
}

bool rules_set_failure(struct store *s, int64_t rule, const char *failure, struct error *e)
{
    return db_do(s, e, "UPDATE rule SET failure = ?2 WHERE id = ?1 AND failure IS NOT ?2", DB(rule),
                 DB(failure));
}

/* Checks query and actions, and appends the actions as they are stored. */
static bool check(struct store *s, const struct rule *rule, struct buf *actions, struct error *e)
{
    AUTO(search) query = {0};
    AUTO(arena) arena = {0};
    struct rule_actions parsed;
    int64_t n;
    bool ok =
        parse(s, rule->query, 0, &query, e) &&
        (query.root || error_set(e, ERROR_USAGE, 0, "a rule needs words to search for")) &&
        rule_parse_actions(rule->actions, &arena, &parsed, e) &&
        db_get(s, e, &n, "SELECT count(*) FROM rule WHERE removed_at IS NULL") &&
        (n < RULES_MAX || error_set(e, ERROR_USAGE, 0, "there are %d rules already", RULES_MAX));
    if (ok)
        rule_add_actions(actions, &parsed);
    return ok;
}

bool rules_add(struct store *s, const struct rule *rule, int64_t *id, struct error *e)
{
    AUTO(buf) actions = BUF_INIT;
    bool ok = check(s, rule, &actions, e) &&
              db_do(s, e,
                    "INSERT INTO rule(position, until, query, actions)"
                    " SELECT coalesce(max(position), 0) + 1, nullif(?1, 0), ?2, ?3 FROM rule",
                    DB(rule->until), DB(rule->query), DB(buf_c(&actions)));
    if (ok)
        *id = sqlite3_last_insert_rowid(s->db);
    rules_forget(s);
    return ok;
}

static bool changed_one(struct store *s, bool ok, int64_t id, struct error *e)
{
    rules_forget(s);
    return ok && (sqlite3_changes64(s->db) > 0 ||
                  error_set(e, ERROR_NOT_FOUND, 0, "no rule %lld", (long long)id));
}

bool rules_remove(struct store *s, int64_t id, int64_t now, struct error *e)
{
    bool ok = db_do(s, e, "UPDATE rule SET removed_at = ?2 WHERE id = ?1 AND removed_at IS NULL",
                    DB(id), DB(now));
    return changed_one(s, ok, id, e);
}

bool rules_restore(struct store *s, int64_t id, struct error *e)
{
    bool ok = db_do(s, e, "UPDATE rule SET removed_at = NULL WHERE id = ?1", DB(id));
    return changed_one(s, ok, id, e);
}

bool rules_load_switch(struct store *s, int64_t id, struct arena *arena, struct rule_switch *out,
                       struct error *e)
{
    AUTO_RESET sqlite3_stmt *st = db_find(
        s, "rule", id, "SELECT until, stopped FROM rule WHERE id = ?1 AND removed_at IS NULL", e);
    if (st)
        *out = (struct rule_switch){sqlite3_column_int64(st, 0), db_column_text(st, 1, arena)};
    return st;
}

bool rules_set_switch(struct store *s, int64_t id, const struct rule_switch *to, struct error *e)
{
    bool ok = db_do(s, e, "UPDATE rule SET until = nullif(?2, 0), stopped = ?3 WHERE id = ?1",
                    DB(id), DB(to->until), DB(to->stopped));
    return changed_one(s, ok, id, e);
}

bool rules_note_muted(struct store *s, int64_t id, const int64_t *articles, size_t n,
                      struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++)
        ok = db_do(s, e, "UPDATE hidden SET rule = nullif(?2, 0) WHERE article = ?1",
                   DB(articles[i]), DB(id));
    return ok;
}

bool rules_muted_by(struct store *s, int64_t article, struct arena *arena, const char **out,
                    struct error *e)
{
    bool ok = true;
    *out = NULL;
    sqlite3_stmt *st = db_select(s, e,
                                 "SELECT query FROM hidden h JOIN rule ON rule.id = h.rule"
                                 " WHERE h.article = ?1",
                                 DB(article));
    while (db_next(s, st, &ok, e))
        *out = db_column_text(st, 0, arena);
    return ok;
}

/* ---- rules in force ------------------------------------------------------------------------ */

void rules_forget(struct store *s)
{
    struct rules *rules = s->rules;
    if (!rules)
        return;
    for (size_t i = 0; i < rules->v.n; i++)
        search_fini(&rules->v.v[i].query);
    vec_fini(&rules->v);
    arena_fini(&rules->arena);
    free(rules);
    s->rules = NULL;
}

/* A rule whose query is no longer valid, as when a path of in: was removed, finds nothing. */
static bool prepare(struct store *s, struct rules *rules, const struct rule *rule, int64_t now,
                    struct error *e)
{
    struct ready ready = {.id = rule->id, .until = rule->until};
    struct error why = {0};
    bool ok = parse(s, rule->query, now, &ready.query, &why) &&
              rule_parse_actions(rule->actions, &rules->arena, &ready.actions, &why);
    if (!ok) {
        search_fini(&ready.query);
        ready.query = (struct search){0};
    }
    ready.works = ok && !rule->off;
    vec_push(&rules->v, ready);
    return ok || why.code == ERROR_USAGE || error_copy(e, &why);
}

static bool prepare_all(struct store *s, struct rules *rules, int64_t now, struct error *e)
{
    struct rule *list;
    size_t n = 0;
    bool ok = read_rules(s, &rules->arena, &list, &n, e) &&
              db_get(s, e, &rules->version, "PRAGMA data_version");
    for (size_t i = 0; ok && i < n && i < RULES_MAX; i++)
        ok = prepare(s, rules, &list[i], now, e);
    return ok;
}

bool rules_load(struct store *s, int64_t now, bool *any, struct error *e)
{
    int64_t version, day = zone_midnight(s->zone, now);
    if (!db_get(s, e, &version, "PRAGMA data_version"))
        return false;
    if (s->rules && (s->rules_stale || s->rules->version != version || s->rules->day != day))
        rules_forget(s);
    if (!s->rules) {
        s->rules = MEM_NEW(struct rules);
        s->rules->day = day;
        s->rules_stale = false;
        if (!prepare_all(s, s->rules, now, e)) {
            rules_forget(s);
            return false;
        }
    }
    *any = s->rules->v.n > 0;
    return true;
}

/* Stops a rule whose regular expression takes too long. */
static bool matches_rule(struct store *s, struct ready *rule, struct search_subject *subject,
                         bool *out, struct error *e)
{
    struct error why;
    if (search_matches(&rule->query, subject, out, &why))
        return true;
    *out = rule->works = false;
    return why.code == ERROR_USAGE ? db_do(s, e, "UPDATE rule SET stopped = ?2 WHERE id = ?1",
                                           DB(rule->id), DB(why.detail))
                                   : error_copy(e, &why);
}

bool rules_find(struct store *s, struct search_subject *subject, int64_t now,
                struct rules_found *out, struct error *e)
{
    bool ok = true;
    subject->many = subject->many || s->rules->v.n >= SEARCH_MANY;
    *out = (struct rules_found){0};
    for (size_t i = 0; ok && i < s->rules->v.n; i++) {
        struct ready *rule = &s->rules->v.v[i];
        bool matches = false;
        if (rule->works && (!rule->until || now < rule->until))
            ok = matches_rule(s, rule, subject, &matches, e);
        out->bits[i / 64] |= (uint64_t)matches << (i % 64);
    }
    return ok;
}

bool rules_find_stored(struct store *s, int64_t article, int64_t now, struct rules_found *out,
                       struct error *e)
{
    AUTO(arena) arena = {0};
    struct article_row row;
    sqlite3_stmt *st = db_find(s, "article", article,
                               "SELECT " ARTICLE_ROW_COLUMNS " FROM article a WHERE a.id = ?1", e);
    if (!st)
        return false;
    article_read_row(st, &arena, &row);
    sqlite3_reset(st);
    AUTO(search_subject) subject;
    search_subject_open(&subject, s, &row);
    return rules_find(s, &subject, now, out, e);
}

/* ---- actions ------------------------------------------------------------------------------- */

static bool mute(struct store *s, int64_t article, int64_t rule, struct error *e)
{
    AUTO(ids) changed = {0};
    return articles_mark(s, MARK_MUTE, &article, 1, &changed, e) &&
           rules_note_muted(s, rule, changed.v, changed.n, e);
}

static bool act(struct store *s, int64_t article, const struct ready *rule, struct error *e)
{
    unsigned flags = rule->actions.flags;
    bool ok = (!(flags & RULE_STAR) || articles_mark(s, MARK_STAR, &article, 1, NULL, e)) &&
              (!(flags & RULE_READ) || articles_mark(s, MARK_READ, &article, 1, NULL, e)) &&
              (!(flags & RULE_MUTE) || mute(s, article, rule->id, e)) &&
              (!(flags & RULE_FULL_TEXT) ||
               db_do(s, e, "UPDATE article SET page = ?2 WHERE id = ?1 AND page = ?3", DB(article),
                     DB(ARTICLE_PAGE_WANTED), DB(ARTICLE_PAGE_NONE)));
    for (size_t i = 0; ok && i < rule->actions.n_tags; i++)
        ok = tags_mark(s, MARK_TAG, rule->actions.tags[i], &article, 1, NULL, e);
    return ok;
}

static void ask(struct rules_asked *asked, int64_t article, const struct ready *rule)
{
    for (size_t i = 0; i < rule->actions.n_programs; i++) {
        struct rules_run run = {rule->id, article,
                                arena_strdup(&asked->arena, rule->actions.programs[i])};
        vec_push(&asked->runs, run);
    }
}

void rules_asked_fini(struct rules_asked *a)
{
    buf_fini(&a->reported);
    vec_fini(&a->runs);
    arena_fini(&a->arena);
}

bool rules_apply(struct store *s, int64_t article, const char *title,
                 const struct rules_found *found, const struct rules_found *before,
                 struct rules_asked *asked, unsigned *flags, struct error *e)
{
    bool ok = true;
    *flags = 0;
    for (size_t i = 0; ok && s->rules && i < s->rules->v.n; i++) {
        uint64_t bit = (uint64_t)1 << (i % 64);
        if ((found->bits[i / 64] & bit) && !(before && (before->bits[i / 64] & bit))) {
            *flags |= s->rules->v.v[i].actions.flags;
            ok = act(s, article, &s->rules->v.v[i], e);
            if (asked)
                ask(asked, article, &s->rules->v.v[i]);
        }
    }
    if (asked && title && (*flags & RULE_NOTIFY) && !(*flags & RULE_MUTE))
        buf_printf(&asked->reported, "%s\n", title);
    return ok;
}
