/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who wrote it. */
#include "page/facts.h"
#include "page/hints.h"
#include "page/marks.h"
#include "page/person.h"
#include "text/date.h"
#include "text/url.h"

enum { NAME_BYTES = 120, LINE = 160, NAME_LINE = 90, LINES_BEHIND_TITLE = 15 };

static bool in_other_article(const struct dom_node *n)
{
    for (const struct dom_node *p = n; p; p = p->parent) {
        if (hints_of(p) & (HINT_COMMENTS | HINT_RELATED) && p->tag != GUMBO_TAG_BODY) {
            return true;
        }
    }
    return false;
}

/* "/author/jane-doe", "/autoren/max": where a site keeps what it says of its writers. */
static bool leads_to_writer(struct str href)
{
    static const struct str kinds[] = {
        STR("author"),       STR("authors"),  STR("autor"),     STR("autoren"),
        STR("autore"),       STR("autori"),   STR("autores"),   STR("auteur"),
        STR("auteurs"),      STR("writer"),   STR("writers"),   STR("journalist"),
        STR("journalists"),  STR("reporter"), STR("reporters"), STR("contributor"),
        STR("contributors"), STR("newsteam"), STR("by"),        STR("redakteur")};
    struct str rest = href, part, last = {"", 0};
    while (str_split(&rest, '/', &part)) {
        for (size_t i = 0; part.n > 0 && i < ARRAY_SIZE(kinds); i++) {
            if (str_eq_nocase(last, kinds[i])) {
                return true;
            }
        }
        last = part;
    }
    return false;
}

enum { RANK_REL, RANK_ITEMPROP, RANK_CLASS, RANK_ENDING, RANK_LINK, RANK_WORD, NO_RANK };

/* "Post__author", "documentAuthor", "post-meta-author": a class that ends in the word. */
static bool names_author(struct str classes)
{
    static const struct str ends[] = {STR("author"), STR("byline"), STR("author-name"),
                                      STR("author__name"), STR("authorname")};
    struct str rest = classes, word;
    while (str_split(&rest, ' ', &word)) {
        for (size_t i = 0; i < ARRAY_SIZE(ends); i++) {
            struct str e = ends[i];
            if (word.n > e.n && str_eq_nocase(str_slice(word, word.n - e.n, word.n), e)) {
                return true;
            }
        }
    }
    return false;
}

/* How surely an element names the writer. */
static int rank_of(const struct dom_node *n)
{
    static const char *const classes[] = {"byline",      "author",         "author-name",
                                          "authorname",  "article-author", "entry-author",
                                          "post-author", "byline-name",    "author_name"};
    if (dom_has_word(dom_attr(n, "rel"), STR("author"))) {
        return RANK_REL;
    }
    if (dom_has_word(dom_attr(n, "itemprop"), STR("author"))) {
        return RANK_ITEMPROP;
    }
    for (size_t k = 0; k < ARRAY_SIZE(classes); k++) {
        if (dom_has_word(n->classes, str_from(classes[k]))) {
            return RANK_CLASS;
        }
    }
    if (names_author(n->classes)) {
        return RANK_ENDING;
    }
    if (n->tag == GUMBO_TAG_A && leads_to_writer(dom_attr(n, "href"))) {
        return RANK_LINK;
    }
    return (hints_of(n) & HINT_PERSON) && n->tag != GUMBO_TAG_BODY ? RANK_WORD : NO_RANK;
}

/* What an element says of the writer, empty when that is no name. */
static struct str name_in(struct dom *d, const struct dom_node *n, int rank)
{
    struct str text = dom_text(d, n, LINE + 1);
    struct str name = text.n <= LINE ? person_tidy(text) : (struct str){"", 0};
    bool doubtful = rank > RANK_CLASS && !person_is_likely(name);
    return doubtful ? (struct str){"", 0} : name;
}

/* The element that names the writer most surely, with others beside it that do so in the same way.
 */
