/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choice of the publication date. */
#include "page/facts/when.h"

#include "page/evidence/marks.h"
#include "page/facts/script-text.h"

enum {
    FULL_DATE = 19,
    MAX_CALL = 120, /* bytes of a script with a single call */
    ONLY_DATE = 40, /* bytes of a line with little else */
    DAY = 86400,
    HOUR = 3600,
    MAX_OFFSET = 14, /* hours east of UTC */
    MIN_OFFSET = -12
};

static bool better(const struct date *a, const struct date *b)
{
    return a->precision > b->precision;
}

/* Copies a date; false for none. */
static bool take(const struct date *found, struct date *out)
{
    if (found->precision == DATE_NONE)
        return false;
    *out = *found;
    return true;
}

/* Only American English puts the month first. Unknown languages count as English. */
static struct habit habit_of(const struct facts *f, int offset)
{
    struct str l = f->language;
    bool american = l.n < 2 || str_eq_nocase(l, STR("en")) || str_eq_nocase(l, STR("en-us")) ||
                    str_eq_nocase(l, STR("en_us")) || str_eq_nocase(l, STR("en-ca"));
    struct str region = l.n == 2 ? meta_get(&f->meta, "og:locale") : l;
    bool us = str_eq_nocase(region, STR("en-us")) || str_eq_nocase(region, STR("en_us"));
    return (struct habit){offset, !american, us, false};
}

/* Names that some sites give to the date of publication, others to that of the last change. */
static const char vague[] = "dcterms.date|dc.date|date|time|last-modified_date";
/* Names of the date of publication only. */
static const char exact[] =
    "article:published_time|pubdate|datepublished|publishdate|publish_date|publish-date|"
    "publication_date|firstpublishedtime|og:article:published_time|og:published_time|"
    "article.published|article:published|article_date_original|date.created|dc.date.issued|"
    "dcterms.issued|dcterms.created|dc.date.created|parsely-pub-date|sailthru.date|"
    "citation_publication_date|citation_date|originalpublicationdate|ptime|_pubtime|"
    "bytedance:published_time|weibo:article:create_at|article:create_at|"
    "cxenseparse:recs:publishtime|cxenseparse:publishtime|vr:published_time|rnews:datepublished|"
    "datecreated|created";

static bool from_meta(const struct facts *f, const char *names, struct habit h, struct date *out)
{
    for (struct str name; str_next_word(&names, &name);)
        if (when_parse(meta_value(&f->meta, name), h, out))
            return true;
    return false;
}

/* Publication date in a page's script data, if unique. */
static bool from_scripts(const struct dom *d, struct habit h, struct date *out)
{
    static const struct str keys[] = {STR("\"publishDate\":\""),     STR("\"publishedAt\":\""),
                                      STR("\"published_at\":\""),    STR("\"publishedDate\":\""),
                                      STR("\"publicationDate\":\""), STR("\"datePublished\":\""),
                                      STR("\"publish_date\":\""),    STR("var ct = \"")};
    struct script_values values = {.d = d, .keys = keys, .n_keys = ARRAY_SIZE(keys)};
    bool found = false;
    for (struct str value; script_values_next(&values, &value);) {
        struct date one;
        bool ok = value.n <= FULL_DATE + 12 && when_parse(value, h, &one);
        if (ok && found && one.time / DAY != out->time / DAY)
            return false;
        *out = ok && !found ? one : *out;
        found = found || ok;
    }
    return found;
}

/* Date that a short script in the text writes: showDate("2020/04/17 01:43"). */
static bool from_calls(const struct dom *d, const struct facts *f, struct habit h, struct date *out)
{
    for (const struct dom_node *n = d->body; n < dom_end(d); n++) {
        bool call = n->tag == GUMBO_TAG_SCRIPT && n->first && n->first->text.n <= MAX_CALL &&
                    !facts_in_other_article(f, n);
        struct str code = call ? n->first->text : STR("");
        size_t start = str_find(code, STR("(\""), 0);
        start = start == SIZE_MAX ? str_find(code, STR("('"), 0) : start;
        struct str value = start == SIZE_MAX ? STR("") : str_slice(code, start + 2, code.n);
        if (date_find(str_slice(value, 0, FULL_DATE), h.offset, out, &start, NULL) && start == 0)
            return true;
    }
    return false;
}

/* Sets the offset with which an instant in UTC falls on the given day, one before or after. */
static void move_to_day(struct date *date, int64_t day)
{
    int64_t own = date->time / DAY;
    int64_t first = day * DAY - date->time, last = first + DAY - 1;
    int64_t hours = day > own ? (first + HOUR - 1) / HOUR : last / HOUR - (last % HOUR < 0);
    bool possible =
        (day == own + 1 && hours <= MAX_OFFSET) || (day == own - 1 && hours >= MIN_OFFSET);
    date->offset = possible ? (int16_t)(hours * 60) : date->offset;
}

