/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When it was published. */
#include "page/facts.h"
#include "page/hints.h"
#include "page/marks.h"

enum {
    DATE_LINE = 200,
    SHORT_LINE = 80,
    DATELINE = 40,
    LINES_BEHIND_TITLE = 25,
    LINES_BEFORE_TITLE = 10,
    FULL_DATE = 19,
    MAX_SCRIPT = 1 << 20,
    MAX_KEYS = 50,
    DAY = 86400
};

static bool better(const struct date *a, const struct date *b)
{
    return a->precision > b->precision;
}

bool facts_short_date(struct str line, int offset, struct date *out, size_t *end)
{
    struct str first = str_slice(line, 0, str_find_char(line, ' ', 0));
    size_t dot = str_find_char(first, '.', 0);
    *end = first.n;
    return first.n >= 6 && first.n <= 8 && dot <= 2 &&
           str_find_char(first, '.', dot + 1) == first.n - 3 && date_parse(first, offset, out);
}

/* How a page writes dates that name no zone, and whether 10/05/2022 begins with the day. */
struct habit {
    int offset;
    bool day_first;
};

/* Only American English begins with the month. Unknown languages are taken to be English. */
static struct habit habit_of(const struct facts *f, int offset)
{
    struct str l = f->language;
    bool american = l.n < 2 || str_eq_nocase(l, STR("en")) || str_eq_nocase(l, STR("en-us")) ||
                    str_eq_nocase(l, STR("en_us")) || str_eq_nocase(l, STR("en-ca"));
    return (struct habit){offset, !american};
}

/* The bytes of a number of one or two digits at `at`, 0 when none is there. */
static size_t short_number(struct str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.n && n < 3 && ascii_digit(s.p[at + n])) {
        n++;
    }
    return n <= 2 && !(at > 0 && ascii_digit(s.p[at - 1])) ? n : 0;
}

/* Appends `s` with the first two numbers of 10/05/2022 exchanged. */
static void add_month_first(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        size_t a = short_number(s, i);
        size_t second = i + a + 1;
        bool slash = a > 0 && second < s.n && s.p[second - 1] == '/';
        size_t c = slash ? short_number(s, second) : 0;
        size_t year = second + c + 1;
        if (c > 0 && year + 4 <= s.n && s.p[year - 1] == '/' && ascii_digit(s.p[year + 2])) {
            buf_add(b, str_slice(s, 0, i));
            buf_add(b, str_slice(s, second, second + c));
            buf_add_char(b, '/');
            buf_add(b, str_slice(s, i, i + a));
            buf_add(b, str_slice(s, year - 1, s.n));
            return;
        }
    }
    buf_add(b, s);
}

static bool read_date(struct str s, struct habit h, bool whole, struct date *out)
{
    struct buf b = BUF_INIT;
    if (h.day_first && str_find_char(s, '/', 0) != SIZE_MAX) {
        add_month_first(&b, s);
        struct date swapped;
        if ((whole && date_parse(buf_str(&b), h.offset, &swapped)) ||
            date_find(buf_str(&b), h.offset, &swapped, NULL, NULL)) {
            buf_fini(&b);
            *out = swapped;
            return true;
        }
        buf_fini(&b);
    }
    size_t end;
    return (whole && date_parse(s, h.offset, out)) || date_find(s, h.offset, out, NULL, NULL) ||
           facts_short_date(s, h.offset, out, &end);
}

static bool parse(struct str s, struct habit h, struct date *out)
{
    s = str_trim(s);
    return s.n > 0 && read_date(s, h, true, out);
}

static bool from_meta(const struct facts *f, struct habit h, struct date *out)
{
    static const char *const names[] = {"article:published_time",
                                        "pubdate",
                                        "datepublished",
                                        "publishdate",
                                        "publish_date",
                                        "publish-date",
                                        "publication_date",
                                        "firstpublishedtime",
                                        "og:article:published_time",
                                        "og:published_time",
                                        "article.published",
                                        "article:published",
                                        "article_date_original",
                                        "date.created",
                                        "dc.date.issued",
                                        "dcterms.issued",
                                        "dcterms.created",
                                        "dc.date.created",
                                        "dcterms.date",
                                        "dc.date",
                                        "date",
                                        "parsely-pub-date",
                                        "sailthru.date",
                                        "citation_publication_date",
                                        "citation_date",
                                        "originalpublicationdate",
                                        "ptime",
                                        "_pubtime",
                                        "bytedance:published_time",
                                        "weibo:article:create_at",
                                        "article:create_at",
                                        "cxenseparse:recs:publishtime",
                                        "cxenseparse:publishtime",
                                        "vr:published_time",
                                        "rnews:datepublished",
                                        "datecreated",
                                        "created",
                                        "time",
                                        "last-modified_date",
                                        NULL};
    for (size_t i = 0; names[i]; i++) {
        const char *const one[] = {names[i], NULL};
        if (parse(meta_get(&f->meta, one), h, out)) {
            return true;
        }
    }
    return false;
}

