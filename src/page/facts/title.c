/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Detection of the title: the declared one, compared with visible headings. */
#include "page/evidence/hints.h"
#include "page/evidence/marks.h"
#include "page/evidence/measure.h"
#include "page/facts/facts.h"
#include "page/facts/info-line.h"
#include "page/facts/title-parts.h"
#include "text/url/url.h"

enum { MIN_PART = 35, HEADING_WEIGHT = 12, HEADING_NODES = 64, TITLE_WORDS = 3, SENTENCE = 24 };

/* Match of a heading with a declared title. An h1 with a part of the title beats any other heading
 * with a part. */
enum fit {
    FIT_NONE,
    FIT_LONGER,    /* longer form of the title */
    FIT_SUBSTRING, /* most of it */
    FIT_PART,      /* one part, "Section" in "Title | Section | Site" */
    FIT_TITLE,     /* first part */
    FIT_FIRST_RANK = 3,
    FIT_SAME = 9
};

/* Visible title and its heading. */
struct shown {
    struct str text; /* n is 0 for none */
    const struct dom_node *node;
    int fit; /* enum fit */
};

static bool is_part(struct str whole, struct str part)
{
    return part.n > 0 && part.n <= whole.n && str_has_nocase(whole, part);
}

static bool is_heading(const struct dom_node *n, int max)
{
    return n->tag >= GUMBO_TAG_H1 && n->tag < GUMBO_TAG_H1 + (GumboTag)max;
}

static int fit_of(struct str claimed, struct str heading, bool first_rank)
{
    if (same_words(claimed, heading))
        return FIT_SAME;
    struct title_part parts[MAX_TITLE_PARTS];
    size_t n = title_split(claimed, parts);
    int bonus = first_rank ? FIT_FIRST_RANK : 0;
    for (size_t i = 0; i < n; i++) {
        if (same_words(parts[i].text, heading)) {
            bool several = title_count_words(heading) > 1 || text_weight(heading, NULL) >= SENTENCE;
            bool last = i > 0 && i + 1 == n; /* usually the site's name */
            return (i == 0 && several ? FIT_TITLE : FIT_PART) + (last ? 0 : bonus);
        }
    }
    if (is_part(claimed, heading) && heading.n * 100 >= claimed.n * MIN_PART)
        return FIT_SUBSTRING + bonus;
    return is_part(heading, claimed) && claimed.n * 2 > heading.n ? FIT_LONGER : FIT_NONE;
}

/* True for a heading that ends with the whole title, after a kicker, a date or a name. */
static bool has_kicker(struct str heading, struct str title)
{
    size_t front = heading.n > title.n ? heading.n - title.n : 0;
    return front > 0 && title_count_words(title) >= TITLE_WORDS &&
           str_eq_nocase(str_slice(heading, front, heading.n), title);
}

/* True for a title truncated at a quotation mark of the heading. */
static bool is_cut_at_quote(struct str heading, struct str title)
{
    struct str rest = str_trim(str_slice(heading, title.n, heading.n));
    return str_starts_nocase(heading, title) &&
           (str_starts(rest, STR("\"")) || str_starts(rest, STR("“")) ||
            str_starts(rest, STR("'")));
}

/* Heading of a day's entries. */
static bool is_date(struct str heading)
{
    struct date date;
    size_t start, end;
    return heading.n < 40 && date_find(heading, 0, &date, &start, &end) &&
           (end - start) * 3 > heading.n;
}

static bool is_usable(const struct facts *f, struct str heading)
{
    return text_weight(heading, NULL) > 4 && !facts_names_site(f, heading) && !is_date(heading);
}

/* Heading with the best match, the longest among equals. A heading longer than the title is
 * returned with the declared text, unless that was truncated. */
static struct shown heading_for(struct dom *d, const struct facts *f, struct str claimed)
{
    struct shown best = {{"", 0}, NULL, FIT_NONE};
    for (const struct dom_node *n = d->body; n < dom_end(d); n++) {
        if (n->tag == DOM_TEXT || !is_heading(n, 3))
            continue;
        struct str text = title_of_heading(d, n);
        int fit = is_usable(f, text) ? fit_of(claimed, text, n->tag == GUMBO_TAG_H1) : FIT_NONE;
        if (fit > best.fit || (fit == best.fit && fit > FIT_LONGER && text.n > best.text.n))
            best = (struct shown){text, n, fit};
    }
    bool cut = best.fit == FIT_LONGER && is_cut_at_quote(best.text, claimed);
    best.text = best.fit == FIT_LONGER && !cut ? claimed : best.text;
    return best;
}

