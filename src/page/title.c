/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The title: what the page claims, held against the headings it shows. */
#include "page/facts.h"
#include "page/hints.h"
#include "page/info-line.h"
#include "page/marks.h"
#include "page/measure.h"
#include "page/title-parts.h"
#include "text/url.h"

enum { TITLE_BYTES = 600, LEAST_PART = 35, HEADING_WEIGHT = 12, HEADING_NODES = 64 };

static bool is_part(struct str whole, struct str part)
{
    return part.n > 0 && part.n <= whole.n && str_find_nocase(whole, part, 0) != SIZE_MAX;
}

static bool is_heading(const struct dom_node *n, int most)
{
    return n->tag >= GUMBO_TAG_H1 && n->tag < GUMBO_TAG_H1 + (GumboTag)most;
}

enum { SITE_WORDS = 3, TITLE_WORDS = 3 };

/* How well a heading fits a claimed title: the same 5, its first part 4, another part 3, most of it
 * 2, a longer form of it 1. */
static int fit_of(struct str claimed, struct str heading)
{
    if (same_words(claimed, heading)) {
        return 5;
    }
    struct title_part parts[MAX_TITLE_PARTS];
    size_t n = title_split(claimed, parts);
    for (size_t i = 0; i < n; i++) {
        if (same_words(parts[i].text, heading)) {
            return i == 0 && title_count_words(heading) > 1 ? 4 : 3;
        }
    }
    if (is_part(claimed, heading) && heading.n * 100 >= claimed.n * LEAST_PART) {
        return 2;
    }
    return is_part(heading, claimed) && claimed.n * 2 > heading.n ? 1 : 0;
}

/* "dachzeile", "article-heading__kicker": a line of its own above the headline, by its class. */
static bool is_kicker(const struct dom_node *n)
{
    static const struct str words[] = {STR("kicker"),   STR("dachzeile"),  STR("topline"),
                                       STR("overline"), STR("roofline"),   STR("eyebrow"),
                                       STR("label"),    STR("volanta"),    STR("occhiello"),
                                       STR("surtitre"), STR("spitzmarke"), STR("pretitle")};
    struct str rest = n->classes, word;
    while (n->tag != DOM_TEXT && str_split(&rest, ' ', &word)) {
        for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
            size_t at = word.n >= words[i].n ? word.n - words[i].n : word.n;
            bool whole = at == 0 || (at < word.n && !ascii_alpha(word.p[at - 1]));
            if (whole && str_eq_nocase(str_slice(word, at, word.n), words[i])) {
                return true;
            }
        }
    }
    return n->tag == GUMBO_TAG_SMALL;
}

/* A heading's text without the kicker, date or name that it holds in an element of its own. */
static struct str heading_text(struct dom *d, const struct dom_node *heading)
{
    if (heading->end - heading->index > HEADING_NODES) {
        return dom_text(d, heading, TITLE_BYTES);
    }
    struct buf b = BUF_INIT;
    for (uint32_t i = heading->index + 1; i < heading->end; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag != DOM_TEXT && (is_kicker(n) || (hints_of(n) & (HINT_META | HINT_LEAD)))) {
            i = n->end - 1;
        } else if (n->tag == DOM_TEXT && text_weight(n->text, NULL) > 1 &&
                   (n->parent == heading || b.n == 0)) {
            dom_add_text(d, &b, n, TITLE_BYTES);
            buf_add_char(&b, ' ');
        }
    }
    struct str rest = str_trim(buf_str(&b));
    struct str all = dom_text(d, heading, TITLE_BYTES);
    struct str front = str_trim(str_slice(all, 0, rest.n < all.n ? all.n - rest.n : 0));
    bool kicker = front.n > 0 && !str_ends(front, STR(":")) &&
                  text_weight(rest, NULL) >= HEADING_WEIGHT && str_ends(all, rest);
    struct str title =
        kicker ? (struct str){arena_strndup(&d->arena, rest.p, rest.n), rest.n} : all;
    buf_fini(&b);
    return title;
}

/* A heading that ends with the whole title: a kicker, a date or a name stands in front of it. */
static bool has_kicker(struct str heading, struct str title)
{
    size_t front = heading.n > title.n ? heading.n - title.n : 0;
    return front > 0 && title_count_words(title) >= TITLE_WORDS &&
           str_eq_nocase(str_slice(heading, front, heading.n), title);
}

/* A title that ends where the heading goes on with a quotation mark: it was cut there. */
static bool is_cut_at_quote(struct str heading, struct str title)
{
    struct str rest = str_trim(str_slice(heading, title.n, heading.n));
    return str_starts_nocase(heading, title) &&
           (str_starts(rest, STR("\"")) || str_starts(rest, STR("“")) ||
            str_starts(rest, STR("'")));
}

/* The heading that shows the claimed title, the best fit and of these the longest. A heading that
 * says more than the title is noted, but the title stays as claimed. */
