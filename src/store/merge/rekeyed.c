/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/merge/rekeyed.h"

#include "store/merge/pair.h"
#include "text/url/url.h"

enum {
    MAX_HOSTS = 4,      /* moves detected in one answer */
    SCORE_ALONE = 4,    /* threshold for a single pair */
    SCORE_TOGETHER = 1, /* threshold when most of the answer has pairs */
    PAIRS_TOGETHER = 3,
};

static void matching_fini(struct matching *x)
{
    vec_fini(&x->entries);
    vec_fini(&x->articles);
    vec_fini(&x->claimed);
    vec_fini(&x->said);
    vec_fini(&x->known);
    vec_fini(&x->pairs);
    arena_fini(&x->arena);
}

/* Better than every other pair of either side. */
static bool is_clear(const struct pair *p)
{
    return p->score >= SCORE_TOGETHER && p->score == p->entry->best &&
           p->score == p->article->best && p->score > p->entry->second &&
           p->score > p->article->second;
}

/* True when the source changed all its keys: most known articles are gone, and as many unknown
 * entries have come. */
static bool is_rekeyed(const struct matching *x)
{
    size_t pairs = 0, known = 0, unknown = 0;
    for (size_t i = 0; i < x->pairs.n; i++)
        pairs += is_clear(&x->pairs.v[i]);
    for (size_t i = 0; i < x->entries.n; i++) {
        known += x->entries.v[i].article != 0;
        unknown += !x->entries.v[i].entry->known;
    }
    return pairs >= PAIRS_TOGETHER && pairs >= known && 2 * pairs >= unknown;
}

/* ---- adoption ---------------------------------------------------------------------------- */

static bool adopt(struct merge *m, struct merge_entry *entry, const struct placed *as,
                  struct error *e)
{
    entry->known = true;
    entry->article = as->article;
    entry->old_content = as->article ? ~entry->content : entry->content; /* forces an update */
    return db_do(m->s, e, "INSERT OR IGNORE INTO placement VALUES(?1, ?2, nullif(?3, 0), ?4)",
                 DB(m->source), DB(entry->key), DB(as->article), DB(entry->old_content));
}

/* Move of a source to another host. */
struct move {
    struct str to, from;
};

static struct str origin_of(struct arena *arena, const char *url)
{
    AUTO(buf) b = BUF_INIT;
    url_add_origin(&b, str_from(url));
    return arena_str(arena, buf_str(&b));
}

static void note_move(struct matching *x, const struct pair *p, struct move *moves, size_t *n)
{
    if (!p->entry->clues.path || p->entry->clues.path != p->article->clues.path || *n == MAX_HOSTS)
        return;
    struct move move = {origin_of(&x->arena, p->entry->url), origin_of(&x->arena, p->article->url)};
    for (size_t i = 0; i < *n; i++)
        if (str_eq(moves[i].to, move.to) && str_eq(moves[i].from, move.from))
            return;
    if (!str_eq(move.to, move.from))
        moves[(*n)++] = move;
}

static const char *moved_back(struct arena *arena, const struct move *move, const char *url)
{
    struct str s = str_from(url);
    if (!str_starts_nocase(s, move->to))
        return url;
    s = str_slice(s, move->to.n, s.n);
    return arena_printf(arena, "%.*s%.*s", STR_ARG(move->from), STR_ARG(s));
}

/* Adopts an entry of a moved source by its key under the old host: older and forgotten articles. */
static bool adopt_moved(struct matching *x, struct merge_entry *entry, const struct move *move,
                        struct error *e)
{
    struct article before = *entry->a;
    struct placed there;
    AUTO(buf) link = BUF_INIT;
    before.url = moved_back(&x->arena, move, before.url);
    before.guid = moved_back(&x->arena, move, before.guid);
    if (before.url)
        identity_add_link(&link, str_from(before.url));
    int64_t key = identity_key(entry->rung, &before, buf_str(&link));
    return key == entry->key || (merge_find_placed(x->m, key, &there, NULL, e) &&
                                 (!there.known || adopt(x->m, entry, &there, e)));
}

static bool adopt_all(struct matching *x, struct error *e)
{
    struct move moves[MAX_HOSTS];
    size_t n_moves = 0;
    int enough = is_rekeyed(x) ? SCORE_TOGETHER : SCORE_ALONE;
    for (size_t i = 0; i < x->pairs.n; i++) {
        const struct pair *p = &x->pairs.v[i];
        if (!is_clear(p) || p->score < enough)
            continue;
        if (!adopt(x->m, p->entry->entry, &(struct placed){.article = p->article->article}, e))
            return false;
        note_move(x, p, moves, &n_moves);
    }
    for (size_t i = 0; i < x->entries.n; i++)
        for (size_t k = 0; k < n_moves && !x->entries.v[i].entry->known; k++)
            if (!adopt_moved(x, x->entries.v[i].entry, &moves[k], e))
                return false;
    return true;
}

bool merge_find_rekeyed(struct merge *m, struct error *e)
{
    AUTO(matching) x = {.m = m};
    bool unknown = false;
    for (size_t i = 0; i < m->n && !unknown; i++)
        unknown = !m->entries[i].repeated && !m->entries[i].known;
    return !unknown || (merge_read_candidates(&x, e) &&
                        (!x.articles.n || (merge_score_pairs(&x, e) && adopt_all(&x, e))));
}
