/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Author in elements for authors, which show by attributes, classes and addresses. */
#include "page/evidence/anchors.h"
#include "page/evidence/hints.h"
#include "page/facts/byline-label.h"
#include "page/facts/byline.h"
#include "page/facts/person.h"

enum { NAME_BYTES = 120, LINE = 160, BYLINE_NODES = 64 };

/* "/author/jane-doe", "/autoren/max", "/library?_author=jane": page of an author. */
static bool is_author_page(struct str href)
{
    static const char kinds[] =
        "author|authors|autor|autoren|autore|autori|autores|auteur|auteurs|writer|writers|"
        "journalist|journalists|reporter|reporters|contributor|contributors|newsteam|by|"
        "redakteur|editors|redaktion|columnist|columnists|forfatter|skribent|yazar|staff";
    struct str rest = href, part, last = {"", 0};
    if (str_has(href, STR("author=")) && !str_has(href, STR("//")))
        return true;
    while (str_split(&rest, '/', &part)) {
        if (part.n > 0 && str_any(str_eq_nocase, last, kinds))
            return true;
        last = part;
    }
    return false;
}

enum { RANK_REL, RANK_ITEMPROP, RANK_CLASS, RANK_ENDING, RANK_LINK, RANK_WORD, NO_RANK };

/* "Post__author", "documentAuthor", "post-meta-author": a class that ends in the word. */
static bool names_author(struct str classes)
{
    struct str rest = classes, word;
    while (str_split(&rest, ' ', &word))
        if (str_any(str_ends_nocase, str_slice(word, 1, word.n),
                    "author|byline|author-name|author__name|authorname") ||
            str_any(str_eq_nocase, word, "autor|autorin|auteur|autore|verfasser|yazar|penulis") ||
            str_has_nocase(word, STR("author-name")) ||
            (str_has_nocase(word, STR("author")) && str_ends(word, STR("name"))))
            return true;
    return false;
}

/* True for an element with text only. */
static bool is_leaf(const struct dom_node *n)
{
    return n->tag != DOM_TEXT && n->first && n->end == n->index + 2 && n->first->tag == DOM_TEXT;
}

/* Evidence of an element for containing the author. */
static int rank_of(const struct dom_node *n)
{
    static const struct str classes[] = {
        STR("byline"),      STR("author"),         STR("author-name"),
        STR("authorname"),  STR("article-author"), STR("entry-author"),
        STR("post-author"), STR("byline-name"),    STR("author_name")};
    bool profile = dom_has_word(n->classes, STR("profile-link")); /* Blogger's "View my profile" */
    if (profile || n->tag == GUMBO_TAG_H1)                        /* the title, or the site's */
        return NO_RANK;
    if (dom_has_word(dom_attr(n, "rel"), STR("author")))
        return RANK_REL;
    if (dom_has_word(dom_attr(n, "itemprop"), STR("author")))
        return RANK_ITEMPROP;
    if (DOM_HAS_ANY(n->classes, classes))
        return RANK_CLASS;
    if (names_author(n->classes))
        return RANK_ENDING;
    if (n->tag == GUMBO_TAG_A && is_author_page(dom_attr(n, "href")))
        return RANK_LINK;
    return (hints_of(n) & HINT_PERSON) && n->tag != GUMBO_TAG_BODY ? RANK_WORD : NO_RANK;
}

/* True for a byline that continues with another name: "Jane Doe and John Roe". */
static bool is_continued(struct str rest)
{
    rest = str_trim(rest);
    return str_any(str_starts, rest, "and |und |et |y |& |en |e |och ");
}

/* "Written by", "Skrevet af:": a known label, or words that need a name. */
static bool is_label_only(struct str s)
{
    s = str_trim(s);
    if (person_tidy(s).n == 0 || str_ends(s, STR(":")))
        return true;
    size_t last = s.n;
    while (last > 0 && s.p[last - 1] != ' ')
        last--;
    return s.p[last] >= 'a' && s.p[last] <= 'z' && !person_is_likely(person_tidy(s));
}

/* Name in a link or element of its own between label and role: "By <a>Jane Doe</a> Senior Editor".
 * Empty for none or several. */
static struct str inner_name(struct dom *d, const struct dom_node *byline, struct str text)
{
    struct str found = {"", 0};
    for (const struct dom_node *n = byline + 1; n < dom_after(byline); n++) {
        bool holder = n->tag == GUMBO_TAG_A || dom_has_word(n->classes, STR("fn")) ||
                      dom_has_word(dom_attr(n, "itemprop"), STR("name")) ||
                      str_ends(n->classes, STR("name"));
        if (n->tag == DOM_TEXT || !holder)
            continue;
        struct str name = person_tidy(dom_text(d, n, LINE));
        size_t at = str_find(text, name, 0);
        bool labelled = at != SIZE_MAX && at > 0 && byline_label_bytes(text) == at;
        bool sure = name.n > 0 && (dom_has_word(n->classes, STR("username")) ||
                                   (labelled && n->tag == GUMBO_TAG_A));
        if (!(sure || person_is_name(name)) || at == SIZE_MAX)
            continue;
        if (found.n > 0 && n->tag == GUMBO_TAG_A && is_author_page(dom_attr(n, "href")) &&
            !str_eq(name, found))
            return STR("");
        bool alone = is_label_only(str_slice(text, 0, at)) &&
                     !is_continued(str_slice(text, at + name.n, text.n));
        found = found.n == 0 && alone ? name : found;
    }
    return found;
}

/* Appends a likely name that is not in the list yet, if it fits. */
static void add_name(struct buf *names, struct str name)
{
    if (person_is_name(name) && names->n + name.n < NAME_BYTES && !str_has(buf_str(names), name)) {
        buf_add_c(names, names->n > 0 ? ", " : "");
        buf_add(names, name);
    }
}

