/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/item.h"

#include "page/evidence/hints.h"
#include "page/evidence/measure.h"
#include "page/list/item-date.h"
#include "text/markup/markup.h"
#include "text/utf8.h"

enum {
    SHORT_TEXT = 100, /* bytes; longer text is prose, not a date */
    MAX_TITLE = 600,
};

static bool is_title(const struct dom_node *n)
{
    return dom_is_heading(n) || hint_is_named(n, "title|headline|tit|biaoti|bt");
}

/* ---- the link ---- */

/* Link to the author, the category, the archive of the day, … */
static bool is_about_article(const struct anchor *l)
{
    struct list_date date;
    if (list_date_is(l->text, 0, &date))
        return true;
    static const char words[] = "author|byline|category|tag|tags|comments|avatar|cat|user";
    struct str rel = dom_attr(l->node, "rel");
    if (dom_has_word(rel, STR("tag")) || dom_has_word(rel, STR("author")) ||
        dom_has_word(rel, STR("category")))
        return true;
    const struct dom_node *up = l->node->parent;
    return hint_is_named(l->node, words) || (up && hint_is_named(up, words) && !is_title(up));
}

static bool in_heading(const struct dom_node *n, uint32_t first)
{
    for (; n && n->index >= first; n = n->parent)
        if (dom_is_heading(n))
            return true;
    return false;
}

/* Text of the first heading, often one for screen readers; p is NULL for none. */
static struct str first_heading(const struct list_page *p, uint32_t first, uint32_t end)
{
    const struct dom_node *heading = dom_find_heading(&p->d->nodes[first], &p->d->nodes[end]);
    return heading ? dom_text(p->d, heading, MAX_TITLE) : (struct str){NULL, 0};
}

static int rate_link(const struct anchor *l, uint32_t first, struct str heading)
{
    int rate = (int)l->article / 2 + (l->weight < 90 ? (int)l->weight : 90);
    rate += in_heading(l->node, first) || (heading.n > 0 && str_eq(l->text, heading)) ? 60 : 0;
    rate += is_title(l->node) || (is_title(l->node->parent) && !l->node->previous) ? 30 : 0;
    rate -= l->kind == LABEL_OTHER ? 0 : 50;
    return is_about_article(l) ? rate - 100 : rate;
}

bool list_item_has_heading(const struct anchor *l)
{
    return dom_find_heading(l->node, dom_after(l->node)) ||
           (l->node->parent && dom_is_heading(l->node->parent));
}

/* First link to the target of `best` with a title's length: a longer one below is the summary. */
static const struct anchor *above_summary(const struct list_page *p, uint32_t first,
                                          const struct anchor *best)
{
    enum { TITLE = 12 };
    if (in_heading(best->node, first) || is_title(best->node))
        return best;
    for (const struct anchor *l = &p->links.v[p->links.before[first]]; l < best; l++)
        if (l->key == best->key && l->weight >= TITLE && !is_about_article(l))
            return l;
    return best;
}

static const struct anchor *choose_link(const struct list_page *p, uint32_t first, uint32_t end)
{
    const struct anchor *best = NULL;
    int best_rate = 0;
    struct str heading = first_heading(p, first, end);
    for (uint32_t i = p->links.before[first]; i < p->links.before[end]; i++) {
        int rate = rate_link(&p->links.v[i], first, heading);
        if (!best || rate > best_rate) {
            best = &p->links.v[i];
            best_rate = rate;
        }
    }
    return best ? above_summary(p, first, best) : NULL;
}

static bool is_crowded(const struct list_page *p, uint32_t first, uint32_t end,
                       const struct anchor *chosen)
{
    enum { TITLE = 12 };
    for (uint32_t i = p->links.before[first]; i < p->links.before[end]; i++) {
        const struct anchor *l = &p->links.v[i];
        if (l->key != chosen->key && l->article >= 40 && l->weight >= TITLE &&
            l->weight * 2 >= chosen->weight && !is_about_article(l))
            return true;
    }
    return false;
}

/* ---- the title ---- */

static bool is_date_text(const struct list_page *p, const struct dom_node *n)
{
    struct list_date date;
    return list_date_is(dom_text(p->d, n, SHORT_TEXT), p->default_offset, &date);
}

