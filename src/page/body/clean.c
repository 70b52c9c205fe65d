/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/clean.h"

#include "base/buf.h"
#include "page/body/boilerplate-phrases.h"
#include "page/body/break-lines.h"
#include "page/body/cards.h"
#include "page/body/see-also.h"
#include "page/body/shape.h"
#include "page/body/tail.h"
#include "page/body/trail.h"
#include "page/facts/facts.h"
#include "page/facts/info-line.h"
#include "page/facts/person.h"
#include "text/date/date.h"

enum { MENU_ENTRIES = 3, MENU_LABEL = 20 };
enum {
    HEAD_SHARE = 25,       /* percent of the prose above a first-rank heading with the title */
    LESSER_HEAD_SHARE = 2, /* the same for other ranks, which may head a section */
};
enum { INFO_LINE = 250, MAX_LINE = 400, TAIL = 60, FRONT = 60 };
enum { MAX_LINKED = 30 /* percent */, MIN_CELL = 120 /* weight of a block read by lines */ };
enum { SECTION_SHARE = 8 };
enum { MAX_TITLE = 200 /* weight */, MAX_TITLES = 2 /* h1 that name the page */ };
enum { MAX_MENU = 75 /* percent of a page's text */ };

/* Nested article that opens with a link: another story. */
static bool is_inner_article(const struct dom_node *n, const struct measure *m,
                             const struct dom_node *top)
{
    if (n->tag != GUMBO_TAG_ARTICLE || m[n->index].text * 4 > m[top->index].text)
        return false;
    uint32_t i = n->index;
    while (i < n->end && m[i].own == 0)
        i++;
    return dom_closest(n->parent, GUMBO_TAG_ARTICLE) && i < n->end &&
           m[i].own_linked * 10 > m[i].own * 9;
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

/* Links with short labels and without pictures: an unnamed menu. */
static bool is_menu(const struct dom_node *n, const struct measure *m)
{
    bool list = n->tag == GUMBO_TAG_UL || n->tag == GUMBO_TAG_OL || n->tag == GUMBO_TAG_DIV;
    return list && m->blocks >= MENU_ENTRIES && measure_link_share(m) > 90 &&
           m->linked < m->blocks * MENU_LABEL && m->images * MENU_ENTRIES < m->blocks &&
           !dom_closest(n, GUMBO_TAG_A); /* a card is in a link around blocks */
}

/* True for a part of a figure, or a frame around one. */
static bool is_of_figure(const struct dom_node *n)
{
    return dom_closest(n, GUMBO_TAG_FIGURE) || dom_find_tag(n, GUMBO_TAG_FIGURE);
}

/* Drops a picture's credit, not the picture. */
static void drop_words(const struct dom_node *n, unsigned char *dropped)
{
    for (const struct dom_node *c = n; c < dom_after(n); c++)
        dropped[c->index] |= c->tag == DOM_TEXT;
}

/* Paragraph of prose, not the summary of a card. */
static bool is_paragraph(const struct dom_node *n, const struct measure *m)
{
    return n->tag == GUMBO_TAG_P && m->value >= FRONT && measure_link_share(m) <= MAX_LINKED;
}

/* Drops a heading and its following siblings, unless these have much prose; up to the next
 * paragraph where the article goes on after it. */
static void drop_section(const struct dom *d, const struct dom_node *top, const struct dom_node *n,
                         bool late, unsigned char *dropped, const struct measure *m)
{
    const struct dom_node *heading = n;
    while (heading->parent != top && !heading->next && !heading->previous)
        heading = heading->parent;
    dropped[heading->index] = 1;
    int64_t all = m[top->index].value, section = 0;
    const struct dom_node *end = heading->next;
    for (; end && section * 100 <= all * SECTION_SHARE; end = end->next) {
        const struct measure *em = &m[end->index];
        if (dom_is_heading(end) || (em->value > 0 && (int64_t)em->value * 100 > all * 4) ||
            (!late && is_paragraph(end, em)))
            break;
        section += em->value > 0 ? em->value : 0;
    }
    for (const struct dom_node *s = heading->next; s != end; s = s->next)
        if (section * 100 <= all * SECTION_SHARE)
            dropped[s->index] = 1;
}

/* ---- head and tail ---- */

/* Drops the part of the container before the title if it has little prose; the heading of a section
 * that resembles the title has an introduction above. */
static void drop_before_heading(const struct dom_node *top, const struct dom_node *heading,
                                bool whole, unsigned char *dropped, const struct measure *m)
{
    if (!heading || heading == top || !dom_contains(top, heading))
        return;
    bool lesser = dom_is_heading(heading) && heading->tag != GUMBO_TAG_H1;
    int share = lesser ? LESSER_HEAD_SHARE : HEAD_SHARE;
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
        if (before * 100 > all * share)
            return;
    }
}