static struct str heading_for(struct dom *d, const struct facts *f, struct str claimed,
                              const struct dom_node **node)
{
    struct str best = {"", 0};
    int best_fit = 0;
    for (uint32_t i = d->body->index; i < d->n; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag == DOM_TEXT || !is_heading(n, 3)) {
            continue;
        }
        struct str text = heading_text(d, n);
        bool usable = text_weight(text, NULL) > 4 && !facts_names_site(f, text);
        int fit = usable ? fit_of(claimed, text) : 0;
        if (fit > best_fit || (fit == best_fit && fit == 2 && text.n > best.n)) {
            best = text;
            best_fit = fit;
            *node = n;
        }
    }
    return best_fit == 1 && !is_cut_at_quote(best, claimed) ? claimed : best;
}

/* The first heading of that rank that is not the site's own. */
static struct str first_heading(struct dom *d, const struct facts *f, GumboTag tag,
                                const struct dom_node **node)
{
    for (uint32_t i = d->body->index; i < d->n; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag == tag && !dom_is_hidden(n)) {
            struct str text = heading_text(d, n);
            if (text_weight(text, NULL) > 4 && !facts_names_site(f, text)) {
                *node = n;
                return text;
            }
        }
    }
    return (struct str){"", 0};
}

/* Words that two titles share, counted at most MAX_TITLE_PARTS. */
static size_t shared_words(struct str a, struct str b)
{
    size_t n = 0;
    struct str rest = a, word;
    while (n < MAX_TITLE_PARTS && str_split(&rest, ' ', &word)) {
        n += word.n > 3 && str_find_nocase(b, word, 0) != SIZE_MAX;
    }
    return n;
}

/* The one first-rank heading that a page shows, or of several the one that shares most words with
 * what is claimed: searchers and readers are given different titles, and readers see this one. */
static struct str shown_heading(struct dom *d, const struct facts *f, struct str claimed,
                                const struct dom_node **node)
{
    struct str best = {"", 0};
    size_t headings = 0, most = 0;
    for (uint32_t i = d->body->index; i < d->n; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag != DOM_TEXT && (dom_is_silent(n) || dom_is_hidden(n))) {
            i = n->end - 1;
            continue;
        }
        struct str text = n->tag == GUMBO_TAG_H1 ? heading_text(d, n) : best;
        if (n->tag != GUMBO_TAG_H1 || same_words(text, best) || facts_names_site(f, text) ||
            text_weight(text, NULL) < HEADING_WEIGHT) {
            continue;
        }
        size_t shared = shared_words(text, claimed);
        if (headings++ == 0 || shared > most) {
            best = text;
            most = shared;
            *node = n;
        }
    }
    return headings == 1 || most >= 2 ? best : (struct str){"", 0};
}

/* "Title | Section | Site" without what names the site. Where nothing tells which part that is, a
 * part behind a bar is, and a short one behind the last dash. */
static struct str without_site(const struct facts *f, struct str s)
{
    struct title_part parts[MAX_TITLE_PARTS];
    struct str site = f->site_name;
    if (site.n > 0 && s.n > site.n + 3 && str_eq_nocase(str_slice(s, s.n - site.n, s.n), site)) {
        struct str front = str_slice(s, 0, s.n - site.n);
        size_t n = title_split(front, parts);
        if (n > 1 && parts[n - 1].text.n == 0) {
            return str_trim(str_slice(front, 0, parts[n - 2].end));
        }
    }
    size_t from = 0, to = title_split(s, parts);
    size_t all = to;
    while (to - from > 1 && facts_names_site(f, parts[to - 1].text)) {
        to--;
    }
    while (to - from > 1 && facts_names_site(f, parts[from].text)) {
        from++;
    }
    bool known = to - from < all;
    size_t longest = from;
    for (size_t i = from; i < to; i++) {
        if (i > from && parts[i].strength == TITLE_BAR) {
            bool told = title_count_words(parts[longest].text) >= TITLE_WORDS;
            longest = !told && parts[i].text.n > parts[longest].text.n ? i : longest;
        }
    }
    if (longest > from || !known) {
        size_t end = longest + 1;
        while (end < to && parts[end].strength != TITLE_BAR) {
            end++;
        }
        bool dashed = end - longest > 1 && !known && parts[end - 1].strength == TITLE_DASH;
        end -= dashed && title_count_words(parts[end - 1].text) <= SITE_WORDS &&
               parts[end - 1].text.n * 2 < parts[end - 1].start - parts[longest].start;
        from = longest;
        to = end;
    } else {
        for (size_t i = from + 1; i < to; i++) {
            to = parts[i].strength == TITLE_BAR ? i : to;
        }
    }
    struct str title = str_trim(str_slice(s, parts[from].start, parts[to - 1].end));
    return title.n * 4 >= s.n || known ? title : s;
}

