/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/article/related.h"

#include <stdlib.h>

#include "base/vec.h"
#include "store/article/article.h"
#include "store/article/identity.h"
#include "store/article/twins.h"
#include "store/list/article-row.h"
#include "store/search/match.h"
#include "text/find/terms.h"

enum {
    TERMS = 40,            /* words that are looked up: of the title, then frequent ones */
    TEXT_BYTES = 64 << 10, /* of the text that is read */
    DOCUMENTS = 400,       /* of a word that still counts as rare */
    CANDIDATES = 60,       /* rows that are read */
};

/* A word of the article. */
struct term {
    struct str text;
    int count;
    bool in_title;
};

/* An article that shares words, by its number in the index. */
struct likeness {
    int64_t doc;
    int weight, words;
};

struct finder {
    struct store *s;
    struct arena *arena;
    struct stored_article self;
    VEC(struct term) terms;
    VEC(struct likeness) alike;
    VEC(struct article_row) rows;
    int64_t archive; /* number of articles */
    int whole;       /* weight of all its rare words */
};

/* ---- words of the article ------------------------------------------------------------------ */

static int by_text(const void *a, const void *b)
{
    const struct term *x = a, *y = b;
    return str_cmp(x->text, y->text);
}

/* Words of the title first, then those that the text repeats most, longer ones first. */
static int by_use(const void *a, const void *b)
{
    const struct term *x = a, *y = b;
    if (x->in_title != y->in_title)
        return x->in_title ? -1 : 1;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return (x->text.n < y->text.n) - (x->text.n > y->text.n);
}

/* A single letter or sign says nothing. */
static bool tells(struct str term)
{
    return term.n > 3 || (term.n > 1 && (unsigned char)term.p[0] < 0x80 && !ascii_digit(term.p[0]));
}

static void add_terms(struct finder *f, struct str text, bool html, bool in_title)
{
    AUTO(buf) folded = BUF_INIT, terms = BUF_INIT;
    search_fold(&folded, str_slice(text, 0, TEXT_BYTES), html);
    terms_add(&terms, buf_str(&folded));
    struct str rest = arena_str(f->arena, buf_str(&terms)), term;
    while (str_split(&rest, ' ', &term))
        if (tells(term))
            vec_push(&f->terms, ((struct term){term, 1, in_title}));
}

static void collect_terms(struct finder *f)
{
    const struct stored_article *a = &f->self;
    const char *texts[] = {a->page_content, a->article.content, a->article.summary};
    size_t kept = 0;
    add_terms(f, str_from(a->row.title), false, true);
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
        if (texts[i] && *texts[i]) {
            add_terms(f, str_from(texts[i]), true, false);
            break;
        }
    }
    if (!f->terms.n)
        return;
    qsort(f->terms.v, f->terms.n, sizeof *f->terms.v, by_text);
    for (size_t i = 1; i < f->terms.n; i++) {
        struct term *last = &f->terms.v[kept], *next = &f->terms.v[i];
        if (str_eq(last->text, next->text)) {
            last->count++;
            last->in_title |= next->in_title;
        } else {
            f->terms.v[++kept] = *next;
        }
    }
    f->terms.n = kept + 1;
    qsort(f->terms.v, f->terms.n, sizeof *f->terms.v, by_use);
    if (f->terms.n > TERMS)
        f->terms.n = TERMS;
}

/* ---- articles that share them -------------------------------------------------------------- */

/* Inverse document frequency as a logarithm. */
static int rarity(int64_t archive, int64_t documents)
{
    int bits = 0;
    for (int64_t ratio = (archive + 2) / (documents + 1); ratio > 0; ratio /= 2)
        bits++;
    return bits;
}

/* Most words are too frequent. Skipping rows takes half as long as reading them, and FTS5 follows
 * numbers in ascending order in half the time of the other. */
static bool is_rare(struct finder *f, const char *match, bool *rare, struct error *e)
{
    int64_t last = f->archive / 8 + 2, frequent;
    if (last > DOCUMENTS - 1)
        last = DOCUMENTS - 1;
    bool ok = db_get(f->s, e, &frequent,
                     "SELECT count(*) FROM (SELECT 1 FROM search_text WHERE search_text MATCH ?1"
                     " LIMIT 1 OFFSET ?2)",
                     DB(match), DB(last));
    *rare = ok && !frequent;
    return ok;
}

static bool share(struct finder *f, const struct term *term, struct error *e)
{
    AUTO(buf) match = BUF_INIT;
    size_t before = f->alike.n;
    bool rare;
    buf_printf(&match, "\"%.*s\"", STR_ARG(term->text));
    bool ok = is_rare(f, buf_c(&match), &rare, e);
    if (!ok || !rare)
        return ok;
    sqlite3_stmt *st = db_select(
        f->s, e, "SELECT rowid FROM search_text WHERE search_text MATCH ?1", DB(buf_c(&match)));
    while (db_next(f->s, st, &ok, e))
        vec_push(&f->alike, ((struct likeness){.doc = sqlite3_column_int64(st, 0), .words = 1}));
    int weight = rarity(f->archive, (int64_t)(f->alike.n - before)) * (term->in_title ? 2 : 1);
    f->whole += weight;
    for (size_t i = before; i < f->alike.n; i++)
        f->alike.v[i].weight = weight;
    return ok;
}

