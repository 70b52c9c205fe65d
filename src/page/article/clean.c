/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/article/clean.h"

#include "base/buf.h"
#include "page/article/boilerplate.h"
#include "page/article/cards.h"
#include "page/article/facts.h"
#include "page/article/info-line.h"
#include "page/article/shape.h"
#include "page/article/tail.h"
#include "page/article/trail.h"
#include "page/evidence/hints.h"
#include "text/date.h"

enum { MENU_ENTRIES = 3, MENU_LABEL = 20 };
enum { HEAD_SHARE = 25, INFO_LINE = 250, LINE_MAX = 400, LONE_LINK = 16, TAIL = 60, FRONT = 60 };
enum { SECTION_SHARE = 8 };

static bool is_heading(const struct dom_node *n)
{
    return n->tag >= GUMBO_TAG_H1 && n->tag <= GUMBO_TAG_H6;
}

/* An article in the article that opens with a link: somebody else's story. */
static bool is_inner_article(const struct dom_node *n, const struct measure *m,
                             const struct dom_node *top)
{
    if (n->tag != GUMBO_TAG_ARTICLE || m[n->index].text * 4 > m[top->index].text) {
        return false;
    }
    const struct dom_node *p = n->parent;
    while (p && p->tag != GUMBO_TAG_ARTICLE) {
        p = p->parent;
    }
    uint32_t i = n->index;
    while (i < n->end && m[i].own == 0) {
        i++;
    }
    return p && i < n->end && m[i].own_linked * 10 > m[i].own * 9;
}

/* A paragraph that is one link: "Read also: …". */
static bool is_lone_link(const struct dom_node *n, const struct measure *m)
{
    return (n->tag == GUMBO_TAG_P || n->tag == GUMBO_TAG_DIV) && m->text == m->own &&
           m->own_linked * 100 >= m->own * 95 && m->own >= LONE_LINK;
}

static bool is_list_of_links(const struct dom_node *n, const struct measure *m)
{
    unsigned share = measure_link_share(m);
    switch (n->tag) {
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_TABLE:
        return share > 60 && m->value < 0;
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_HEADER:
        return share > 50 && m->value < 0;
    default:
        return false;
    }
}

/* Links with short labels and no pictures: a menu without a name. */
static bool is_menu(const struct dom_node *n, const struct measure *m)
{
    bool list = n->tag == GUMBO_TAG_UL || n->tag == GUMBO_TAG_OL || n->tag == GUMBO_TAG_DIV;
    return list && m->blocks >= MENU_ENTRIES && measure_link_share(m) > 90 &&
           m->linked < m->blocks * MENU_LABEL && m->images * MENU_ENTRIES < m->blocks;
}

static void drop(const struct dom *d, unsigned char *dropped, const struct dom_node *n)
{
    (void)d;
    dropped[n->index] = 1;
}

/* A heading and all that follows it on its level, when that is not much running text. */
static void drop_section(const struct dom *d, const struct dom_node *top, const struct dom_node *n,
                         unsigned char *dropped, const struct measure *m)
{
    const struct dom_node *heading = n;
    while (heading->parent != top && !heading->next && !heading->previous) {
        heading = heading->parent;
    }
    drop(d, dropped, heading);
    int64_t all = m[top->index].value, section = 0;
    const struct dom_node *end = heading->next;
    for (; end && section * 100 <= all * SECTION_SHARE; end = end->next) {
        const struct measure *em = &m[end->index];
        if (is_heading(end) || (em->value > 0 && (int64_t)em->value * 100 > all * 4)) {
            break;
        }
        section += em->value > 0 ? em->value : 0;
    }
    for (const struct dom_node *s = heading->next; s != end; s = s->next) {
        if (section * 100 <= all * SECTION_SHARE) {
            drop(d, dropped, s);
        }
    }
}

/* ---- head and tail ---- */

/* What stands in front of the title inside the container, when it is little running text. */
static void drop_before_heading(const struct dom_node *top, const struct dom_node *heading,
                                bool whole, unsigned char *dropped, const struct measure *m)
{
    if (!heading || heading == top || !dom_contains(top, heading)) {
        return;
    }
    int64_t before = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (const struct dom_node *n = heading; n != top; n = n->parent) {
            for (const struct dom_node *s = n->previous; s; s = s->previous) {
                int64_t says = m[s->index].value;
                says = whole ? (int64_t)m[s->index].text - m[s->index].linked : says;
                before += !dropped[s->index] && says > 0 ? says : 0;
                dropped[s->index] = (unsigned char)(dropped[s->index] | (pass == 1));
            }
        }
        int64_t all = m[top->index].value;
        all = whole ? m[top->index].text : all;
        if (before * 100 > all * HEAD_SHARE) {
            return;
        }
    }
}

