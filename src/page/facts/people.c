/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Detection of the author. */
#include "page/evidence/marks.h"
#include "page/facts/byline.h"
#include "page/facts/person.h"
#include "page/facts/script-text.h"
#include "text/url/url.h"

enum { LINE = 160 };

/* Name or address of the site, which is no author: "The Post", "post.example". */
static bool is_site(const struct facts *f, struct str name)
{
    struct url_parts u;
    if (same_words(name, f->site_name))
        return true;
    return f->url && url_split(str_from(f->url), &u) && name.n > 3 && u.host.n > 0 &&
           (str_ends(u.host, name) || (str_has_nocase(u.host, name) && str_has_char(name, '.')));
}

/* Appends "Jane Doe" for "Doe, Jane", the order of catalogues. */
static void add_in_order(struct buf *b, struct str name)
{
    size_t comma = str_find_char(name, ',', 0);
    bool pair = comma != SIZE_MAX && str_find_char(name, ',', comma + 1) == SIZE_MAX;
    buf_add(b, pair ? str_trim(str_slice(name, comma + 1, name.n)) : name);
    if (pair) {
        buf_add_c(b, " ");
        buf_add(b, str_slice(name, 0, comma));
    }
}

/* Values of the meta elements with a name that are not the site, one for each author; n is 0 for
 * none. */
static struct str meta_person(struct dom *d, const struct facts *f, struct str key)
{
    AUTO(buf) names = BUF_INIT;
    bool catalogue = str_starts(key, STR("dc.")) || str_eq(key, STR("citation_author"));
    for (size_t i = 0; i < f->meta.n; i++) {
        const struct meta_entry *e = &f->meta.entries[i];
        bool mine = str_eq(e->name, key) && !is_site(f, e->content);
        struct str name = mine ? person_tidy(e->content) : STR("");
        bool fits = names.n == 0 || (person_is_likely(name) && names.n + name.n < LINE);
        if (name.n > 0 && fits && !str_has(buf_str(&names), name)) {
            buf_add_c(&names, names.n > 0 ? ", " : "");
            if (catalogue)
                add_in_order(&names, name);
            else
                buf_add(&names, name);
        }
    }
    return arena_str(&d->arena, buf_str(&names));
}

/* "Written by" in the metadata for link previews of social networks. */
static struct str card_name(const struct facts *f)
{
    struct str what = meta_get(&f->meta, "twitter:label1");
    bool writer = str_any(str_has_nocase, what, "by|von|verfasst|author|autor|par");
    struct str name = meta_get(&f->meta, "twitter:data1");
    return writer && !is_site(f, name) ? person_tidy(name) : STR("");
}

/* "jane.doe", "JaneD", "HBR": a single word not capitalized as a name. */
static bool is_login(struct str name)
{
    if (name.n == 0)
        return false;
    bool odd = !ascii_capital(name.p[0]) && (unsigned char)name.p[0] < 0x80;
    for (size_t i = 0; i < name.n; i++) {
        if (name.p[i] == ' ')
            return false;
        odd = odd || (i > 0 && (unsigned char)name.p[i] < 0x80 && !ascii_alpha(name.p[i])) ||
              (i > 0 && ascii_capital(name.p[i]));
    }
    return odd;
}

static bool names_organisation(struct str name)
{
    const char *list = "e.V|GmbH|Inc|Team|Staff|News|Redaktion|Editors|Agency|Verband|Press|"
                       "Ltd|LLC|Admin|Magazin|Times|AG|Media";
    for (struct str word; str_next_word(&list, &word);) {
        size_t at = str_find(name, word, 0), end = at + word.n;
        if (at != SIZE_MAX && (at == 0 || name.p[at - 1] == ' ') &&
            (end == name.n || !ascii_alpha(name.p[end])))
            return true;
    }
    return false;
}

/* Doubtful declared author: an organisation, by its type or name, or a login. */
static bool is_doubtful(const struct facts *f, struct str name)
{
    bool first_name =
        !str_has_char(name, ' ') && !is_login(name) && (unsigned char)name.p[0] < 0x80;
    return names_organisation(name) || first_name || (is_login(name) && !f->meta.ld.thread) ||
           (f->meta.ld.by_organisation && same_words(name, str_from(f->meta.ld.author)));
}

/* Author in a page's script data, if unique. */
static struct str from_scripts(const struct dom *d)
{
    static const struct str keys[] = {STR("\"pagePostAuthor\":\""), STR("\"authorName\":\""),
                                      STR("\"author_name\":\""), STR("\"author\":{\"name\":\""),
                                      STR("\"authors\":[{\"name\":\"")};
    struct script_values values = {.d = d, .keys = keys, .n_keys = ARRAY_SIZE(keys)};
    struct str found = {"", 0}, value;
    while (script_values_next(&values, &value)) {
        bool plain = value.n > 0 && value.n < LINE && str_find_char(value, '\\', 0) == SIZE_MAX;
        if (plain && found.n > 0 && !str_eq(found, value))
            return STR("");
        found = plain ? value : found;
    }
    return person_tidy(found);
}