/* "From:… | Date Add in:…" between title and text: labels, or a leading date. */
static bool is_info_line(struct str text)
{
    struct info info = {.views = -1};
    struct date date;
    size_t start, end;
    if (text.n > INFO_LINE)
        return false;
    info_line_read(text, &info);
    return info.source.n > 0 || info.editor.n > 0 || info.date.n > 0 || info.changed.n > 0 ||
           info.views >= 0 || info.author.n > 0 ||
           (date_find(text, 0, &date, &start, &end) && start < 12 && text.n - end < 40);
}

/* Drops everything after a PHRASE_END, unless it is most of the text. */
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
        if (rest * 2 > m[top->index].value)
            return;
    }
}

/* Links to other articles: lists of links, "Read also", nested stories. */
static bool is_aside(const struct dom_node *n, const struct measure *m, const struct dom_node *top,
                     struct str page, bool whole)
{
    return whole ? is_menu(n, &m[n->index]) &&
                       (uint64_t)m[n->index].text * 100 <= (uint64_t)m[top->index].text * MAX_MENU
                 : is_list_of_links(n, &m[n->index]) ||
                       see_also_is(n, &m[n->index], page, m[top->index].text) ||
                       is_inner_article(n, m, top) || shape_is_settings(n, &m[n->index]);
}

struct cleaner {
    const struct dom *d;
    const struct dom_node *top;
    const struct body_options *options;
    bool whole;
    unsigned char *dropped;
    struct measure *m;
    bool in_head;    /* before the first prose */
    bool sections;   /* h1 are headings of sections */
    bool titled;     /* after a line with the title, which has no element of its own */
    uint32_t passed; /* weight of the text up to and including this block */
    struct buf line;
};

static struct str read_line(struct cleaner *c, const struct dom_node *n)
{
    buf_clear(&c->line);
    dom_add_text(&c->line, n, MAX_LINE);
    return buf_str(&c->line);
}

/* True for a line of metadata between title and text; a dated heading is that of a version. */
static bool is_info(struct cleaner *c, const struct dom_node *block, struct str text, bool running)
{
    const struct dom_node *heading = c->options->heading;
    const struct measure *m = &c->m[block->index];
    bool below = c->titled || (heading && m->own == m->text && block->index > heading->index);
    if (!c->in_head || !below || dom_is_heading(block))
        return false;
    bool info = is_info_line(text) || (!c->whole && info_line_is_reading_time(text)) ||
                (c->titled && person_is_labelled(text));
    c->in_head = info || !running;
    return info;
}

/* True after most of the text, where closing lines are plausible. */
static bool is_late(const struct cleaner *c, uint32_t passed)
{
    return (uint64_t)passed * 100 > (uint64_t)c->m[c->top->index].text * TAIL;
}

/* An h1 as long as a paragraph is text. */
static bool is_title(const struct cleaner *c, const struct dom_node *n)
{
    return n->tag == GUMBO_TAG_H1 && c->m[n->index].own < MAX_TITLE &&
           (n == c->options->heading || !c->sections);
}

/* Closing line after most of the text, or a call with its link above it. */
static bool is_closing(const struct cleaner *c, const struct measure *m, bool opens,
                       struct str text)
{
    return m->own > 0 && (is_late(c, c->passed) || (opens && m->linked > 0)) &&
           boilerplate_is_closing(text);
}

/* Drops a block, and its section, by its text. */
static void filter_block(struct cleaner *c, const struct dom_node *n)
{
    const struct measure *m = &c->m[n->index];
    if (m->text > MAX_LINE && !c->in_head)
        return;
    struct str text = read_line(c, n);
    if (m->own > 0 && is_info(c, n, text, m->value > 0)) {
        c->dropped[n->index] = 1;
        return;
    }
    if (m->text > MAX_LINE)
        return;
    bool framed = m->images > 0 && is_of_figure(n);
    enum phrase phrase = framed && m->own == 0 ? PHRASE_NONE : boilerplate_find(text);
    bool opens = c->passed <= m->own + FRONT && m->text * 2 < c->m[c->top->index].text;
    bool title =
        is_title(c, n) || ((dom_is_heading(n) || opens) && same_words(text, c->options->title));
    if (title || (opens && trail_is(n, text)) || phrase == PHRASE_LINE ||
        (phrase == PHRASE_LONG && measure_link_share(m) > MAX_LINKED) ||
        is_closing(c, m, opens, text)) {
        if (framed)
            drop_words(n, c->dropped);
        else
            c->dropped[n->index] = 1;
    } else if (phrase == PHRASE_END) {
        c->dropped[n->index] = 1;
        drop_rest(c->top, n, c->dropped, c->m);
    } else if (phrase == PHRASE_SECTION) {
        drop_section(c->d, c->top, n, is_late(c, c->passed), c->dropped, c->m);
    }
}

