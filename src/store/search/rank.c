/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search/rank.h"

#include "text/find/terms.h"

enum {
    MAX_HITS = 16,    /* of a word in a text: more say nothing further */
    NEAR = 40,        /* bytes: half of the weight of nearness */
    LONG_TEXT = 4000, /* bytes: a hit counts half as much */
    HALF_LIFE = 90,   /* days: half of the weight of freshness */
};

/* Weights of the parts of a score: estimates. Fitted to either half of the judged searches in
 * tests/cli/ranking.txt, they rank the other half worse. */
static const double in_title = 3.0, title_share = 2.0, near_title = 1.5, hits_weight = 2.0,
                    near_text = 1.0, fresh = 0.5, prefix_only = 0.5;

static void add_word(void *context, const struct search_node *word)
{
    struct search_rank *r = context;
    if (r->n < SEARCH_RANK_WORDS && word->kind == SEARCH_WORD && word->field <= SEARCH_TITLE)
        r->words[r->n++] = word->text;
}

void search_rank_init(struct search_rank *r, const struct search *q, int64_t now)
{
    *r = (struct search_rank){.now = now};
    search_each_term(q, add_word, r);
}

struct hits {
    size_t at[MAX_HITS];
    size_t n;
    double weight; /* sum: a whole word 1, the beginning of one less */
};

static void find_hits(struct str text, struct str word, struct hits *out)
{
    *out = (struct hits){.n = 0};
    for (size_t at = 0; out->n < MAX_HITS && (at = str_find(text, word, at)) != SIZE_MAX; at++)
        if (terms_begin_at(text, at)) {
            out->weight += terms_begin_at(text, at + word.n) ? 1 : prefix_only;
            out->at[out->n++] = at;
        }
}

static size_t distance(const struct hits *a, const struct hits *b)
{
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < a->n; i++)
        for (size_t k = 0; k < b->n; k++) {
            size_t x = a->at[i], y = b->at[k], d = x < y ? y - x : x - y;
            least = d < least ? d : least;
        }
    return least;
}

/* Nearness of neighbouring words of the query, from 0 to 1. */
static double nearness(const struct hits *hits, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        size_t d = distance(&hits[i], &hits[i + 1]);
        sum += d == SIZE_MAX ? 0 : (double)NEAR / ((double)NEAR + (double)d);
    }
    return n > 1 ? sum / (double)(n - 1) : 0;
}

static double score_title(const struct search_rank *r, struct str title)
{
    struct hits hits[SEARCH_RANK_WORDS];
    double sum = 0, covered = 0;
    for (size_t i = 0; i < r->n; i++) {
        find_hits(title, r->words[i], &hits[i]);
        sum += hits[i].weight > 1 ? 1 : hits[i].weight;
        covered += hits[i].n ? (double)r->words[i].n : 0;
    }
    return in_title * sum + near_title * nearness(hits, r->n) +
           (title.n ? title_share * covered / (double)title.n : 0);
}

static double score_text(const struct search_rank *r, struct str text)
{
    struct hits hits[SEARCH_RANK_WORDS];
    double sum = 0;
    for (size_t i = 0; i < r->n; i++) {
        find_hits(text, r->words[i], &hits[i]);
        double w = hits[i].weight;
        sum += w / (w + 1 + (double)text.n / LONG_TEXT);
    }
    return hits_weight * sum + near_text * nearness(hits, r->n);
}

bool search_rank_score(const struct search_rank *r, struct search_subject *subject, double *out,
                       struct error *e)
{
    struct str title, text;
    if (!search_subject_text(subject, &title, &text, e))
        return false;
    double days = r->now > subject->time ? (double)(r->now - subject->time) / 86400 : 0;
    double words = r->n ? (score_title(r, title) + score_text(r, text)) / (double)r->n : 0;
    *out = words + fresh * HALF_LIFE / (HALF_LIFE + days);
    return true;
}
