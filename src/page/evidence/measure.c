/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/evidence/measure.h"

#include "page/evidence/media.h"
#include "text/eight-bytes.h"
#include "text/utf8.h"

enum { WIDE_WEIGHT = 3, PARAGRAPH = 80, SENTENCE = 24, SHORT_PENALTY = 3 };
enum { HAN = 0x4e00 }; /* stands for any as the last character */

static bool is_wide(uint32_t c)
{
    return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
           (c >= 0xf900 && c <= 0xfaff) || (c >= 0xac00 && c <= 0xd7a3) ||
           (c >= 0x20000 && c <= 0x3ffff);
}

static bool is_stop(uint32_t c)
{
    return c == '.' || c == ',' || c == '!' || c == '?' || c == ';' || c == 0x3002 || c == 0xff0c ||
           c == 0xff01 || c == 0xff1f || c == 0xff1b || c == 0x3001 || c == 0x60c || c == 0x61f ||
           c == 0x6d4 || c == 0x964 || c == 0x2026;
}

/* End of a sentence, or of a quotation after it. */
static bool is_end(uint32_t c)
{
    return (is_stop(c) && c != ',' && c != 0xff0c && c != 0x3001) || c == ':' || c == 0xff1a ||
           c == 0x201d || c == 0x300d || c == 0xbb || c == '"';
}

static bool is_letter(uint32_t c)
{
    return c < 0x80 ? ascii_alnum((char)c)
                    : c >= 0xc0 && !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x303f) &&
                          !(c >= 0xff00 && c <= 0xff0f) && c != 0xfeff && c != 0xd7 && c != 0xf7;
}

struct run {
    uint32_t weight, stops, last;
};

/* Weighs the ASCII letters, digits and spaces that come next, at most eight; returns how many. */
static size_t weigh_eight(struct str s, size_t at, struct run *r)
{
    uint64_t w = eight_in_order(s, at), letters = eight_alnum(w);
    uint64_t others = (~(letters | eight_find(w, ' ')) | w) & EIGHT(0x80);
    letters &= (others & -others) - 1;                        /* before the first other */
    r->weight += (uint32_t)((letters >> 7) * EIGHT(1) >> 56); /* their number */
    if (letters)
        r->last = (unsigned char)s.p[at + 7 - (size_t)__builtin_clzll(letters) / 8];
    return others ? eight_first(others) : 8;
}

static struct run weigh(struct str s)
{
    struct run r = {0};
    for (size_t at = 0; at < s.n;) {
        bool ascii = s.n - at >= 8 && (unsigned char)s.p[at] < 0x80;
        size_t n = ascii ? weigh_eight(s, at, &r) : 0;
        at += n;
        if (n == 8)
            continue;
        unsigned char b = (unsigned char)s.p[at];
        if (b >= 0xe4 && b <= 0xe9) { /* U+4000 to U+9FFF: wide letters */
            r.weight += WIDE_WEIGHT;
            r.last = HAN;
            at += 3;
            continue;
        }
        uint32_t c = b < 0x80 ? (at++, b) : utf8_next(s, &at);
        if (c <= ' ' || c == 0xa0 || c == 0x3000)
            continue;
        r.last = c;
        if (is_wide(c))
            r.weight += WIDE_WEIGHT;
        else if (is_letter(c))
            r.weight++;
        else
            r.stops += is_stop(c);
    }
    return r;
}

uint32_t text_weight(struct str s, uint32_t *stops)
{
    struct run r = weigh(s);
    if (stops)
        *stops += r.stops;
    return r.weight;
}

/* Value of a block's own text. */
static int32_t own_value(const struct dom_node *n, const struct measure *m)
{
    int32_t own = (int32_t)m->own;
    int32_t linked = (int32_t)m->own_linked;
    if (linked * 2 > own)
        return -(SHORT_PENALTY + linked / 2);
    if (own >= PARAGRAPH || (own >= SENTENCE && m->own_ends && m->own_stops > 0))
        return own - linked * 3 / 2;
    return dom_is_heading(n) ? 0 : m->own_ends ? own / 2 : -SHORT_PENALTY;
}

/* Adds the block's own text to the sums of its subtree. */
static void add_own(const struct dom_node *n, struct measure *m)
{
    if (m->own > 0) {
        int32_t value = own_value(n, m);
        m->text += m->own;
        m->linked += m->own_linked;
        m->stops += m->own_stops;
        m->blocks++;
        m->value += value;
        m->paragraphs += value > 0;
    }
}

static void add_to_parent(struct measure *p, const struct measure *m)
{
    p->text += m->text;
    p->linked += m->linked;
    p->stops += m->stops;
    p->blocks += m->blocks;
    p->value += m->value;
    p->paragraphs += m->paragraphs;
    p->images += m->images;
}

void measure_all(const struct dom *d, const unsigned char *dropped, struct measure *m)
{
    for (uint32_t i = 0; i < d->n; i++) {
        unsigned hints = m[i].hints;
        m[i] = (struct measure){.hints = hints};
    }
    uint32_t link_end = 0;
    for (uint32_t i = 0; i < d->n; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (dropped[i] || html_is_media(n)) { /* fallback content is not text */
            i = n->end - 1;
            continue;
        }
        if (n->tag == GUMBO_TAG_A)
            link_end = n->end > link_end ? n->end : link_end;
        else if (n->tag == GUMBO_TAG_IMG)
            m[i].images = 1;
        if (n->tag != DOM_TEXT)
            continue;
        struct run r = weigh(n->text);
        struct measure *b = &m[dom_block_of(n->parent)->index];
        b->own += r.weight;
        b->own_linked += i < link_end ? r.weight : 0;
        b->own_stops = (uint16_t)(b->own_stops + r.stops);
        b->own_ends = r.last ? is_end(r.last) : b->own_ends;
    }
    for (uint32_t i = d->n; i-- > 0;) {
        const struct dom_node *n = &d->nodes[i];
        add_own(n, &m[i]);
        if (n->parent)
            add_to_parent(&m[n->parent->index], &m[i]);
    }
}