static const struct dom_node *find_title(const struct list_page *p, uint32_t first, uint32_t end)
{
    const struct dom_node *named = NULL;
    for (const struct dom_node *n = &p->d->nodes[first]; n < &p->d->nodes[end]; n++) {
        if (n->tag == DOM_TEXT || !is_title(n) || is_date_text(p, n))
            continue;
        if (dom_is_heading(n))
            return n;
        named = named ? named : n;
    }
    return named;
}

/* Title element of an entry whose link is a label. */
static const struct dom_node *title_beside(const struct list_page *p, const struct list_item *item)
{
    const struct dom_node *a = item->link->node;
    const struct dom_node *title = find_title(p, item->first, a->index);
    return title ? title : find_title(p, a->end, item->end);
}

static bool is_sentence(struct str s)
{
    return str_any(str_ends, s, ".|!|?|…|。|！");
}

/* Title element of a link around a whole card: the named one, the first line, or the second where
 * the first is a label; the link itself when it has none. */
static const struct dom_node *title_within(const struct list_page *p, const struct dom_node *a,
                                           bool labelled)
{
    enum { TITLE = 8 };
    const struct dom_node *title = find_title(p, a->index + 1, a->end), *label = NULL;
    for (const struct dom_node *n = a + 1; n < dom_after(a) && !title; n++) {
        struct list_date date;
        if (n->tag == DOM_TEXT || !dom_is_block(n) || !n->first || n->first->tag != DOM_TEXT)
            continue;
        struct str text = dom_text(p->d, n, MAX_TITLE);
        if (text_weight(text, NULL) < TITLE || list_date_is(text, p->default_offset, &date))
            continue;
        if (labelled && !label)
            label = n;
        else
            title = label && is_sentence(text) ? label : n;
    }
    return title ? title : label ? label : a;
}

/* The only child apart from white space; NULL for text and for several. */
static const struct dom_node *only_child(const struct dom_node *n)
{
    const struct dom_node *only = NULL;
    for (const struct dom_node *c = n->first; c; c = c->next) {
        if (c->tag == DOM_TEXT && str_trim(c->text).n == 0)
            continue;
        if (only || c->tag == DOM_TEXT)
            return NULL;
        only = c;
    }
    return only;
}

/* True for "10:05", "10h05". */
static bool is_clock(struct str s)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++)
        digits += ascii_digit(s.p[i]);
    return s.n >= 4 && s.n <= 5 && digits == s.n - 1 && ascii_digit(s.p[0]) &&
           (s.p[s.n - 3] == ':' || s.p[s.n - 3] == 'h');
}

/* Without the sign between a kicker and its title: "Traffic: …", "Opinion | …". */
static struct str skip_separator(struct str s)
{
    static const struct str signs[] = {STR(":"), STR("|"), STR("–"), STR("—"), STR("·"), STR("/")};
    for (size_t i = 0; i < ARRAY_SIZE(signs); i++)
        if (str_starts(s, signs[i]))
            return str_trim(str_slice(s, signs[i].n, s.n));
    return s;
}

/* Text of the title without child elements that are kickers, for screen readers, or only a time or
 * date, which is stored in *date. */
static struct str read_title(const struct list_page *p, const struct dom_node *n,
                             struct list_date *date)
{
    struct list_date found;
    bool less = false;
    AUTO(buf) b = BUF_INIT, part = BUF_INIT;
    buf_init(&b, MAX_TITLE + 200);
    for (const struct dom_node *c = only_child(n); c && c->first; c = only_child(n))
        n = c;
    for (const struct dom_node *c = n->first; c; c = c->next) {
        buf_clear(&part);
        dom_add_text(&part, c, MAX_TITLE);
        if (c->tag != DOM_TEXT && part.n > 0 &&
            list_date_is(buf_str(&part), p->default_offset, &found)) {
            *date = found;
            less = true;
            continue;
        }
        bool clock = c->tag != DOM_TEXT && is_clock(buf_str(&part));
        bool kicker = hint_is_kicker(c) && b.n == 0 && c->next;
        if (hint_is_for_readers(c) || clock || kicker) {
            less = true;
            continue;
        }
        if (b.n > 0 && part.n > 0)
            buf_add_char(&b, ' ');
        buf_add(&b, buf_str(&part));
    }
    struct str title = less ? arena_str(&p->d->arena, skip_separator(buf_str(&b))) : STR("");
    return title.n > 0 ? title : dom_text(p->d, n, MAX_TITLE);
}