static int by_doc(const void *a, const void *b)
{
    const struct likeness *x = a, *y = b;
    return (x->doc > y->doc) - (x->doc < y->doc);
}

static int by_weight(const void *a, const void *b)
{
    const struct likeness *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return (x->doc < y->doc) - (x->doc > y->doc);
}

/* Sums up per article. Two words may be shared by chance. */
static void rank(struct finder *f)
{
    size_t kept = 0;
    if (f->alike.n)
        qsort(f->alike.v, f->alike.n, sizeof *f->alike.v, by_doc);
    for (size_t i = 0, k; i < f->alike.n; i = k) {
        struct likeness sum = f->alike.v[i];
        for (k = i + 1; k < f->alike.n && f->alike.v[k].doc == sum.doc; k++) {
            sum.weight += f->alike.v[k].weight;
            sum.words++;
        }
        if (sum.words > 2 && sum.weight > f->whole / 8)
            f->alike.v[kept++] = sum;
    }
    f->alike.n = kept;
    if (kept)
        qsort(f->alike.v, kept, sizeof *f->alike.v, by_weight);
}

/* ---- rows ---------------------------------------------------------------------------------- */

static bool has_row(const struct finder *f, int64_t id)
{
    for (size_t i = 0; i < f->rows.n; i++)
        if (f->rows.v[i].at.id == id)
            return true;
    return id == f->self.row.at.id;
}

/* Adds the article of a statement's row, unless it is known or in no list. */
static bool add_rows(struct finder *f, sqlite3_stmt *st, size_t limit, struct error *e)
{
    struct article_row row;
    bool ok = true;
    while (db_next(f->s, st, &ok, e)) {
        if (f->rows.n < limit && !has_row(f, sqlite3_column_int64(st, 1))) {
            article_read_row(st, f->arena, &row);
            vec_push(&f->rows, row);
        }
    }
    return ok;
}

#define LISTED                                                                                     \
    " EXISTS (SELECT 1 FROM listing l WHERE l.node = 1 AND l.time = a.time AND l.article = a.id)"

/* Articles with a mark (store/article/twins.h). */
static bool add_twins(struct finder *f, int64_t mark, size_t limit, struct error *e)
{
    return !mark ||
           add_rows(f,
                    db_select(f->s, e,
                              "SELECT " ARTICLE_ROW_COLUMNS FROM_TWINS "WHERE" LISTED " LIMIT ?2",
                              DB(mark), DB(2 * RELATED_MAX)),
                    limit, e);
}

static bool add_linked(struct finder *f, size_t limit, struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < f->self.article.n_related; i++) {
        AUTO(buf) link = BUF_INIT;
        identity_add_link(&link, str_from(f->self.article.related[i].url));
        ok = add_twins(f, identity_link_mark(buf_str(&link)), limit, e);
    }
    return ok;
}

static bool add_alike(struct finder *f, size_t limit, struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < f->alike.n && i < CANDIDATES && f->rows.n < limit; i++)
        ok = add_rows(f,
                      db_select(f->s, e,
                                "SELECT " ARTICLE_ROW_COLUMNS " FROM search_doc d CROSS JOIN"
                                " article a ON a.id = d.article AND a.doc = d.doc"
                                " WHERE d.doc = ?1 AND" LISTED,
                                DB(f->alike.v[i].doc)),
                      limit, e);
    return ok;
}

static bool find(struct finder *f, size_t limit, struct error *e)
{
    if (!db_get(f->s, e, &f->archive, "SELECT total FROM node WHERE id = 1") ||
        !add_linked(f, limit, e) || !add_twins(f, identity_title_mark(f->self.row.title), limit, e))
        return false;
    bool ok = true;
    collect_terms(f);
    for (size_t i = 0; ok && i < f->terms.n; i++)
        ok = share(f, &f->terms.v[i], e);
    rank(f);
    return ok && add_alike(f, limit, e);
}

bool related_find(struct store *s, int64_t article, size_t limit, struct article_list *out,
                  struct error *e)
{
    struct finder f = {.s = s, .arena = &out->arena};
    *out = (struct article_list){0};
    if (!articles_load(s, article, &f.self, e))
        return false;
    bool ok = find(&f, limit < RELATED_MAX ? limit : RELATED_MAX, e);
    vec_take(&f.rows, &out->arena, &out->rows, &out->n);
    stored_article_fini(&f.self);
    vec_fini(&f.terms);
    vec_fini(&f.alike);
    if (!ok)
        article_list_fini(out);
    return ok;
}
