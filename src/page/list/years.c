/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/years.h"

#include "page/evidence/measure.h"
#include "text/date/words.h"

enum { MAX_HEADING = 40 }; /* bytes */

static bool lacks_year(const struct list_item *item)
{
    return item->date.month > 0 && item->date.date.precision == DATE_NONE;
}

/* Latest date on the page: upper bound of the entries' dates. */
static struct date latest_date(const struct list_page *p)
{
    enum { SHORT = 100 };
    struct date latest = {0}, found;
    for (const struct dom_node *n = p->d->nodes; n < dom_end(p->d); n++) {
        struct str text = {NULL, 0};
        if (n->tag == DOM_TEXT && n->text.n < SHORT)
            text = n->text;
        else if (n->tag == GUMBO_TAG_META)
            text = dom_attr(n, "content");
        if (text.n > 0 && text.n < SHORT &&
            date_find(text, p->default_offset, &found, NULL, NULL) && found.time > latest.time)
            latest = found;
    }
    return latest;
}

/* True for dates in the order of a calendar of events, with at most one turn of the year. */
static bool is_calendar(const struct list_items *items)
{
    enum { MIN_ENTRIES = 3, MARCH = 300 };
    int before = 0, turns = 0, dates = 0;
    bool rises = false;
    for (size_t i = 0; i < items->n; i++) {
        int day = items->v[i].date.month * 100 + items->v[i].date.day;
        if (!lacks_year(&items->v[i]))
            continue;
        turns += day < before;
        rises = rises || (before > 0 && day > before);
        before = day;
        dates++;
    }
    return dates >= MIN_ENTRIES && rises && (turns == 0 || (turns == 1 && before < MARCH));
}

/* Without any entry's year, starts from the page's latest date, the year in its address, or the
 * time of the fetch; a calendar starts up to `ahead` seconds after it. */
static void infer_first_year(const struct list_page *p, int64_t ahead, struct list_date *first)
{
    struct date latest = latest_date(p), address;
    if (latest.precision == DATE_NONE && p->base.n > 0)
        latest = date_from_url(p->base, p->default_offset, &address) ? address : latest;
    latest.time += ahead;
    list_date_infer_year(first, &latest, true, p->default_offset);
    list_date_set_year(first, list_date_year_in(p->base), p->default_offset);
    latest = (struct date){.time = p->fetched + ahead,
                           .precision = p->fetched != 0 ? DATE_DAY : DATE_NONE};
    list_date_infer_year(first, &latest, true, p->default_offset);
}

/* True for a month or nothing, beside a year: "November", "11月", "11/". */
static bool is_month(struct str s)
{
    char word[DATE_WORD + 1];
    s = str_trim(s);
    s = str_ends(s, STR("月")) ? str_slice(s, 0, s.n - 3) : s;
    size_t n = date_fold_word(s, word);
    if (n > 0)
        return date_month(word) && text_weight(str_slice(s, n, s.n), NULL) <= 2;
    return text_weight(s, NULL) <= 2 && s.n <= 6;
}

/* Year of a heading that is one, or a month of it: "2025", "2025年", "November 2025", "2025年11月";
 * 0 for others. */
static int heading_year(const struct dom_node *text)
{
    const struct dom_node *n = text->parent;
    struct str s = str_trim(text->text);
    bool heading =
        n && (dom_is_heading(n) || n->tag == GUMBO_TAG_DT || n->tag == GUMBO_TAG_TH ||
              n->tag == GUMBO_TAG_SUMMARY || n->tag == GUMBO_TAG_P || n->tag == GUMBO_TAG_DIV);
    if (!heading || n->first != text || text->next || s.n < 4 || s.n > MAX_HEADING)
        return 0;
    s = str_ends(s, STR("年")) ? str_slice(s, 0, s.n - 3) : s;
    struct str ends[] = {str_slice(s, 0, 4), str_slice(s, s.n - 4, s.n)};
    struct str others[] = {str_slice(s, 4, s.n), str_slice(s, 0, s.n - 4)};
    others[0] = str_starts(others[0], STR("年")) ? str_slice(others[0], 3, others[0].n) : others[0];
    for (size_t i = 0; i < ARRAY_SIZE(ends); i++) {
        int64_t year;
        if (str_to_int64(ends[i], &year) && year >= 1990 && year <= 2099 && is_month(others[i]))
            return (int)year;
    }
    return 0;
}

static void read_heading_years(const struct list_page *p, struct list_items *items)
{
    int year = 0;
    uint32_t i = 0;
    for (size_t k = 0; k < items->n; k++) {
        for (; i < items->v[k].link->node->index; i++) {
            const struct dom_node *n = &p->d->nodes[i];
            int found = n->tag == DOM_TEXT ? heading_year(n) : 0;
            year = found ? found : year;
        }
        list_date_set_year(&items->v[k].date, year, p->default_offset);
    }
}

/* Sets the year nearest to that of the entry above, but takes lists for newest first where that
 * would be months later. */
static void infer_below(const struct list_page *p, const struct date *above, struct list_date *d)
{
    enum { MONTHS = 60 * 86400 };
    struct list_date nearest = *d;
    list_date_infer_year(&nearest, above, false, p->default_offset);
    if (nearest.date.time - above->time > MONTHS)
        list_date_infer_year(d, above, true, p->default_offset);
    else
        *d = nearest;
}

/* Propagates years from neighbour to neighbour, outwards from the first entry with a year. */
static void spread_years(const struct list_page *p, struct list_items *items)
{
    size_t known = SIZE_MAX, missing = 0;
    for (size_t i = 0; i < items->n; i++) {
        missing += lacks_year(&items->v[i]);
        known = known == SIZE_MAX && items->v[i].date.date.precision != DATE_NONE ? i : known;
    }
    if (missing == 0)
        return;
    if (known == SIZE_MAX) {
        enum { MONTH = 31 * 86400 };
        for (known = 0; !lacks_year(&items->v[known]);)
            known++;
        infer_first_year(p, is_calendar(items) ? MONTH : 0, &items->v[known].date);
    }
    const struct date *beside = NULL;
    for (size_t i = known; i < items->n; i++) {
        if (lacks_year(&items->v[i]) && beside)
            infer_below(p, beside, &items->v[i].date);
        beside = items->v[i].date.date.precision != DATE_NONE ? &items->v[i].date.date : beside;
    }
    beside = &items->v[known].date.date;
    for (size_t i = known; i-- > 0;) {
        if (lacks_year(&items->v[i]))
            list_date_infer_year(&items->v[i].date, beside, false, p->default_offset);
        beside = items->v[i].date.date.precision != DATE_NONE ? &items->v[i].date.date : beside;
    }
}

void list_years_infer(const struct list_page *p, struct list_items *items)
{
    read_heading_years(p, items);
    spread_years(p, items);
}
