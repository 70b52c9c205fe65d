/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When it was published. */
#include "page/facts.h"
#include "page/hints.h"
#include "page/marks.h"

enum {
    DATE_LINE = 200,
    SHORT_LINE = 80,
    LINES_BEHIND_TITLE = 25,
    LINES_BEFORE_TITLE = 10,
    FULL_DATE = 19
};

static bool better(const struct date *a, const struct date *b)
{
    return a->precision > b->precision;
}

static bool parse(struct str s, int offset, struct date *out)
{
    s = str_trim(s);
    return s.n > 0 && (date_parse(s, offset, out) || date_find(s, offset, out, NULL, NULL));
}

static bool from_meta(const struct facts *f, int offset, struct date *out)
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
        if (parse(meta_get(&f->meta, one), offset, out)) {
            return true;
        }
    }
    return false;
}

static bool of_node(struct dom *d, const struct dom_node *n, int offset, struct date *out)
{
    struct str datetime = dom_attr(n, "datetime");
    if (parse(datetime, offset, out) || parse(dom_attr(n, "content"), offset, out)) {
        return true;
    }
    struct str text = dom_text(d, n, DATE_LINE + 1);
    return text.n <= DATE_LINE && parse(text, offset, out);
}

static bool is_elsewhere(const struct dom_node *n)
{
    for (const struct dom_node *p = n; p; p = p->parent) {
        if (p->tag != GUMBO_TAG_BODY && p->tag != GUMBO_TAG_HTML &&
            (hints_of(p) & (HINT_COMMENTS | HINT_RELATED))) {
            return true;
        }
    }
    return false;
}

/* Elements that mark a date as the article's: the surest kind wins. */
static bool from_markup(struct dom *d, int offset, struct date *out)
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
        if (dom_has_word(dom_attr(n, "itemprop"), STR("datePublished"))) {
            mine = 0;
        } else if (n->tag == GUMBO_TAG_TIME) {
            mine = dom_has_attr(n, "pubdate") || dom_has_word(n->classes, STR("published")) ? 1 : 2;
        }
        for (size_t k = 0; mine == 9 && k < ARRAY_SIZE(words); k++) {
            bool has = dom_has_word(n->classes, str_from(words[k])) ||
                       str_eq_nocase(n->id, str_from(words[k]));
            mine = has ? (k < 6 ? 3 : 4) : 9;
        }
        struct date found;
        if (mine < rank && !is_elsewhere(n) && of_node(d, n, offset, &found)) {
            *out = found;
            rank = mine;
        }
    }
    return rank < 9;
}

static bool of_line(const struct page_line *line, size_t most, int offset, struct date *out)
{
    return line->text.n <= most && !is_elsewhere(line->block) &&
           date_find(line->text, offset, out, NULL, NULL);
}

/* A short line with a date: the first behind the title, else the nearest before it, else any. */
static bool from_lines(const struct facts *f, int offset, struct date *out)
{
    size_t at = 0;
    while (f->heading && at < f->lines.n && f->lines.v[at].block->index < f->heading->index) {
        at++;
    }
    for (size_t i = at; i < f->lines.n && i < at + LINES_BEHIND_TITLE; i++) {
        if (of_line(&f->lines.v[i], DATE_LINE, offset, out)) {
            return true;
        }
    }
    for (size_t i = at; i-- > 0 && i + LINES_BEFORE_TITLE >= at;) {
        if (of_line(&f->lines.v[i], SHORT_LINE, offset, out)) {
            return true;
        }
    }
    for (size_t i = at; i < f->lines.n; i++) {
        if (of_line(&f->lines.v[i], SHORT_LINE, offset, out)) {
            return true;
        }
    }
    return false;
}

void facts_find_date(struct dom *d, struct facts *f, int offset)
{
    static const char *const updated[] = {"article:modified_time", "og:updated_time",
                                          "datemodified", "dcterms.modified", NULL};
    struct date labelled = f->published;
    bool found = f->date_ruled || parse(str_from(f->meta.ld.published), offset, &f->published) ||
                 from_meta(f, offset, &f->published);
    found = found ||
            parse(str_slice(marks_property(d, STR("date")), 0, FULL_DATE), offset, &f->published);
    if (!found && labelled.precision != DATE_NONE) {
        f->published = labelled;
        found = true;
    }
    found = found || from_markup(d, offset, &f->published) ||
            from_lines(f, offset, &f->published) ||
            date_from_url(str_from(f->url), offset, &f->published);
    if (!found) {
        f->published = (struct date){0};
    } else if (f->published.precision == DATE_DAY && better(&labelled, &f->published)) {
        int64_t apart = labelled.time - f->published.time;
        if (apart >= 0 && apart < 86400) {
            f->published = labelled;
        }
    }
    if (!parse(str_from(f->meta.ld.modified), offset, &f->updated) &&
        !parse(meta_get(&f->meta, updated), offset, &f->updated)) {
        f->updated = (struct date){0};
    }
}