static struct str from_markup(struct dom *d)
{
    struct buf names = BUF_INIT;
    const struct dom_node *first = NULL;
    int rank = NO_RANK;
    for (uint32_t i = d->body->index; i < d->n; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag == DOM_TEXT || n->n_attrs == 0) {
            continue;
        }
        int mine = rank_of(n);
        bool beside = first && mine == rank && n->parent == first->parent && first->end <= i;
        if ((mine >= rank && !beside) || in_other_article(n)) {
            continue;
        }
        struct str name = name_in(d, n, mine);
        if (name.n > 0 && beside) {
            if (person_is_likely(name) && str_find(buf_str(&names), name, 0) == SIZE_MAX &&
                names.n + name.n < NAME_BYTES) {
                buf_add_c(&names, ", ");
                buf_add(&names, name);
            }
        } else if (name.n > 0) {
            buf_clear(&names);
            buf_add(&names, name);
            rank = mine;
            first = n;
        }
    }
    struct str all = {arena_strndup(&d->arena, buf_c(&names), names.n), names.n};
    buf_fini(&names);
    return all;
}

/* "04.02.2022 | 13:10 Uhr | Jane Doe", "Posted 12 May 2020 by Jane Doe": a date and a name. */
static struct str beside_date(struct str line)
{
    struct date date;
    size_t start = 0, end;
    if (line.n > NAME_LINE ||
        (!facts_short_date(line, 0, &date, &end) && !date_find(line, 0, &date, &start, &end))) {
        return (struct str){"", 0};
    }
    struct str rest = str_trim(str_slice(line, end, line.n));
    bool by = str_starts_nocase(rest, STR("by ")) || str_starts_nocase(rest, STR("von "));
    if (!by && start > 0) {
        return (struct str){"", 0};
    }
    static const struct str signs[] = {STR("|"), STR("-"), STR("–"),   STR("—"),
                                       STR("·"), STR("•"), STR("Uhr"), STR("/")};
    bool parted = by;
    for (size_t i = 0; i < 2 * ARRAY_SIZE(signs); i++) {
        struct str sign = signs[i % ARRAY_SIZE(signs)];
        if (str_starts(rest, sign)) {
            rest = str_trim(str_slice(rest, sign.n, rest.n));
            parted = true;
        }
    }
    struct str name = parted ? person_tidy(rest) : (struct str){"", 0};
    return person_is_likely(name) ? name : (struct str){"", 0};
}

/* A label whose name stands on the next line. */
static bool is_label(struct str line)
{
    static const struct str labels[] = {
        STR("by"),        STR("written by"), STR("author"),     STR("author:"), STR("by:"),
        STR("von"),       STR("von:"),       STR("article by"), STR("autor:"),  STR("autor"),
        STR("posted by"), STR("words by"),   STR("author(s)"),  STR("par"),     STR("por")};
    for (size_t i = 0; i < ARRAY_SIZE(labels); i++) {
        if (str_eq_nocase(line, labels[i])) {
            return true;
        }
    }
    return false;
}

/* "By Jane Doe", "Von Max Muster": a short line of names below the title. */
static struct str from_lines(const struct facts *f)
{
    static const struct str starts[] = {
        STR("by "),          STR("von "),        STR("par "),          STR("por "),
        STR("text: "),       STR("autor: "),     STR("autorin: "),     STR("door "),
        STR("author: "),     STR("von: "),       STR("autor "),        STR("autoren "),
        STR("autoren: "),    STR("redaktion: "), STR("written by "),   STR("posted by "),
        STR("by: "),         STR("article by "), STR("erstellt von "), STR("blog beitrag von "),
        STR("beitrag von "), STR("auteur : "),   STR("auteur: "),      STR("contributors: ")};
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
            struct str name = capital && str_starts_nocase(line, starts[k]) ? person_tidy(line)
                                                                            : (struct str){"", 0};
            if (name.n > 0) {
                return name;
            }
        }
        struct str name = beside_date(line);
        if (name.n == 0 && is_label(line) && i + 1 < f->lines.n) {
            name = f->lines.v[i + 1].text;
            name = person_is_likely(name) ? person_tidy(name) : (struct str){"", 0};
        }
        if (name.n > 0) {
            return name;
        }
    }
    return (struct str){"", 0};
}

