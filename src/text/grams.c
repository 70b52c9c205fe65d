/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/grams.h"

#include <stddef.h>
#include <string.h>

#include "text/fold.h"
#include "text/markup.h"

/* The lowest 16 bits are of the last three bytes. Letters of ASCII have no case. */
static uint32_t gram_next(uint32_t gram, char c)
{
    return (gram << 6 ^ (unsigned char)c) | 0x20;
}

static uint16_t gram_at(const char *p)
{
    return (uint16_t)gram_next(gram_next(gram_next(0, p[0]), p[1]), p[2]);
}

struct grams grams_of(struct str word)
{
    struct grams g = {.n = 0};
    size_t step = word.n / GRAMS_MAX + 1;
    for (size_t at = 0; at + 3 <= word.n; at += step)
        if (!memchr(word.p + at, ' ', 3))
            g.v[g.n++] = gram_at(word.p + at);
    return g;
}

/* A set, and the bytes before the next text. */
struct filler {
    struct gram_set *set;
    uint32_t gram;
};

/* Adds the trigrams that end in the text; true when all of it is ASCII. */
static bool add(struct filler *f, struct str text)
{
    unsigned all = 0;
    uint32_t gram = f->gram;
    for (const char *p = text.p, *end = p + text.n; p < end; p++) {
        all |= (unsigned char)*p;
        gram = gram_next(gram, *p);
        f->set->bits[gram / 64 % GRAM_SET_WORDS] |= (uint64_t)1 << gram % 64;
    }
    f->gram = gram;
    return all < 0x80;
}

static void add_folded(struct filler *f, struct str text)
{
    struct filler before = *f;
    if (add(f, text))
        return;
    AUTO(buf) folded = BUF_INIT;
    fold_add(&folded, text);
    *f = before;
    add(f, buf_str(&folded));
}

static void add_decoded(struct filler *f, struct str text)
{
    AUTO(buf) decoded = BUF_INIT;
    bool plain = str_find_char(text, '&', 0) == SIZE_MAX;
    if (!plain)
        markup_add_decoded(&decoded, text);
    add_folded(f, plain ? text : buf_str(&decoded));
}

void gram_set_add(struct gram_set *set, struct str text)
{
    add_folded(&(struct filler){.set = set}, text);
}

/* A tag may be inside a word: the text before and after it is joined. */
void gram_set_add_html(struct gram_set *set, struct str html)
{
    struct filler f = {.set = set};
    struct markup_tag tag;
    while (html.n) {
        size_t at = str_find_char(html, '<', 0), n;
        add_decoded(&f, str_slice(html, 0, at));
        html = str_slice(html, at, html.n);
        n = markup_skip_invisible(html, &tag);
        if (n == 0 || n == SIZE_MAX)
            add_decoded(&f, str_slice(html, 0, n = n ? n : 1));
        html = str_slice(html, n, html.n);
    }
}

bool gram_set_may_have(const struct gram_set *set, const struct grams *word)
{
    for (size_t i = 0; i < word->n; i++)
        if (!(set->bits[word->v[i] / 64] >> word->v[i] % 64 & 1))
            return false;
    return true;
}
