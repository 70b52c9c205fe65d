/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The title: what the page claims, held against the headings it shows. */
#include "page/facts.h"
#include "page/hints.h"
#include "page/measure.h"

enum { TITLE_BYTES = 600, LEAST_PART = 35 };

static bool is_word_byte(char c)
{
    return (unsigned char)c >= 0x80 || ascii_alpha(c) || ascii_digit(c);
}

bool same_words(struct str a, struct str b)
{
    size_t i = 0, k = 0;
    for (;;) {
        while (i < a.n && !is_word_byte(a.p[i])) {
            i++;
        }
        while (k < b.n && !is_word_byte(b.p[k])) {
            k++;
        }
        if (i == a.n || k == b.n) {
            return i == a.n && k == b.n;
        }
        if (ascii_lower(a.p[i++]) != ascii_lower(b.p[k++])) {
            return false;
        }
    }
}

static bool is_part(struct str whole, struct str part)
{
    return part.n > 0 && part.n <= whole.n && str_find_nocase(whole, part, 0) != SIZE_MAX;
}

static bool is_heading(const struct dom_node *n, int most)
{
    return n->tag >= GUMBO_TAG_H1 && n->tag < GUMBO_TAG_H1 + (GumboTag)most;
}

/* How well a heading fits a claimed title: the same 3, most of it 2, a longer form of it 1. */
static int fit_of(struct str claimed, struct str heading)
{
    if (same_words(claimed, heading)) {
        return 3;
    }
    if (is_part(claimed, heading) && heading.n * 100 >= claimed.n * LEAST_PART) {
        return 2;
    }
    return is_part(heading, claimed) && claimed.n * 2 > heading.n ? 1 : 0;
}

/* The heading that shows the claimed title, the best fit and of these the longest. A heading that
 * says more than the title is noted, but the title stays as claimed. */
static struct str heading_for(struct dom *d, struct str claimed, struct str site,
                              const struct dom_node **node)
{
    struct str best = {"", 0};
    int best_fit = 0;
    for (uint32_t i = d->body->index; i < d->n; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag == DOM_TEXT || !is_heading(n, 3)) {
            continue;
        }
        struct str text = dom_text(d, n, TITLE_BYTES);
        bool usable = text_weight(text, NULL) > 4 && !same_words(text, site);
        int fit = usable ? fit_of(claimed, text) : 0;
        if (fit > best_fit || (fit == best_fit && fit == 2 && text.n > best.n)) {
            best = text;
            best_fit = fit;
            *node = n;
        }
    }
    return best_fit == 1 ? claimed : best;
}

/* The only h1, or the first of several that is not the site's own. */
static struct str first_heading(struct dom *d, const struct facts *f, const struct dom_node **node)
{
    for (uint32_t i = d->body->index; i < d->n; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag == GUMBO_TAG_H1 && !dom_is_hidden(n)) {
            struct str text = dom_text(d, n, TITLE_BYTES);
            if (text_weight(text, NULL) > 4 && !same_words(text, f->site_name)) {
                *node = n;
                return text;
            }
        }
    }
    return (struct str){"", 0};
}

/* Where a separator between title and site name starts at or after `from`; its length in *n. */
static size_t find_separator(struct str s, size_t from, size_t *n)
{
    static const struct str separators[] = {
        STR(" | "), STR(" - "), STR(" – "), STR(" — "), STR(" · "), STR(" » "), STR(" :: "),
        STR(" › "), STR(" / "), STR("_"),   STR("｜"),  STR("|"),   STR("——"),  STR(" -- ")};
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < ARRAY_SIZE(separators); i++) {
        size_t at = str_find(s, separators[i], from);
        if (at < best) {
            best = at;
            *n = separators[i].n;
        }
    }
    return best;
}

/* "Title | Section | Site" to its longest part; a part that is the site's name never wins. */
static struct str without_site(struct str s, struct str site)
{
    struct str best = {"", 0};
    for (size_t from = 0; from <= s.n;) {
        size_t n = 1;
        size_t at = find_separator(s, from, &n);
        struct str part = str_trim(str_slice(s, from, at));
        if (part.n > best.n && !same_words(part, site)) {
            best = part;
        }
        if (at == SIZE_MAX) {
            break;
        }
        from = at + n;
    }
    return best.n * 3 >= s.n ? best : s;
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

void facts_find_title(struct dom *d, struct facts *f)
{
    static const char *const official[] = {"articletitle", NULL};
    static const char *const names[] = {
        "og:title",      "twitter:title",  "dc.title", "dcterms.title",       "sailthru.title",
        "parsely-title", "citation_title", "headline", "weibo:article:title", NULL};
    f->title = meta_get(&f->meta, official);
    if (f->title.n > 0) {
        heading_for(d, f->title, f->site_name, &f->heading);
        return;
    }
    struct dom_node *title = dom_find_tag(d, d->nodes, d->nodes, GUMBO_TAG_TITLE);
    struct str shown = title ? dom_text(d, title, TITLE_BYTES) : (struct str){"", 0};
    struct str claimed = meta_get(&f->meta, names);
    if (claimed.n == 0) {
        claimed = str_from(f->meta.ld.headline);
    }
    if (claimed.n == 0) {
        claimed = shown;
    }
    struct str heading = heading_for(d, claimed, f->site_name, &f->heading);
    if (heading.n == 0 && shown.n > 0) {
        heading = heading_for(d, shown, f->site_name, &f->heading);
    }
    if (heading.n > 0) {
        f->title = heading;
        return;
    }
    struct str first = first_heading(d, f, &f->heading);
    struct str stripped = without_site(claimed, f->site_name);
    f->title = claimed.n == 0 ? first : without_tight_site(stripped, f->site_name);
}
