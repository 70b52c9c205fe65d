/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search/fts-candidates.h"

#include "text/find/fold.h"
#include "text/find/terms.h"

enum {
    MAX_ALL = 1000,  /* bytes of a conjunction: more terms exclude nothing further */
    MAX_ANY = 16384, /* of alternatives, all of which are needed */
};

static bool find(const struct search_node *n, struct search_candidates *c, struct buf *match);

/* Appends one side of an operator. */
static void join(struct buf *b, const char *operator, const struct buf * side, bool in_brackets)
{
    buf_add_c(b, b->n ? operator : "");
    buf_add_c(b, in_brackets ? "(" : "");
    buf_add(b, buf_str(side));
    buf_add_c(b, in_brackets ? ")" : "");
}

/* Any child's candidates suffice; those by words are fewer than those by tags and notes. */
static bool find_all(const struct search_node *n, struct search_candidates *c, struct buf *match)
{
    bool found = false;
    for (int by_words = 1; by_words >= 0 && !found; by_words--) {
        for (const struct search_node *child = n->first; child; child = child->next) {
            AUTO(buf) side = BUF_INIT;
            size_t tags = c->tags.n;
            bool starred = c->starred;
            bool use = match->n < MAX_ALL && (by_words || !found) && find(child, c, &side) &&
                       (side.n || !by_words);
            if (use && side.n)
                join(match, " AND ", &side, child->kind == SEARCH_OR);
            if (!use) {
                c->tags.n = tags;
                c->starred = starred;
            }
            found = found || use;
        }
    }
    return found;
}

static bool find_any(const struct search_node *n, struct search_candidates *c, struct buf *match)
{
    bool ok = true;
    for (const struct search_node *child = n->first; child && ok; child = child->next) {
        AUTO(buf) side = BUF_INIT;
        ok = find(child, c, &side) && match->n + side.n <= MAX_ANY;
        if (ok && side.n)
            join(match, " OR ", &side, false); /* AND binds stronger */
    }
    return ok;
}

static bool find(const struct search_node *n, struct search_candidates *c, struct buf *match)
{
    if (n->exclude)
        return false;
    switch (n->kind) {
    case SEARCH_AND:
        return find_all(n, c, match);
    case SEARCH_OR:
        return find_any(n, c, match);
    case SEARCH_WORD:
        if (n->field == SEARCH_ANYWHERE || n->field == SEARCH_TITLE)
            terms_add_query(match, n->text);
        return match->n || n->field == SEARCH_NOTE;
    case SEARCH_FLAG:
        if (n->value == SEARCH_HAS_TAG)
            vec_push(&c->tags, n);
        c->starred = c->starred || n->value == SEARCH_IS_STARRED;
        return n->value == SEARCH_HAS_TAG || n->value == SEARCH_HAS_NOTE ||
               n->value == SEARCH_IS_STARRED;
    case SEARCH_TAG:
        vec_push(&c->tags, n);
        return true;
    case SEARCH_REGEX:
    case SEARCH_IN:
    case SEARCH_SINCE:
    case SEARCH_SIZE:
        return false;
    }
    return false;
}

static void add_word(void *context, const struct search_node *word)
{
    struct search_candidates *c = context;
    bool noted = word->field == SEARCH_ANYWHERE || word->field == SEARCH_NOTE;
    if (word->kind == SEARCH_WORD && noted)
        vec_push(&c->words, word);
}

static bool asks_for_notes(const struct search_node *n)
{
    if (n->kind == SEARCH_FLAG && n->value == SEARCH_HAS_NOTE)
        return true;
    for (const struct search_node *child = n->first; child; child = child->next)
        if (asks_for_notes(child))
            return true;
    return false;
}

/* Longest of the words that can be told in a text as it is stored. */
static struct str find_word(const struct search *q)
{
    struct str word = STR("");
    for (const struct search_node *n = NULL; (n = search_next_required(q, n));)
        if (n->kind == SEARCH_WORD && !n->exclude && n->field <= SEARCH_TITLE &&
            n->text.n > word.n && fold_is_plain(n->text))
            word = n->text;
    return word;
}

bool search_candidates_find(const struct search *q, struct search_candidates *out)
{
    *out = (struct search_candidates){0};
    if (!q->root || !find(q->root, out, &out->match)) {
        search_candidates_fini(out);
        return false;
    }
    out->word = find_word(q);
    search_each_term(q, add_word, out);
    out->all_notes = asks_for_notes(q->root);
    return true;
}

void search_candidates_fini(struct search_candidates *c)
{
    buf_fini(&c->match);
    vec_fini(&c->tags);
    vec_fini(&c->words);
    *c = (struct search_candidates){0};
}

static bool is_kept(const struct search_node *n)
{
    static const int64_t kept = SEARCH_IS_STARRED | SEARCH_HAS_TAG | SEARCH_HAS_NOTE;
    bool all = n->kind == SEARCH_OR, any = false;
    if (n->exclude)
        return false;
    for (const struct search_node *child = n->first; child; child = child->next) {
        bool is = is_kept(child);
        any = any || is;
        all = all && is;
    }
    return n->kind == SEARCH_AND ? any
           : n->kind == SEARCH_OR
               ? all
               : n->kind == SEARCH_TAG || (n->kind == SEARCH_FLAG && (n->value & kept)) ||
                     ((n->kind == SEARCH_WORD || n->kind == SEARCH_REGEX) &&
                      n->field == SEARCH_NOTE);
}

bool search_is_kept(const struct search *q)
{
    return q->root && is_kept(q->root);
}