/* h1 with the words of a declared title, in the order of `claims`. */
static struct shown agreed_heading(struct dom *d, const struct facts *f, const struct str *claims,
                                   size_t n_claims)
{
    for (size_t k = 0; k < n_claims; k++) {
        struct str claim = title_without_site(f, claims[k]);
        bool usable = text_weight(claim, NULL) >= HEADING_WEIGHT && !facts_names_site(f, claim);
        for (uint32_t i = d->body->index; usable && i < d->n; i++) {
            const struct dom_node *n = &d->nodes[i];
            if (n->tag == GUMBO_TAG_H1 && !dom_is_hidden(n)) {
                struct str text = title_piece_saying(d, n, claim);
                if (text.n > 0)
                    return (struct shown){text, n, FIT_SAME};
            }
        }
    }
    return (struct shown){{"", 0}, NULL, FIT_NONE};
}

/* First heading with that tag that is not the site's. */
static struct shown first_heading(struct dom *d, const struct facts *f, GumboTag tag)
{
    for (const struct dom_node *n = d->body; n < dom_end(d); n++) {
        if (n->tag == tag && !dom_is_hidden(n)) {
            struct str text = title_of_heading(d, n);
            if (is_usable(f, text))
                return (struct shown){text, n, FIT_NONE};
        }
    }
    return (struct shown){{"", 0}, NULL, FIT_NONE};
}

/* Number of common words, at most MAX_TITLE_PARTS. */
static size_t shared_words(struct str a, struct str b)
{
    size_t n = 0;
    struct str rest = a, word;
    while (n < MAX_TITLE_PARTS && str_split(&rest, ' ', &word))
        n += word.n > 3 && str_has_nocase(b, word);
    return n;
}

/* The only h1, or the one with most words of the declared title: titles for search engines may
 * differ from the visible one. */
static struct shown lone_heading(struct dom *d, const struct facts *f, struct str claimed)
{
    struct shown best = {{"", 0}, NULL, FIT_NONE};
    size_t headings = 0, max = 0;
    for (const struct dom_node *n = d->body; n < dom_end(d); n++) {
        if (n->tag != DOM_TEXT && (dom_is_silent(n) || dom_is_hidden(n))) {
            n = dom_after(n) - 1;
            continue;
        }
        struct str text = n->tag == GUMBO_TAG_H1 ? title_of_heading(d, n) : best.text;
        if (n->tag != GUMBO_TAG_H1 || same_words(text, best.text) || facts_names_site(f, text) ||
            text_weight(text, NULL) < HEADING_WEIGHT)
            continue;
        size_t shared = shared_words(text, claimed);
        if (headings++ == 0 || shared > max) {
            best = (struct shown){text, n, FIT_NONE};
            max = shared;
        }
    }
    best.text.n = headings == 1 || max >= 2 ? best.text.n : 0;
    return best;
}

/* Heading directly above the info line, for pages with a section's name as title. */
static struct shown heading_over_info(struct dom *d, const struct facts *f, struct str claimed)
{
    for (size_t i = 1; i < f->lines.n; i++) {
        struct info info = {.views = -1};
        info_line_read(f->lines.v[i].text, &info);
        const struct dom_node *over = f->lines.v[i - 1].block;
        if (info.date.n == 0 || info.source.n + info.author.n == 0 || !is_heading(over, 4))
            continue;
        struct str text = dom_text(d, over, TITLE_BYTES);
        if (text_weight(text, NULL) > text_weight(claimed, NULL) * 2)
            return (struct shown){text, over, FIT_NONE};
    }
    return (struct shown){{"", 0}, NULL, FIT_NONE};
}

/* Strips soft hyphens, which only control line breaks. */
static struct str without_soft_hyphens(struct dom *d, struct str s)
{
    static const struct str mark = STR("\u00ad");
    if (!str_has(s, mark))
        return s;
    AUTO(buf) b = BUF_INIT;
    for (size_t at = 0, next; at < s.n; at = next + mark.n) {
        next = str_find(s, mark, at);
        next = next == SIZE_MAX ? s.n : next;
        buf_add(&b, str_slice(s, at, next));
    }
    return arena_str(&d->arena, buf_str(&b));
}

