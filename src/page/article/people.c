/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Detection of the author. */
#include "page/article/facts.h"
#include "page/article/person.h"
#include "page/evidence/hints.h"
#include "page/evidence/marks.h"
#include "text/url.h"

enum {
    NAME_BYTES = 120,
    LINE = 160,
    BYLINE_NODES = 64,
    NEAR_ABOVE = 100, /* bytes of text; an element counts as one */
    NEAR_BELOW = 300
};

/* "/author/jane-doe", "/autoren/max": page of an author. */
static bool is_author_page(struct str href)
{
    static const struct str kinds[] = {
        STR("author"),       STR("authors"),   STR("autor"),     STR("autoren"),
        STR("autore"),       STR("autori"),    STR("autores"),   STR("auteur"),
        STR("auteurs"),      STR("writer"),    STR("writers"),   STR("journalist"),
        STR("journalists"),  STR("reporter"),  STR("reporters"), STR("contributor"),
        STR("contributors"), STR("newsteam"),  STR("by"),        STR("redakteur"),
        STR("editors"),      STR("redaktion"), STR("columnist"), STR("columnists"),
        STR("forfatter"),    STR("skribent"),  STR("yazar"),     STR("staff")};
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
        if (str_find_nocase(word, STR("author"), 0) != SIZE_MAX && str_ends(word, STR("name"))) {
            return true;
        }
    }
    return false;
}

/* Evidence of an element for containing the author. */
static int rank_of(const struct dom_node *n)
{
    static const char *const classes[] = {"byline",      "author",         "author-name",
                                          "authorname",  "article-author", "entry-author",
                                          "post-author", "byline-name",    "author_name"};
    if (dom_has_word(n->classes, STR("profile-link"))) { /* Blogger's "View my profile" */
        return NO_RANK;
    }
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
    if (n->tag == GUMBO_TAG_A && is_author_page(dom_attr(n, "href"))) {
        return RANK_LINK;
    }
    return (hints_of(n) & HINT_PERSON) && n->tag != GUMBO_TAG_BODY ? RANK_WORD : NO_RANK;
}

/* True for a byline that continues with another name: "Jane Doe and John Roe". */
static bool is_continued(struct str rest)
{
    static const struct str joins[] = {STR("and "), STR("und "), STR("et "), STR("y "),
                                       STR("& "),   STR("en "),  STR("e "),  STR("och ")};
    rest = str_trim(rest);
    for (size_t i = 0; i < ARRAY_SIZE(joins); i++) {
        if (str_starts(rest, joins[i])) {
            return true;
        }
    }
    return false;
}

/* "Written by", "Skrevet af:": a known label, or words that need a name. */
static bool is_label_only(struct str s)
{
    s = str_trim(s);
    if (person_tidy(s).n == 0 || str_ends(s, STR(":"))) {
        return true;
    }
    size_t last = s.n;
    while (last > 0 && s.p[last - 1] != ' ') {
        last--;
    }
    return s.p[last] >= 'a' && s.p[last] <= 'z' && !person_is_likely(person_tidy(s));
}

/* Name in a link or element of its own between label and role: "By <a>Jane Doe</a> Senior Editor".
 * Empty for none or several. */
static struct str inner_name(struct dom *d, const struct dom_node *byline, struct str text)
{
    struct str found = {"", 0};
    for (uint32_t i = byline->index + 1; i < byline->end; i++) {
        const struct dom_node *n = &d->nodes[i];
        bool holder = n->tag == GUMBO_TAG_A || dom_has_word(n->classes, STR("fn")) ||
                      dom_has_word(dom_attr(n, "itemprop"), STR("name")) ||
                      str_ends(n->classes, STR("name"));
        if (n->tag == DOM_TEXT || !holder) {
            continue;
        }
        struct str name = person_tidy(dom_text(d, n, LINE));
        size_t at = str_find(text, name, 0);
        bool sure = dom_has_word(n->classes, STR("username")) && name.n > 0;
        if (!(sure || person_is_likely(name)) || at == SIZE_MAX) {
            continue;
        }
        if (found.n > 0 && n->tag == GUMBO_TAG_A && is_author_page(dom_attr(n, "href")) &&
            !str_eq(name, found)) {
            return (struct str){"", 0};
        }
        bool alone = is_label_only(str_slice(text, 0, at)) &&
                     !is_continued(str_slice(text, at + name.n, text.n));
        found = found.n == 0 && alone ? name : found;
    }
    return found;
}

