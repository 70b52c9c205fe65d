/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/shape.h"

enum {
    MIN_SETTINGS = 8, /* blocks */
    MAX_SETTING = 14, /* mean weight of a block */
    SETTINGS_TEXT = 160,
    CARDS = 3,
    MAX_CARD = 300,     /* weight */
    MIN_CARD_LABEL = 8, /* weight of its link */
    TAIL_SHARE = 4,     /* the text after a deck is less than 1/4 */
    MAX_BOX_NAME = 75,  /* weight of the title of a deck's box */
};

/* "400 g", "60 min": recipe, not a player's settings. */
static bool is_quantity(struct str s)
{
    s = str_trim(s);
    return s.n > 0 && ascii_digit(s.p[0]) && str_find_char(s, ' ', 0) < s.n;
}

bool shape_is_settings(const struct dom_node *n, const struct measure *m)
{
    if (n->tag != GUMBO_TAG_DIV || m->blocks < MIN_SETTINGS || m->stops > 0 || m->linked > 0 ||
        m->text > SETTINGS_TEXT || m->text > m->blocks * MAX_SETTING)
        return false;
    for (const struct dom_node *c = n + 1; c < dom_after(n); c++) {
        GumboTag tag = c->tag;
        if ((tag == DOM_TEXT && is_quantity(c->text)) || tag == GUMBO_TAG_LI ||
            tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_DT || tag == GUMBO_TAG_P ||
            tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_IMG)
            return false;
    }
    return true;
}

/* A few words that start with a link to another page and continue without one. */
static bool is_card(const struct dom_node *n, const struct measure *m)
{
    const struct measure *all = &m[n->index];
    if (all->text > MAX_CARD || all->linked < MIN_CARD_LABEL || all->linked == all->text)
        return false;
    for (const struct dom_node *text = n + 1; text < dom_after(n); text++) {
        if (text->tag == DOM_TEXT && str_trim(text->text).n > 0) {
            const struct dom_node *p = text;
            while (p != n && p->tag != GUMBO_TAG_A)
                p = p->parent;
            return p != n && !str_starts(str_trim(dom_attr(p, "href")), STR("#"));
        }
    }
    return false;
}

/* True for a block of three or more cards of the same pattern, and nothing else. */
static bool is_deck(const struct dom_node *n, const struct measure *m)
{
    const struct dom_node *first = NULL;
    unsigned cards = 0;
    for (const struct dom_node *s = n->first; s; s = s->next) {
        if (s->tag == DOM_TEXT || m[s->index].text == 0)
            continue;
        first = first ? first : s;
        if (s->tag != first->tag || !str_eq(s->classes, first->classes) || !is_card(s, m))
            return false;
        cards++;
    }
    return cards >= CARDS;
}

/* Drops a deck with its box, if that contains nothing else but a title; keeps decks within the
 * text. Returns the dropped weight. */
static uint32_t drop_box(const struct dom_node *top, const struct dom_node *deck,
                         unsigned char *dropped, const struct measure *m)
{
    const struct dom_node *box = deck;
    while (box->parent != top && m[box->parent->index].text < m[deck->index].text + MAX_BOX_NAME)
        box = box->parent;
    dropped[box->index] = dropped[box->index] || box != deck;
    return box != deck ? m[box->index].text : 0;
}

uint32_t shape_drop_decks(const struct dom_node *top, unsigned char *dropped,
                          const struct measure *m)
{
    int64_t before = 0;
    uint32_t decks = 0;
    for (const struct dom_node *n = top + 1; n < dom_after(top); n++) {
        if (dropped[n->index]) {
            n = dom_after(n) - 1;
            continue;
        }
        if (n->tag != DOM_TEXT && n->tag != GUMBO_TAG_TR && before >= MAX_CARD && is_deck(n, m)) {
            int64_t after = m[top->index].value - before - m[n->index].value;
            if (after * TAIL_SHARE < before)
                decks += drop_box(top, n, dropped, m);
            n = dom_after(n) - 1;
            continue;
        }
        before +=
            m[n->index].own > 0 && m[n->index].value > 0 && m[n->index].own == m[n->index].text
                ? m[n->index].value
                : 0;
    }
    return decks;
}

void shape_drop_comments(const struct dom_node *top, unsigned char *dropped,
                         const struct measure *m)
{
    for (const struct dom_node *n = top + 1; n < dom_after(top); n++) {
        if (n->tag != GUMBO_TAG_TEXTAREA)
            continue;
        int64_t max = m[top->index].value / 2;
        const struct dom_node *box = n;
        while (box->parent != top && m[box->parent->index].value < max &&
               m[box->parent->index].text < m[top->index].text / 3)
            box = box->parent;
        dropped[box->index] = 1;
    }
}