/* Site name: text of an h1 that links to the front page. */
static struct str linked_site_name(struct dom *d)
{
    for (struct dom_node *n = d->body; n < dom_end(d); n++) {
        bool small = n->tag == GUMBO_TAG_H1 && n->end - n->index <= HEADING_NODES;
        struct dom_node *a = small ? dom_find_tag(n, GUMBO_TAG_A) : NULL;
        struct str href = a ? str_trim(dom_attr(a, "href")) : STR("");
        struct url_parts u;
        bool home = str_eq(href, STR("/")) ||
                    (url_split(href, &u) && u.host.n > 0 && u.path.n <= 1 && u.query.n == 0);
        if (home)
            return dom_text(d, a, TITLE_BYTES);
    }
    return STR("");
}

/* Declared title: from metadata, else from the title element. */
static struct str claimed_title(const struct dom *d, const struct facts *f, struct str element)
{
    static const char names[] = "og:title|twitter:title|dc.title|dcterms.title|sailthru.title|"
                                "parsely-title|citation_title|headline|weibo:article:title";
    struct str claimed = marks_property(d, STR("title"));
    if (claimed.n == 0 || !is_part(element, claimed))
        claimed = meta_get(&f->meta, names);
    if (claimed.n == 0 || same_words(claimed, f->site_name))
        claimed = str_from(f->meta.ld.headline);
    return same_words(claimed, f->site_name) ? STR("") : claimed;
}

/* Title of a page with a declared one, or only a title element. */
static struct shown match_headings(struct dom *d, const struct facts *f, struct str claimed,
                                   struct str element)
{
    struct shown best = heading_for(d, f, claimed);
    struct str stripped = title_without_site(f, claimed);
    struct str claims[] = {claimed, str_from(f->meta.ld.headline), element};
    struct shown agreed = best.fit < FIT_SAME ? agreed_heading(d, f, claims, ARRAY_SIZE(claims))
                                              : (struct shown){{"", 0}, NULL, FIT_NONE};
    bool longer = is_part(agreed.text, stripped) && !same_words(agreed.text, stripped);
    if (agreed.text.n > 0 && !longer && (best.fit <= FIT_LONGER || agreed.node != best.node))
        return agreed;
    best = best.text.n > 0 ? best : heading_for(d, f, element);
    bool section = best.fit == FIT_PART && title_count_words(best.text) <= TITLE_WORDS;
    if (best.text.n > 0 && !section)
        return best;
    struct shown lone = lone_heading(d, f, claimed);
    if (lone.text.n > 0) {
        lone.text = has_kicker(lone.text, stripped) ? stripped : lone.text;
        return lone;
    }
    if (section)
        return best;
    struct shown first = first_heading(d, f, GUMBO_TAG_H1);
    first = first.text.n > 0 ? first : first_heading(d, f, GUMBO_TAG_H2);
    bool none = claimed.n == 0 || (first.text.n > 0 && facts_names_site(f, stripped));
    first.text = none ? first.text : stripped;
    return first;
}

static struct shown find_title(struct dom *d, const struct facts *f)
{
    struct str declared = meta_get(&f->meta, "articletitle");
    if (declared.n > 0)
        return (struct shown){declared, heading_for(d, f, declared).node, FIT_SAME};
    struct dom_node *title = dom_find_tag(d->nodes, GUMBO_TAG_TITLE);
    struct str element = title ? dom_text(d, title, TITLE_BYTES) : STR("");
    struct str claimed = claimed_title(d, f, element);
    if (claimed.n == 0) {
        struct shown over = heading_over_info(d, f, element);
        return over.text.n > 0 ? over : match_headings(d, f, element, element);
    }
    return match_headings(d, f, claimed, element);
}

/* Block with only the title, for pages whose title is in no heading element. */
static const struct dom_node *titled_block(const struct facts *f, struct str title)
{
    bool long_enough = text_weight(title, NULL) >= HEADING_WEIGHT;
    for (size_t i = 0; long_enough && i < f->lines.n; i++)
        if (same_words(f->lines.v[i].text, title) && f->lines.v[i].block->tag != GUMBO_TAG_BODY)
            return f->lines.v[i].block;
    return NULL;
}

void facts_find_title(struct dom *d, struct facts *f)
{
    f->site_name = f->site_name.n > 0 ? f->site_name : linked_site_name(d);
    struct shown title = find_title(d, f);
    f->title = without_soft_hyphens(d, title.text);
    bool shown = title.node && same_words(dom_text(d, title.node, TITLE_BYTES), title.text);
    const struct dom_node *block = shown ? NULL : titled_block(f, title.text);
    f->heading = block ? block : title.node;
}