/* "标题-网站": one hyphen without spaces, the site's name behind it. */
static struct str without_tight_site(struct str s, struct str site)
{
    for (size_t i = s.n; i-- > 1;) {
        if (s.p[i] == '-') {
            struct str tail = str_trim(str_slice(s, i + 1, s.n));
            bool chinese = tail.n > 0 && (unsigned char)tail.p[0] >= 0xe3;
            if (same_words(tail, site) || (chinese && i > tail.n && tail.n <= 36)) {
                return str_trim(str_slice(s, 0, i));
            }
        }
    }
    return s;
}

/* The heading right over the line that says source and date, where the page's own title is only
 * the name of a section. */
static struct str heading_over_info(struct dom *d, const struct facts *f, struct str claimed,
                                    const struct dom_node **node)
{
    for (size_t i = 1; i < f->lines.n; i++) {
        struct info info = {.views = -1};
        info_line_read(f->lines.v[i].text, &info);
        const struct dom_node *over = f->lines.v[i - 1].block;
        if (info.date.n == 0 || info.source.n + info.author.n == 0 || !is_heading(over, 4)) {
            continue;
        }
        struct str text = dom_text(d, over, TITLE_BYTES);
        if (text_weight(text, NULL) > text_weight(claimed, NULL) * 2) {
            *node = over;
            return text;
        }
    }
    return (struct str){"", 0};
}

/* Without soft hyphens: they are marks for a browser's line breaks. */
static struct str without_soft_hyphens(struct dom *d, struct str s)
{
    static const struct str mark = STR("\u00ad");
    if (str_find(s, mark, 0) == SIZE_MAX) {
        return s;
    }
    struct buf b = BUF_INIT;
    for (size_t at = 0, next; at < s.n; at = next + mark.n) {
        next = str_find(s, mark, at);
        next = next == SIZE_MAX ? s.n : next;
        buf_add(&b, str_slice(s, at, next));
    }
    struct str copy = {arena_strndup(&d->arena, b.p, b.n), b.n};
    buf_fini(&b);
    return copy;
}

/* The text of a first-rank heading that is a link to the site's own front page: the site's name. */
static struct str linked_site_name(struct dom *d)
{
    for (uint32_t i = d->body->index; i < d->n; i++) {
        struct dom_node *n = &d->nodes[i];
        bool small = n->tag == GUMBO_TAG_H1 && n->end - n->index <= HEADING_NODES;
        struct dom_node *a = small ? dom_find_tag(d, n, n, GUMBO_TAG_A) : NULL;
        struct str href = a ? str_trim(dom_attr(a, "href")) : (struct str){"", 0};
        struct url_parts u;
        bool home = str_eq(href, STR("/")) ||
                    (url_split(href, &u) && u.host.n > 0 && u.path.n <= 1 && u.query.n == 0);
        if (home) {
            return dom_text(d, a, TITLE_BYTES);
        }
    }
    return (struct str){"", 0};
}

static void find_title(struct dom *d, struct facts *f)
{
    static const char *const official[] = {"articletitle", NULL};
    static const char *const names[] = {
        "og:title",      "twitter:title",  "dc.title", "dcterms.title",       "sailthru.title",
        "parsely-title", "citation_title", "headline", "weibo:article:title", NULL};
    f->title = meta_get(&f->meta, official);
    if (f->title.n > 0) {
        heading_for(d, f, f->title, &f->heading);
        return;
    }
    struct dom_node *title = dom_find_tag(d, d->nodes, d->nodes, GUMBO_TAG_TITLE);
    struct str shown = title ? dom_text(d, title, TITLE_BYTES) : (struct str){"", 0};
    struct str claimed = marks_property(d, STR("title"));
    if (claimed.n == 0 || !is_part(shown, claimed)) {
        claimed = meta_get(&f->meta, names);
    }
    if (claimed.n == 0 || same_words(claimed, f->site_name)) {
        claimed = str_from(f->meta.ld.headline);
    }
    if (claimed.n == 0 || same_words(claimed, f->site_name)) {
        claimed = shown;
        f->title = heading_over_info(d, f, claimed, &f->heading);
        if (f->title.n > 0) {
            return;
        }
    }
    struct str heading = heading_for(d, f, claimed, &f->heading);
    if (heading.n == 0 && shown.n > 0) {
        heading = heading_for(d, f, shown, &f->heading);
    }
    if (heading.n > 0) {
        f->title = heading;
        return;
    }
    struct str stripped = without_tight_site(without_site(f, claimed), f->site_name);
    f->title = shown_heading(d, f, claimed, &f->heading);
    if (f->title.n > 0) {
        f->title = has_kicker(f->title, stripped) ? stripped : f->title;
        return;
    }
    struct str first = first_heading(d, f, GUMBO_TAG_H1, &f->heading);
    if (first.n == 0) {
        first = first_heading(d, f, GUMBO_TAG_H2, &f->heading);
    }
    f->title = claimed.n == 0 || (first.n > 0 && facts_names_site(f, stripped)) ? first : stripped;
}

void facts_find_title(struct dom *d, struct facts *f)
{
    f->site_name = f->site_name.n > 0 ? f->site_name : linked_site_name(d);
    find_title(d, f);
    f->title = without_soft_hyphens(d, f->title);
}