/* Author in an element; empty when its text is no name. */
static struct str name_in(struct dom *d, const struct dom_node *n, int rank)
{
    struct str text = dom_text(d, n, LINE + 1);
    bool small = text.n <= LINE && n->end - n->index <= BYLINE_NODES;
    struct str inner = small ? inner_name(d, n, text) : (struct str){"", 0};
    if (inner.n > 0) {
        return inner;
    }
    struct str name = text.n <= LINE ? person_tidy(text) : (struct str){"", 0};
    bool doubtful = rank > RANK_CLASS && !person_is_likely(name) && !person_is_first_name(text);
    return doubtful ? (struct str){"", 0} : name;
}

/* Author in the element with the best evidence, and in adjacent ones with the same. */
static struct str from_markup(struct dom *d, const struct facts *f, uint32_t from, uint32_t to)
{
    struct buf names = BUF_INIT;
    const struct dom_node *first = NULL;
    int rank = NO_RANK;
    for (uint32_t i = from; i < to; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag == DOM_TEXT || n->n_attrs == 0) {
            continue;
        }
        int mine = rank_of(n);
        bool beside = first && mine == rank && n->parent == first->parent && first->end <= i;
        if ((mine >= rank && !beside) || facts_in_other_article(d, f, n)) {
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

/* The same, only directly above the title and between title and text. */
static struct str from_markup_near(struct dom *d, const struct facts *f)
{
    if (!f->heading) {
        return (struct str){"", 0};
    }
    uint32_t from = f->heading->index, to = f->heading->end;
    for (size_t text = 0; from > d->body->index && text < NEAR_ABOVE; from--) {
        text += d->nodes[from].tag == DOM_TEXT ? d->nodes[from].text.n : 1;
    }
    for (size_t text = 0; to < d->n && text < NEAR_BELOW; to++) {
        text += d->nodes[to].tag == DOM_TEXT ? d->nodes[to].text.n : 1;
    }
    return from_markup(d, f, from, to);
}

/* Name or address of the site, which is no author: "The Post", "post.example". */
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

/* "Written by" in the metadata for link previews of social networks. */
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

/* "jane.doe", "JaneD", "HBR": a single word not capitalized as a name. */
static bool is_login(struct str name)
{
    if (name.n == 0) {
        return false;
    }
    bool odd = !(name.p[0] >= 'A' && name.p[0] <= 'Z') && (unsigned char)name.p[0] < 0x80;
    for (size_t i = 0; i < name.n; i++) {
        if (name.p[i] == ' ') {
            return false;
        }
        odd = odd || (i > 0 && (unsigned char)name.p[i] < 0x80 && !ascii_alpha(name.p[i])) ||
              (i > 0 && name.p[i] >= 'A' && name.p[i] <= 'Z');
    }
    return odd;
}

/* Doubtful declared author: an organisation, by its type or name, or a login. */
static bool is_doubtful(const struct facts *f, struct str name)
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
    bool first_name = str_find_char(name, ' ', 0) == SIZE_MAX && !is_login(name) &&
                      (unsigned char)name.p[0] < 0x80;
    return first_name || (is_login(name) && !f->meta.ld.thread) ||
           (f->meta.ld.by_organisation && same_words(name, str_from(f->meta.ld.author)));
}

/* Author in a line near the title, preferably in an element of its own; else in any element for
 * authors. */
static struct str from_line_or_markup(struct dom *d, const struct facts *f)
{
    struct str line = byline_from_lines(d, f), marked = from_markup(d, f, d->body->index, d->n);
    bool within = line.n == 0 || (marked.n > 0 && str_find(line, marked, 0) != SIZE_MAX);
    return within ? marked : line;
}

/* Visible author with the best evidence; with `person`, only one that looks like a name. */
static struct str find_shown(struct dom *d, const struct facts *f, bool person)
{
    struct str name = f->byline;
    for (int place = 0; place < 3 && (name.n == 0 || (person && !person_is_likely(name)));
         place++) {
        name = place == 0   ? person_tidy(marks_property(d, STR("author")))
               : place == 1 ? from_markup_near(d, f)
                            : from_line_or_markup(d, f);
    }
    return name;
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
    bool doubtful = name.n == 0 || is_doubtful(f, name);
    struct str shown = doubtful ? find_shown(d, f, name.n > 0) : name;
    bool other = str_find_char(name, ' ', 0) == SIZE_MAX && !is_login(name) &&
                 !str_starts_nocase(shown, name); /* a first name accepts only its full form */
    name = name.n == 0 || (person_is_likely(shown) && !other) ? shown : name;
    f->byline = name.n > 0 || !person_is_likely(claimed) ? name : person_tidy(claimed);
}