/* The site's name or a part of its address, which is no writer: "The Post", "post.example". */
static bool is_site(const struct facts *f, struct str name)
{
    struct url_parts u;
    if (same_words(name, f->site_name)) {
        return true;
    }
    return f->url && url_split(str_from(f->url), &u) && name.n > 3 && u.host.n > 0 &&
           (str_ends(u.host, name) || (str_find_nocase(u.host, name, 0) != SIZE_MAX &&
                                       str_find_char(name, '.', 0) != SIZE_MAX));
}

/* "Written by" in the labels that social networks show under a link. */
static struct str card_name(const struct facts *f)
{
    static const char *const label[] = {"twitter:label1", NULL}, *const data[] = {"twitter:data1",
                                                                                  NULL};
    struct str what = meta_get(&f->meta, label);
    bool writer = str_find_nocase(what, STR("by"), 0) != SIZE_MAX ||
                  str_find_nocase(what, STR("von"), 0) != SIZE_MAX ||
                  str_find_nocase(what, STR("verfasst"), 0) != SIZE_MAX ||
                  str_find_nocase(what, STR("author"), 0) != SIZE_MAX ||
                  str_find_nocase(what, STR("autor"), 0) != SIZE_MAX ||
                  str_find_nocase(what, STR("par"), 0) != SIZE_MAX;
    struct str name = meta_get(&f->meta, data);
    return writer && !is_site(f, name) ? person_tidy(name) : (struct str){"", 0};
}

/* A claimed writer that is none: described as an organisation, named with a word for one, or one
 * word that is not of a person's name. */
static bool is_organisation(const struct facts *f, struct str name)
{
    static const struct str words[] = {
        STR("e.V"),   STR("GmbH"),      STR("Inc"),     STR("Team"),   STR("Staff"),
        STR("News"),  STR("Redaktion"), STR("Editors"), STR("Agency"), STR("Verband"),
        STR("Press"), STR("Ltd"),       STR("LLC"),     STR("Admin"),  STR("Magazin"),
        STR("Times"), STR("AG"),        STR("Media")};
    for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
        size_t at = str_find(name, words[i], 0);
        size_t end = at + words[i].n;
        if (at != SIZE_MAX && (at == 0 || name.p[at - 1] == ' ') &&
            (end == name.n || !ascii_alpha(name.p[end]))) {
            return true;
        }
    }
    return f->meta.ld.by_organisation && same_words(name, str_from(f->meta.ld.author));
}

static struct str find_shown(struct dom *d, const struct facts *f)
{
    struct str name = f->byline;
    name = name.n > 0 ? name : person_tidy(marks_property(d, STR("author")));
    name = name.n > 0 ? name : from_markup(d);
    return name.n > 0 ? name : from_lines(f);
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
    struct str claimed = str_from(f->meta.ld.author);
    struct str name = is_site(f, claimed) ? (struct str){"", 0} : person_tidy(claimed);
    for (size_t i = 0; name.n == 0 && names[i]; i++) {
        const char *const one[] = {names[i], NULL};
        struct str value = meta_get(&f->meta, one);
        claimed = claimed.n > 0 ? claimed : value;
        name = is_site(f, value) ? (struct str){"", 0} : person_tidy(value);
    }
    name = name.n > 0 ? name : card_name(f);
    struct str shown = name.n == 0 || is_organisation(f, name) ? find_shown(d, f) : name;
    name = person_is_likely(shown) || name.n == 0 ? shown : name;
    f->byline = name.n > 0 || !person_is_likely(claimed) ? name : person_tidy(claimed);
}
