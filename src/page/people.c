/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who wrote it. */
#include "page/facts.h"
#include "page/hints.h"

enum { NAME_BYTES = 120, LINE = 160, NAME_LINE = 90, LINES_BEHIND_TITLE = 15 };

static bool is_address(struct str s)
{
    return str_starts_nocase(s, STR("http")) || str_starts(s, STR("//")) ||
           str_starts(s, STR("www.")) || str_starts(s, STR("@")) || str_starts(s, STR("/"));
}

static struct str skip_prefix(struct str s)
{
    static const struct str prefixes[] = {
        STR("written by"),
        STR("posted by"),
        STR("published by"),
        STR("by:"),
        STR("by "),
        STR("von:"),
        STR("von "),
        STR("par "),
        STR("por "),
        STR("autor:"),
        STR("author:"),
        STR("text:"),
        STR("作者："),
        STR("作者:"),
        STR("文/"),
        STR("autorin:"),
        STR("written by"),
        STR("veröffentlicht von"),
        STR("eingestellt von"),
        STR("geschrieben von"),
        STR("interview:"),
        STR("zeige alle beiträge von"),
        STR("view all posts by"),
        STR("posts by"),
        STR("author"),
        STR("autor"),
        STR("publié par"),
        STR("di "),
        STR("door "),
        STR("af "),
    };
    for (size_t i = 0; i < ARRAY_SIZE(prefixes); i++) {
        if (str_starts_nocase(s, prefixes[i])) {
            return str_trim(str_slice(s, prefixes[i].n, s.n));
        }
    }
    return s;
}

/* A name out of a byline, or nothing when it is no name. */
static struct str tidy(struct str s)
{
    s = skip_prefix(str_trim(s));
    static const struct str ends[] = {STR(" | "),  STR(" • "),  STR(" · "),     STR(" – "),
                                      STR(" - "),  STR(" — "),  STR("Updated"), STR("Published"),
                                      STR(" on "), STR(" am "), STR("Follow")};
    for (size_t i = 0; i < ARRAY_SIZE(ends); i++) {
        size_t at = str_find(s, ends[i], 1);
        s = at == SIZE_MAX ? s : str_trim(str_slice(s, 0, at));
    }
    while (s.n > 0 && (s.p[s.n - 1] == ',' || s.p[s.n - 1] == '|' || s.p[s.n - 1] == '.' ||
                       s.p[s.n - 1] == ':')) {
        s = str_trim(str_slice(s, 0, s.n - 1));
    }
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        digits += ascii_digit(s.p[i]);
    }
    bool name = s.n > 1 && s.n <= NAME_BYTES && digits < 3 && !is_address(s);
    return name ? s : (struct str){"", 0};
}

static bool in_other_article(const struct dom_node *n)
{
    for (const struct dom_node *p = n; p; p = p->parent) {
        if (hints_of(p) & (HINT_COMMENTS | HINT_RELATED) && p->tag != GUMBO_TAG_BODY) {
            return true;
        }
    }
    return false;
}

/* rel=author, itemprop=author, class="byline": the first that holds a name. */
static struct str from_markup(struct dom *d)
{
    static const char *const classes[] = {"byline",      "author",         "author-name",
                                          "authorname",  "article-author", "entry-author",
                                          "post-author", "byline-name",    "author_name"};
    struct str best = {"", 0};
    int rank = 9;
    for (uint32_t i = d->body->index; i < d->n && rank > 0; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag == DOM_TEXT || n->n_attrs == 0) {
            continue;
        }
        int mine = 9;
        if (dom_has_word(dom_attr(n, "rel"), STR("author"))) {
            mine = 0;
        } else if (dom_has_word(dom_attr(n, "itemprop"), STR("author"))) {
            mine = 1;
        }
        for (size_t k = 0; mine == 9 && k < ARRAY_SIZE(classes); k++) {
            mine = dom_has_word(n->classes, str_from(classes[k])) ? 2 : 9;
        }
        if (mine >= rank || in_other_article(n)) {
            continue;
        }
        struct str text = dom_text(d, n, LINE + 1);
        struct str name = text.n <= LINE ? tidy(text) : (struct str){"", 0};
        if (name.n > 0) {
            best = name;
            rank = mine;
        }
    }
    return best;
}

/* "By Jane Doe", "Von Max Muster": a short line of names below the title. */
static struct str from_lines(const struct facts *f)
{
    static const struct str starts[] = {
        STR("by "),     STR("von "),      STR("par "),  STR("por "),     STR("text: "),
        STR("autor: "), STR("autorin: "), STR("door "), STR("author: "), STR("von: ")};
    uint32_t start = f->heading ? f->heading->index : 0;
    int left = LINES_BEHIND_TITLE;
    for (size_t i = 0; f->heading && i < f->lines.n && left > 0; i++) {
        struct str line = f->lines.v[i].text;
        if (f->lines.v[i].block->index < start) {
            continue;
        }
        left--;
        for (size_t k = 0; line.n <= NAME_LINE && k < ARRAY_SIZE(starts); k++) {
            bool capital =
                line.n > starts[k].n && !(line.p[starts[k].n] >= 'a' && line.p[starts[k].n] <= 'z');
            struct str name =
                capital && str_starts_nocase(line, starts[k]) ? tidy(line) : (struct str){"", 0};
            if (name.n > 0) {
                return name;
            }
        }
    }
    return (struct str){"", 0};
}

void facts_find_byline(struct dom *d, struct facts *f)
{
    static const char *const names[] = {"author",
                                        "article:author",
                                        "dc.creator",
                                        "dcterms.creator",
                                        "byl",
                                        "parsely-author",
                                        "sailthru.author",
                                        "citation_author",
                                        "og:article:author",
                                        "dc.contributor",
                                        "article:author_name",
                                        "shareaholic:article_author_name",
                                        NULL};
    struct str ld = str_from(f->meta.ld.author);
    struct str name = same_words(ld, f->site_name) ? (struct str){"", 0} : tidy(ld);
    for (size_t i = 0; name.n == 0 && names[i]; i++) {
        const char *const one[] = {names[i], NULL};
        struct str value = meta_get(&f->meta, one);
        name = same_words(value, f->site_name) ? (struct str){"", 0} : tidy(value);
    }
    name = name.n > 0 ? name : f->byline;
    name = name.n > 0 ? name : from_markup(d);
    f->byline = name.n > 0 ? name : from_lines(f);
}