static bool shares_word(struct str a, struct str b)
{
    struct str rest = a, word;
    while (str_split(&rest, ' ', &word)) {
        word.n -= str_ends(word, STR(","));
        if (word.n > 2 && str_has_nocase(b, word))
            return true;
    }
    return false;
}

/* The name in an element of its own, if the line contains it, else the line's. */
static struct str narrow(struct str line, struct str marked)
{
    return marked.n > 0 && str_has(line, marked) ? marked : line;
}

/* Author in a line near the title, else in any element for authors. */
static struct str from_line_or_markup(struct dom *d, const struct facts *f)
{
    struct str line = byline_from_lines(f), marked = byline_from_markup(d, f);
    return line.n > 0 ? narrow(line, marked) : marked;
}

/* Author in a line with a label. */
static struct str from_labelled_line(struct dom *d, const struct facts *f)
{
    struct str line = byline_labelled_near(f);
    return line.n > 0 ? narrow(line, byline_from_markup(d, f)) : line;
}

static bool is_person(const struct facts *f, struct str name)
{
    return person_is_name(name) && !is_site(f, name);
}

/* True for a name that needs no better one. */
static bool is_settled(const struct facts *f, struct str name, bool person)
{
    return person ? is_person(f, name) : name.n > 0 && !is_site(f, name);
}

/* Visible author with the best evidence; with `person`, only one that looks like a name. */
static struct str find_shown(struct dom *d, const struct facts *f, bool person)
{
    struct str name = {"", 0};
    for (int place = 0; place < 8 && !is_settled(f, name, person); place++) {
        struct str found = place == 0              ? person_tidy(marks_property(d, STR("author")))
                           : place == 1            ? from_labelled_line(d, f)
                           : place == 2            ? byline_from_markup_near(d, f)
                           : place == 3            ? from_line_or_markup(d, f)
                           : place == 4            ? f->byline
                           : place == 5            ? from_scripts(d)
                           : place == 6 && !person ? byline_from_user_near(d, f)
                           : place == 7            ? byline_from_biography(d, f)
                                                   : STR("");
        name = name.n == 0 || is_person(f, found) ? found : name;
    }
    /* The labelled form ends before the next label, and has small letters. */
    return f->byline.n > 0 && str_starts_nocase(name, f->byline) ? f->byline : name;
}

/* Author by a meta element. article:author has priority over an author of other words, who is the
 * publisher. *first is the first value found, even the site's name, but not its
 * address. */
static struct str claimed_in_meta(struct dom *d, const struct facts *f, struct str *first)
{
    const char *names = "author|article:author|dc.creator|dc:creator|dcterms.creator|byl|"
                        "parsely-author|sailthru.author|citation_author|og:article:author|"
                        "dc.contributor|article:author_name|shareaholic:article_author_name";
    struct str name = {"", 0};
    for (struct str key; name.n == 0 && str_next_word(&names, &key);) {
        struct str value = meta_value(&f->meta, key);
        bool address = str_has_char(value, '.') && is_site(f, value);
        *first = first->n > 0 || address ? *first : value;
        name = meta_person(d, f, key);
    }
    struct str own = meta_person(d, f, STR("article:author"));
    return person_is_likely(own) && !shares_word(own, name) ? own : name;
}

/* The shown author, or the site where it claims to be the author itself and no person is named. */
static struct str shown_or_site(struct str shown, struct str claimed)
{
    bool words = str_has_char(shown, ' ');
    bool person = person_is_likely(shown) && !names_organisation(shown);
    struct str site = person || (shown.n > 0 && !words) ? STR("") : person_tidy(claimed);
    return site.n > 0 ? site : shown;
}

/* True when the names shown are those claimed, or these and more: "Jane Doe and John Roe". Not
 * after a comma, which a place or a paper follows as well. */
static bool has_same_names(struct str shown, struct str claimed)
{
    struct str name = {"", 0}, wanted;
    while (person_next(&claimed, &wanted))
        if (!person_next(&shown, &name) || !str_eq(name, wanted))
            return false;
    return shown.n == 0 || (name.p[name.n] != ',' && person_is_likely(shown));
}

void facts_find_byline(struct dom *d, struct facts *f)
{
    const struct json_ld *ld = &f->meta.ld;
    struct str claimed = str_from(ld->author ? ld->author : ld->page_author);
    struct str name = is_site(f, claimed) ? STR("") : person_tidy(claimed);
    name = name.n > 0 ? name : claimed_in_meta(d, f, &claimed);
    name = name.n > 0 ? name : card_name(f);
    bool doubtful = name.n == 0 || is_doubtful(f, name);
    struct str shown =
        doubtful ? find_shown(d, f, name.n + claimed.n > 0) : byline_labelled_near(f);
    if (name.n == 0) {
        f->byline = shown_or_site(shown, claimed);
        return;
    }
    bool other = !str_has_char(name, ' ') && !is_login(name) &&
                 !str_starts_nocase(shown, name); /* a first name accepts only its full form */
    bool better = doubtful ? !other : !shares_word(shown, name) || has_same_names(shown, name);
    f->byline = person_is_name(shown) && better ? shown : name;
}