/* Strips a trailing "(2026-11-20)" or "[11-20]", storing it in *date. */
static struct str strip_date(struct str title, int offset, struct list_date *date)
{
    enum { MAX_BYTES = 30 };
    static const struct {
        struct str open, close;
    } brackets[] = {{STR("("), STR(")")},
                    {STR("["), STR("]")},
                    {STR("（"), STR("）")},
                    {STR("【"), STR("】")},
                    {STR("〔"), STR("〕")}};
    for (size_t i = 0; i < ARRAY_SIZE(brackets); i++) {
        if (!str_ends(title, brackets[i].close))
            continue;
        size_t close = title.n - brackets[i].close.n;
        size_t at = close > MAX_BYTES ? close - MAX_BYTES : 0, open = SIZE_MAX;
        while ((at = str_find(title, brackets[i].open, at)) < close)
            open = at++;
        struct list_date found;
        if (open != SIZE_MAX &&
            list_date_is(str_slice(title, open + brackets[i].open.n, close), offset, &found)) {
            *date = found;
            return str_trim(str_slice(title, 0, open));
        }
    }
    return title;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0 || c == 0x3000;
}

/* End of the prefix of `whole` that equals `stem`, white space aside; SIZE_MAX for none. */
static size_t prefix_end(struct str whole, struct str stem)
{
    size_t w = 0, s = 0;
    while (s < stem.n) {
        uint32_t want = utf8_next(stem, &s), got;
        if (is_space(want))
            continue;
        do {
            got = w < whole.n ? utf8_next(whole, &w) : 0;
        } while (got != 0 && is_space(got));
        if (got != want)
            return SIZE_MAX;
    }
    return w;
}

/* Additions of attributes to an uncut title: "(in a new window)", " - The site". */
static bool is_remark(struct str rest)
{
    rest = str_trim(rest);
    return str_starts(rest, STR("|")) || str_any(str_starts, rest, "(|[|-|–|—|（|【|_");
}

/* Title attribute or image text that completes a truncated title; else the title itself. */
static struct str full_title(const struct list_page *p, struct str shown,
                             const struct dom_node *top, uint32_t end)
{
    struct str stem = label_without_cut(shown);
    for (const struct dom_node *n = top; n < &p->d->nodes[end]; n++) {
        struct str title = dom_attr(n, n->tag == GUMBO_TAG_IMG ? "alt" : "title");
        struct list_date date;
        AUTO(buf) b = BUF_INIT;
        buf_init(&b, MAX_TITLE);
        markup_add_text(&b, title, false);
        struct str whole = strip_date(str_trim(buf_str(&b)), p->default_offset, &date);
        size_t at = prefix_end(whole, stem);
        bool cut = stem.n < shown.n, longer = at < whole.n;
        if (at != SIZE_MAX && whole.n > 0 &&
            (cut || (longer && !is_remark(str_slice(whole, at, whole.n))))) {
            whole.p = arena_strndup(&p->d->arena, whole.p, whole.n);
            return whole;
        }
    }
    return shown;
}

static void read_item_title(const struct list_page *p, const struct list_hints *hints,
                            struct list_item *out)
{
    struct str title = out->link->text;
    bool labelled = hints && hints->labelled;
    const struct dom_node *beside = labelled ? title_beside(p, out) : NULL;
    if ((hints && hints->title) || beside)
        out->title_node = beside ? beside : hints->title;
    else if (out->link->kind == LABEL_OTHER)
        out->title_node = title_within(p, out->link->node, labelled);
    else
        out->title_node = find_title(p, out->first, out->end);
    if (out->title_node)
        title = read_title(p, out->title_node, &out->date);
    else if (out->link->kind == LABEL_MORE)
        title = STR("");
    if (!out->date.written)
        title = strip_date(title, p->default_offset, &out->date);
    out->cut = label_is_cut(title) ? text_weight(title, NULL) : 0;
    title = full_title(p, title, out->link->node, out->link->node->end);
    if (label_is_cut(title))
        title = full_title(p, title, &p->d->nodes[out->first], out->end);
    out->title = label_skip_bullets(title);
    out->weight = text_weight(out->title, NULL);
}

bool list_item_read(const struct list_page *p, uint32_t first, uint32_t end,
                    const struct list_hints *hints, struct list_item *out)
{
    *out = (struct list_item){.first = first, .end = end};
    out->link = choose_link(p, first, end);
    if (!out->link)
        return false;
    read_item_title(p, hints, out);
    if (out->weight == 0)
        return false;
    list_item_read_date(p, hints, out);
    out->crowded = is_crowded(p, first, end, out->link);
    return true;
}
