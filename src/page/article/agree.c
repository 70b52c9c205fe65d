/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/article/agree.h"

#include "base/mem.h"
#include "page/article/teaser.h"
#include "text/find/fold.h"
#include "text/find/terms.h"
#include "text/markup/markup.h"

enum {
    SET_WORDS = 4096,    /* of 64 bits, so that a long page fills few */
    MIN_TERM = 4,        /* bytes: shorter words are those of any text */
    MAX_GIVEN = 4000,    /* bytes compared of the feed's text */
    MIN_GIVEN_TERMS = 6, /* of a text that says something */
    MIN_TITLE_TERMS = 3,
    PART_FOUND = 4,        /* a page has at least one of so many terms */
    MAX_WALL_BYTES = 2000, /* of a page that asks for something first */
};

struct term_set { /* hashed */
    uint64_t bits[SET_WORDS];
};

static uint32_t bit_of(struct str term)
{
    return (uint32_t)(str_hash(term) % (SET_WORDS * 64));
}

static void add_terms_of(struct buf *terms, struct str text)
{
    AUTO(buf) folded = BUF_INIT;
    fold_add_searched(&folded, text);
    terms_add(terms, buf_str(&folded));
}

static void set_add(struct term_set *set, struct str text)
{
    AUTO(buf) terms = BUF_INIT;
    add_terms_of(&terms, text);
    for (struct str rest = buf_str(&terms), term; str_split(&rest, ' ', &term);) {
        uint32_t bit = bit_of(term);
        set->bits[bit / 64] |= UINT64_C(1) << bit % 64;
    }
}

struct tally {
    size_t terms, found;
};

static struct tally count(const struct term_set *set, struct str text)
{
    AUTO(buf) terms = BUF_INIT;
    struct tally t = {0};
    add_terms_of(&terms, text);
    for (struct str rest = buf_str(&terms), term; str_split(&rest, ' ', &term);) {
        uint32_t bit = bit_of(term);
        if (term.n >= MIN_TERM) {
            t.terms++;
            t.found += set->bits[bit / 64] >> bit % 64 & 1;
        }
    }
    return t;
}

static bool is_another(struct tally title, struct tally text, size_t page_bytes)
{
    if (title.terms > 0 && title.found * 2 >= title.terms)
        return false;
    if (text.terms >= MIN_GIVEN_TERMS)
        return (title.found + text.found) * PART_FOUND < title.terms + text.terms;
    return title.terms >= MIN_TITLE_TERMS && title.found == 0 && page_bytes < MAX_WALL_BYTES;
}

/* Text of the feed: the whole of a teaser, else its beginning. */
static void add_given(struct buf *b, const struct article *given)
{
    const char *html = given->content ? given->content : given->summary;
    markup_add_text(b, str_slice(str_from(html), 0, MAX_GIVEN), false);
}

bool page_agrees(const struct page_article *page, const struct article *given)
{
    AUTO(buf) text = BUF_INIT;
    add_given(&text, given);
    if (text.n == 0)
        return true;
    AUTO_FREE struct term_set *set = MEM_NEW(struct term_set);
    set_add(set, str_from(page->text));
    set_add(set, str_from(page->article.title));
    struct tally title = count(set, str_from(given->title)), words = count(set, buf_str(&text));
    return !is_another(title, words, str_from(page->text).n);
}

bool page_adds_nothing(const struct page_article *page, const struct article *given)
{
    AUTO(buf) text = BUF_INIT;
    if (page->n_images > 0 || !page_is_teaser(given))
        return false;
    add_given(&text, given);
    return str_from(page->text).n <= text.n;
}