/* "From:… | Date Add in:…" between title and text: labels, or a line that opens with a date. */
static bool is_info_line(struct str text)
{
    struct info info = {.views = -1};
    struct date date;
    size_t start, end;
    if (text.n > INFO_LINE) {
        return false;
    }
    info_line_read(text, &info);
    return info.source.n > 0 || info.editor.n > 0 || info.date.n > 0 || info.views >= 0 ||
           info.author.n > 0 ||
           (date_find(text, 0, &date, &start, &end) && start < 12 && text.n - end < 40);
}

/* Everything behind a line that says the article is over, when it is not most of the text. */
static void drop_rest(const struct dom_node *top, const struct dom_node *last,
                      unsigned char *dropped, const struct measure *m)
{
    int64_t rest = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (const struct dom_node *n = last; n != top; n = n->parent) {
            for (const struct dom_node *s = n->next; s; s = s->next) {
                rest += m[s->index].value > 0 ? m[s->index].value : 0;
                dropped[s->index] = (unsigned char)(dropped[s->index] | (pass == 1));
            }
        }
        if (rest * 2 > m[top->index].value) {
            return;
        }
    }
}

/* What goes from one reading to the next by its links: lists of them, "Read also", others' stories.
 */
static bool is_aside(const struct dom *d, const struct dom_node *n, const struct measure *m,
                     const struct dom_node *top, bool whole)
{
    return whole ? is_menu(n, &m[n->index])
                 : is_list_of_links(n, &m[n->index]) || is_lone_link(n, &m[n->index]) ||
                       is_inner_article(n, m, top) || shape_is_settings(d, n, &m[n->index]);
}

uint32_t clean_body(const struct dom *d, const struct dom_node *top,
                    const struct body_options *options, bool whole, unsigned char *dropped,
                    struct measure *m)
{
    const struct dom_node *heading = options->heading;
    bool in_head = true;
    uint32_t passed = 0, decks = 0;
    struct buf line = BUF_INIT;
    if (!(whole && options->home)) { /* a front page opens with what it likes */
        drop_before_heading(top, heading, whole, dropped, m);
    }
    if (!whole) {
        cards_drop(d, top, top, options->url, dropped, m);
        decks = shape_drop_decks(d, top, dropped, m);
        shape_drop_comments(d, top, dropped, m);
        tail_drop(d, top, options, dropped, m);
    }
    for (uint32_t i = top->index + 1; i < top->end; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (dropped[i]) {
            i = n->end - 1;
            continue;
        }
        if (n->tag == DOM_TEXT || !dom_is_block(n) || m[i].text == 0) {
            continue;
        }
        if (is_aside(d, n, m, top, whole)) {
            drop(d, dropped, n);
            i = n->end - 1;
            continue;
        }
        if (!whole) {
            cards_drop(d, top, n, options->url, dropped, m);
        }
        passed += m[i].own;
        if (in_head && heading && m[i].own > 0 && m[i].own == m[i].text &&
            n->index > heading->index) {
            buf_clear(&line);
            dom_add_text(d, &line, n, LINE_MAX);
            if (is_info_line(buf_str(&line))) {
                drop(d, dropped, n);
                i = n->end - 1;
                continue;
            }
            in_head = m[i].value <= 0;
        }
        if (m[i].text > LINE_MAX) {
            continue;
        }
        buf_clear(&line);
        dom_add_text(d, &line, n, LINE_MAX);
        struct str text = buf_str(&line);
        enum phrase phrase = boilerplate_find(text);
        bool opens = passed <= m[i].own + FRONT && m[i].text * 2 < m[top->index].text;
        if (n->tag == GUMBO_TAG_H1 ||
            ((is_heading(n) || opens) && same_words(text, options->title))) {
            drop(d, dropped, n);
        } else if ((opens && trail_is(d, n, text)) || phrase == PHRASE_LINE ||
                   (phrase == PHRASE_LONG && measure_link_share(&m[i]) > 30)) {
            drop(d, dropped, n);
        } else if (m[i].own > 0 && (uint64_t)passed * 100 > (uint64_t)m[top->index].text * TAIL &&
                   boilerplate_is_call(text)) {
            drop(d, dropped, n);
        } else if (phrase == PHRASE_END) {
            drop(d, dropped, n);
            drop_rest(top, n, dropped, m);
        } else if (phrase == PHRASE_SECTION) {
            drop_section(d, top, n, dropped, m);
        }
        if (dropped[i]) {
            i = n->end - 1;
        }
    }
    buf_fini(&line);
    return decks;
}