/* Line of a hand-wrapped sentence. */
static bool is_continued(struct str line)
{
    return line.n > 0 && line.p[0] >= 'a' && line.p[0] <= 'z';
}

/* The same for a line of a block; `late` after most of the text. */
static bool is_line_to_drop(struct cleaner *c, const struct dom_node *block, struct str text,
                            uint32_t linked, uint32_t weight, bool late)
{
    if (is_info(c, block, text, weight >= FRONT))
        return true;
    if (c->in_head && !c->titled && same_words(text, c->options->title))
        return c->titled = true;
    if (text.n >= MAX_LINE || (linked < weight && is_continued(text)))
        return false;
    enum phrase phrase = boilerplate_find(text);
    bool links = linked * 100 > weight * MAX_LINKED;
    return phrase == PHRASE_LINE || phrase == PHRASE_END ||
           (links && (phrase == PHRASE_LONG || phrase == PHRASE_SECTION)) ||
           (late && boilerplate_is_closing(text));
}

/* Drops lines of a block by their text, or the whole block if these are most of it. The place in
 * the article of lines beside other blocks is not known. */
static void filter_lines(struct cleaner *c, const struct dom_node *n)
{
    const struct measure *m = &c->m[n->index];
    bool cell = m->own == m->text && n != c->top;
    uint32_t passed = cell ? c->passed - m->own : 0, gone = 0;
    struct break_line line;
    for (const struct dom_node *at = n->first; break_lines_next(at, &line); at = line.end) {
        buf_clear(&c->line);
        uint32_t linked = break_line_text(&line, &c->line, MAX_LINE);
        struct str text = str_trim(buf_str(&c->line));
        uint32_t weight = text_weight(text, NULL);
        passed += weight;
        if (is_line_to_drop(c, n, text, linked, weight, is_late(c, passed))) {
            break_line_drop(&line, c->dropped);
            gone += weight;
        }
    }
    if (cell && gone * 2 > m->own)
        c->dropped[n->index] = 1;
}

static void clean_block(struct cleaner *c, const struct dom_node *n)
{
    const struct measure *m = &c->m[n->index];
    if (is_aside(n, c->m, c->top, c->options->url, c->whole)) {
        c->dropped[n->index] = 1;
        return;
    }
    if (!c->whole)
        cards_drop(c->top, n, c->options->url, c->dropped, c->m);
    c->passed += m->own;
    bool lines = m->own > 0 && !dom_is_heading(n) && (m->own < m->text || break_lines_many(n));
    if (!lines || m->value <= 0 || m->own < MIN_CELL)
        filter_block(c, n);
    if (lines && !c->dropped[n->index])
        filter_lines(c, n);
}

/* True for h1 in use as headings of sections. */
static bool has_sections(const struct dom *d, const struct dom_node *top,
                         const unsigned char *dropped, const struct measure *m)
{
    unsigned headings = 0;
    for (uint32_t i = top->index + 1; i < top->end; i++) {
        headings += d->nodes[i].tag == GUMBO_TAG_H1 && !dropped[i] && m[i].text > 0;
        i = dropped[i] ? d->nodes[i].end - 1 : i;
    }
    return headings > MAX_TITLES;
}

uint32_t clean_body(const struct dom *d, const struct dom_node *top,
                    const struct body_options *options, bool whole, unsigned char *dropped,
                    struct measure *m)
{
    uint32_t decks = 0;
    if (!(whole && options->home)) /* front pages show content above it */
        drop_before_heading(top, options->heading, whole, dropped, m);
    if (!whole) {
        cards_drop(top, top, options->url, dropped, m);
        decks = shape_drop_decks(top, dropped, m);
        shape_drop_comments(top, dropped, m);
    }
    tail_drop_forms(top, dropped, m);
    if (!whole)
        tail_drop(d, top, options, dropped, m);
    struct cleaner c = {d,       top, options, whole,
                        dropped, m,   true,    whole && has_sections(d, top, dropped, m),
                        false,   0,   BUF_INIT};
    if (m[top->index].own > 0)
        filter_lines(&c, top);
    for (const struct dom_node *n = top + 1; n < dom_after(top); n++) {
        if (!dropped[n->index] && n->tag != DOM_TEXT && dom_is_block(n) && m[n->index].text > 0)
            clean_block(&c, n);
        n = dropped[n->index] ? dom_after(n) - 1 : n;
    }
    buf_fini(&c.line);
    if (!whole)
        tail_drop_headings(d, top, dropped, m);
    return decks;
}