/* First name in an element of its own, with those beside it of the same make; n is 0 for none.
 * *several is true for more than one such element, even with the same name. */
static struct str leaf_names(struct dom *d, const struct dom_node *byline, bool *several)
{
    AUTO(buf) names = BUF_INIT;
    const struct dom_node *first = NULL;
    *several = false;
    for (const struct dom_node *n = byline + 1; n < dom_after(byline); n++) {
        bool alike = !first || (n->tag == first->tag && n->parent == first->parent &&
                                str_eq(n->classes, first->classes));
        struct str name = is_leaf(n) && alike ? person_tidy(dom_text(d, n, LINE)) : STR("");
        if (person_is_name(name)) {
            add_name(&names, name);
            *several = first != NULL;
            first = n;
        }
    }
    return arena_str(&d->arena, buf_str(&names));
}

/* schema.org's name property inside an author, even a login with digits; n is 0 for none. */
static struct str property_name(struct dom *d, const struct dom_node *author)
{
    for (uint32_t i = author->index + 1; i < author->end && i <= author->index + BYLINE_NODES;
         i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag != DOM_TEXT && dom_has_word(dom_attr(n, "itemprop"), STR("name"))) {
            struct str content = str_trim(dom_attr(n, "content"));
            struct str text = content.n > 0 ? content : dom_text(d, n, LINE);
            struct str name = person_tidy(text);
            bool login = text.n < LINE && !str_has_char(text, ' ');
            return login && !person_is_placeholder(text) ? text : name;
        }
    }
    return STR("");
}

/* Author in an element; empty when its text is no name. */
static struct str name_in(struct dom *d, const struct dom_node *n, int rank)
{
    struct str property = rank == RANK_ITEMPROP ? property_name(d, n) : STR("");
    if (property.n > 0)
        return property;
    struct str text = dom_text(d, n, LINE + 1);
    bool small = text.n <= LINE && n->end - n->index <= BYLINE_NODES;
    struct str inner = small ? inner_name(d, n, text) : STR("");
    if (inner.n > 0)
        return inner;
    struct str name = text.n <= LINE ? person_tidy(text) : STR("");
    if (n->end - n->index <= BYLINE_NODES) {
        bool several;
        struct str names = leaf_names(d, n, &several);
        name = several || (names.n > 0 && !person_is_name(name)) ? names : name;
    }
    bool doubtful = rank > RANK_CLASS && !person_is_name(name) && !person_is_first_name(text);
    return doubtful ? STR("") : name;
}

/* Element whose children are adjacent names: the parent, or the list of which it is an item. */
static const struct dom_node *row_of(const struct dom_node *n)
{
    return n->parent && n->parent->tag == GUMBO_TAG_LI ? n->parent->parent : n->parent;
}

/* Author in the element with the best evidence, and in adjacent ones with the same. */
static struct str from_markup(struct dom *d, const struct facts *f, uint32_t from, uint32_t to)
{
    AUTO(buf) names = BUF_INIT;
    const struct dom_node *first = NULL;
    int rank = NO_RANK;
    for (uint32_t i = from; i < to; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag == DOM_TEXT || n->n_attrs == 0)
            continue;
        int mine = rank_of(n);
        bool beside = first && mine == rank && row_of(n) == row_of(first) && first->end <= i;
        if ((mine >= rank && !beside) || facts_in_other_article(f, n))
            continue;
        struct str name = name_in(d, n, mine);
        if (name.n > 0 && beside) {
            add_name(&names, name);
        } else if (name.n > 0) {
            buf_set(&names, name);
            rank = mine;
            first = n;
        }
    }
    return arena_str(&d->arena, buf_str(&names));
}

struct str byline_from_markup(struct dom *d, const struct facts *f)
{
    return from_markup(d, f, d->body->index, d->n);
}

struct str byline_from_markup_near(struct dom *d, const struct facts *f)
{
    uint32_t from, to;
    return facts_near_title(d, f, &from, &to) ? from_markup(d, f, from, to) : STR("");
}

/* "/members/jane.31/", "/user-overview/?u=79003": page of a user, not of the reader's account. */
static bool is_user_page(struct str href)
{
    struct str rest = href, part, last = {"", 0};
    size_t query = str_find(href, STR("?u="), 0);
    if (query != SIZE_MAX && query + 3 < href.n && ascii_digit(href.p[query + 3]))
        return true;
    while (str_split(&rest, '/', &part)) {
        bool account = str_any(str_has_nocase, part, "login|regist|passw|sign");
        if (part.n > 0 && !account &&
            str_any(str_eq_nocase, last,
                    "user|users|member|members|profile|profiles|profil|people|u"))
            return true;
        last = part;
    }
    return false;
}

struct str byline_from_user_near(struct dom *d, const struct facts *f)
{
    enum { LOGIN_BYTES = 30 };
    uint32_t from = 0, to = 0;
    bool near = facts_near_title(d, f, &from, &to);
    for (uint32_t i = from; near && i < to; i++) {
        const struct dom_node *n = &d->nodes[i];
        struct str href = dom_attr(n, "href");
        if (n->tag != GUMBO_TAG_A || !is_user_page(href) ||
            !page_same_site(href, str_from(f->url)) || facts_in_other_article(f, n))
            continue;
        struct str name = person_tidy(dom_text(d, n, LINE));
        bool login = name.n <= LOGIN_BYTES && !str_has_char(name, ' ');
        if (name.n > 0 && (login || person_is_likely(name)))
            return name;
    }
    return STR("");
}