static int64_t day_of(const struct date *date)
{
    return (date->time + date->offset * 60) / DAY;
}

/* 2 May and 5 February of one year. */
static bool is_swapped(const struct date *a, const struct date *b)
{
    struct civil x = date_civil(a->time, a->offset), y = date_civil(b->time, b->offset);
    return x.year == y.year && x.month == y.day && x.day == y.month;
}

/* Finds the same instant with an offset in markup or another meta element. */
static bool zone_of(const struct dom *d, const struct facts *f, const struct date *date,
                    struct date *out)
{
    for (size_t i = 0; i < f->meta.n + d->n; i++) {
        const struct dom_node *n = i < f->meta.n ? NULL : &d->nodes[i - f->meta.n];
        struct str value = !n                         ? f->meta.entries[i].content
                           : n->tag == GUMBO_TAG_TIME ? dom_attr(n, "datetime")
                                                      : STR("");
        bool stamp = value.n >= FULL_DATE && value.n <= FULL_DATE + 16;
        if (stamp && date_parse(value, 0, out) && out->offset != 0 &&
            out->time / 60 == date->time / 60)
            return true;
    }
    return false;
}

/* Shifts an instant in UTC to the day that the page or its address shows; `near` is the date in
 * markup near the title. */
static void set_local_day(struct dom *d, struct facts *f, const struct date *near, struct habit h)
{
    struct date *date = &f->published, other;
    if (date->precision < DATE_MINUTE || date->offset != 0 || date->assumed || date->time < 0)
        return;
    if (zone_of(d, f, date, &other))
        date->offset = other.offset;
    else if ((take(near, &other) || when_from_markup(d, f, h, &other) ||
              when_from_lines(d, f, h, &other)) &&
             other.precision == DATE_DAY)
        move_to_day(date, day_of(&other));
    else if (date_from_url(str_from(f->url), 0, &other))
        move_to_day(date, day_of(&other));
}

/* A date shown near the title that is earlier than the claimed one, which is then that of a change
 * or of a move to another system. */
static void prefer_earlier(struct dom *d, struct facts *f, const struct date *near, struct habit h)
{
    struct date shown;
    if ((take(near, &shown) || when_from_lines_near(d, f, ONLY_DATE, h, &shown)) &&
        day_of(&shown) < day_of(&f->published) - 1 && !is_swapped(&shown, &f->published))
        f->published = shown;
}

/* A date of day precision gets the time of a labelled one on that day. */
static void add_time(struct date *date, const struct date *labelled)
{
    int64_t apart = labelled->time - date->time;
    if (date->precision == DATE_DAY && better(labelled, date) && apart >= 0 && apart < DAY)
        *date = *labelled;
}

static bool find_published(struct dom *d, struct facts *f, const struct date *near, struct habit h,
                           struct date *out)
{
    return when_parse(str_from(f->meta.ld.published), h, out) || from_meta(f, exact, h, out) ||
           when_parse(str_slice(marks_property(d, STR("date")), 0, FULL_DATE), h, out) ||
           take(near, out) || when_from_lines_near(d, f, SIZE_MAX, h, out) ||
           from_meta(f, vague, h, out) || take(&f->published, out) ||
           when_from_markup(d, f, h, out) || from_scripts(d, h, out) ||
           when_from_lines(d, f, h, out) || from_calls(d, f, h, out) ||
           date_from_url(str_from(f->url), h.offset, out) ||
           when_parse(str_from(f->meta.ld.page_published), h, out);
}

void facts_find_date(struct dom *d, struct facts *f, int offset)
{
    static const char updated[] =
        "article:modified_time|og:updated_time|datemodified|dcterms.modified";
    struct habit h = habit_of(f, offset);
    struct date labelled = f->published, found, near;
    near = when_from_markup_near(d, f, h, &near) ? near : (struct date){0};
    if (!f->date_ruled && find_published(d, f, &near, h, &found)) {
        f->published = found;
        prefer_earlier(d, f, &near, h);
    } else if (!f->date_ruled) {
        f->published = (struct date){0};
    }
    add_time(&f->published, &labelled);
    set_local_day(d, f, &near, h);
    if (!when_parse(str_from(f->meta.ld.modified), h, &f->updated) &&
        !when_parse(meta_get(&f->meta, updated), h, &f->updated))
        f->updated = (struct date){0};
}