static bool of_node(struct dom *d, const struct dom_node *n, struct habit h, struct date *out)
{
    struct str datetime = dom_attr(n, "datetime");
    if (parse(datetime, h, out) || parse(dom_attr(n, "content"), h, out)) {
        return true;
    }
    struct str text = dom_text(d, n, DATE_LINE + 1);
    return text.n <= DATE_LINE && parse(text, h, out);
}

/* RDFa: property="schema:datePublished", "dc:date", "schema:dateCreated". */
static bool is_created(const struct dom_node *n)
{
    struct str property = dom_attr(n, "property");
    size_t colon = str_find_char(property, ':', 0);
    struct str name = colon == SIZE_MAX ? property : str_slice(property, colon + 1, property.n);
    return str_eq_nocase(name, STR("datePublished")) || str_eq_nocase(name, STR("dateCreated")) ||
           (str_eq_nocase(name, STR("date")) && colon != SIZE_MAX);
}

/* "uploaded-date", "Post__date" */
static bool ends_in_date(struct str classes)
{
    struct str rest = classes, word, tail = STR("date");
    while (str_split(&rest, ' ', &word)) {
        if (word.n > tail.n + 1 && !ascii_alpha(word.p[word.n - tail.n - 1]) &&
            str_eq_nocase(str_slice(word, word.n - tail.n, word.n), tail) &&
            str_find_nocase(word, STR("update"), 0) == SIZE_MAX &&
            str_find_nocase(word, STR("modif"), 0) == SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/* Elements that mark a date as the article's: the surest kind wins. */
static bool from_markup(struct dom *d, const struct facts *f, struct habit h, struct date *out)
{
    static const char *const words[] = {
        "pubtime_baidu", "pubtime",      "publish-time", "pub-time",  "published", "post-date",
        "entry-date",    "article-date", "date",         "time",      "timestamp", "datum",
        "article-time",  "publish_time", "post-time",    "news-time", "info-time"};
    int rank = 9;
    for (uint32_t i = d->body->index; i < d->n && rank > 0; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag == DOM_TEXT || (n->n_attrs == 0 && n->tag != GUMBO_TAG_TIME)) {
            continue;
        }
        int mine = 9;
        if (dom_has_word(dom_attr(n, "itemprop"), STR("datePublished")) || is_created(n)) {
            mine = 0;
        } else if (n->tag == GUMBO_TAG_TIME) {
            mine = dom_has_attr(n, "pubdate") || dom_has_word(n->classes, STR("published")) ? 1 : 2;
        }
        for (size_t k = 0; mine == 9 && k < ARRAY_SIZE(words); k++) {
            bool has = dom_has_word(n->classes, str_from(words[k])) ||
                       str_eq_nocase(n->id, str_from(words[k]));
            mine = has ? (k < 6 ? 3 : 4) : 9;
        }
        mine = mine == 9 && ends_in_date(n->classes) ? 5 : mine;
        struct date found;
        if (mine < rank && !facts_in_other_article(d, f, n) && of_node(d, n, h, &found)) {
            *out = found;
            rank = mine;
        }
    }
    return rank < 9;
}

static bool of_line(const struct dom *d, const struct facts *f, const struct page_line *line,
                    size_t most, struct habit h, struct date *out)
{
    return line->text.n <= most && !facts_in_other_article(d, f, line->block) &&
           read_date(line->text, h, false, out);
}

/* "4.5.2021 – The ferry is back": a long paragraph that begins with a date. */
static bool of_dateline(const struct dom *d, const struct facts *f, const struct page_line *line,
                        struct habit h, struct date *out)
{
    size_t start, end;
    struct date date;
    struct str head = str_slice(line->text, 0, DATELINE);
    if (line->text.n <= DATE_LINE || facts_in_other_article(d, f, line->block) ||
        !date_find(head, h.offset, &date, &start, &end) || start > 0) {
        return false;
    }
    struct str rest = str_trim(str_slice(line->text, end, line->text.n));
    bool sentence = rest.n > 0 && (ascii_alpha(rest.p[0]) || rest.p[0] == ',');
    return !sentence && read_date(head, h, false, out);
}

/* A short line with a date: the first behind the title, else the nearest before it, else any. */
static bool from_lines(const struct dom *d, const struct facts *f, struct habit h, struct date *out)
{
    size_t at = 0;
    while (f->heading && at < f->lines.n && f->lines.v[at].block->index < f->heading->index) {
        at++;
    }
    for (size_t i = at; i < f->lines.n && i < at + LINES_BEHIND_TITLE; i++) {
        if (of_line(d, f, &f->lines.v[i], DATE_LINE, h, out) || of_dateline(d, f, &f->lines.v[i], h, out)) {
            return true;
        }
    }
    for (size_t i = at; i-- > 0 && i + LINES_BEFORE_TITLE >= at;) {
        if (of_line(d, f, &f->lines.v[i], SHORT_LINE, h, out)) {
            return true;
        }
    }
    for (size_t i = at; i < f->lines.n; i++) {
        if (of_line(d, f, &f->lines.v[i], SHORT_LINE, h, out)) {
            return true;
        }
    }
    return false;
}

/* The day of publication in the data that a page's scripts work with, when they name only one. */
static bool from_scripts(const struct dom *d, struct habit h, struct date *out)
{
    static const struct str keys[] = {STR("\"publishDate\":\""),     STR("\"publishedAt\":\""),
                                      STR("\"published_at\":\""),    STR("\"publishedDate\":\""),
                                      STR("\"publicationDate\":\""), STR("\"datePublished\":\""),
                                      STR("\"publish_date\":\"")};
    bool found = false;
    for (uint32_t i = 0; i < d->n; i++) {
        const struct dom_node *n = &d->nodes[i];
        struct str text = n->tag == GUMBO_TAG_SCRIPT && n->first ? n->first->text : STR("");
        for (size_t k = 0; text.n <= MAX_SCRIPT && k < ARRAY_SIZE(keys); k++) {
            size_t at = str_find(text, keys[k], 0);
            for (int seen = 0; at != SIZE_MAX && seen < MAX_KEYS; seen++) {
                size_t start = at + keys[k].n;
                struct date one;
                struct str value = str_slice(text, start, str_find_char(text, '"', start));
                bool ok = value.n <= FULL_DATE + 12 && parse(value, h, &one);
                if (ok && found && one.time / DAY != out->time / DAY) {
                    return false;
                }
                *out = ok && !found ? one : *out;
                found = found || ok;
                at = str_find(text, keys[k], start);
            }
        }
    }
    return found;
}

void facts_find_date(struct dom *d, struct facts *f, int offset)
{
    static const char *const updated[] = {"article:modified_time", "og:updated_time",
                                          "datemodified", "dcterms.modified", NULL};
    struct habit h = habit_of(f, offset);
    struct date labelled = f->published;
    bool found = f->date_ruled || parse(str_from(f->meta.ld.published), h, &f->published) ||
                 from_meta(f, h, &f->published);
    found =
        found || parse(str_slice(marks_property(d, STR("date")), 0, FULL_DATE), h, &f->published);
    if (!found && labelled.precision != DATE_NONE) {
        f->published = labelled;
        found = true;
    }
    found = found || from_markup(d, f, h, &f->published) || from_scripts(d, h, &f->published) ||
            from_lines(d, f, h, &f->published) ||
            date_from_url(str_from(f->url), offset, &f->published) ||
            parse(str_from(f->meta.ld.page_published), h, &f->published);
    if (!found) {
        f->published = (struct date){0};
    } else if (f->published.precision == DATE_DAY && better(&labelled, &f->published)) {
        int64_t apart = labelled.time - f->published.time;
        if (apart >= 0 && apart < 86400) {
            f->published = labelled;
        }
    }
    if (!parse(str_from(f->meta.ld.modified), h, &f->updated) &&
        !parse(meta_get(&f->meta, updated), h, &f->updated)) {
        f->updated = (struct date){0};
    }
}
