/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/item-date.h"

#include "page/evidence/hints.h"
#include "page/list/relative.h"

enum {
    SHORT_TEXT = 100, /* bytes; longer text is prose, not a date */
    MAX_META = 400,
    MAX_TITLE = 600,
};

bool list_item_is_date(const struct dom_node *n)
{
    static const char words[] =
        "date|time|day|riqi|rq|shijian|sj|published|timestamp|posted-on|datetime";
    return n->tag == GUMBO_TAG_TIME || hint_is_named(n, words);
}

bool list_item_is_taken(const struct list_page *p, const struct list_item *item,
                        const struct dom_node *n)
{
    if (n == item->title_node || n->tag != GUMBO_TAG_A)
        return n == item->title_node;
    struct list_date date;
    bool around = item->title_node && dom_contains(n, item->title_node);
    return !around && !list_date_is(dom_text(p->d, n, SHORT_TEXT), p->default_offset, &date);
}

static bool read_date_element(const struct list_page *p, const struct dom_node *n,
                              struct list_date *out)
{
    const struct dom_node *time = dom_find_tag(n, GUMBO_TAG_TIME);
    struct str machine = dom_attr(time ? time : n, "datetime");
    size_t start, end;
    if (machine.n > 0 && date_parse(str_trim(machine), p->default_offset, &out->date)) {
        out->written = true;
        out->month = 0;
        return true;
    }
    struct str text = dom_text(p->d, n, SHORT_TEXT);
    struct list_date found;
    if (text.n == 0 || !list_date_find(text, p->default_offset, &found, &start, &end))
        return false;
    *out = found;
    return true;
}

/* Appends the short texts beside the title to *meta; true on a date element, else on a text that
 * is a whole date, in *out. */
static bool find_date_element(const struct list_page *p, const struct list_item *item,
                              struct buf *meta, struct list_date *out)
{
    bool alone = item->date.written;
    *out = item->date;
    for (uint32_t i = item->first; i < item->end;) {
        const struct dom_node *n = &p->d->nodes[i];
        if (n->tag == DOM_TEXT) {
            if (n->text.n <= SHORT_TEXT * 2 && meta->n < MAX_META) {
                buf_add_c(meta, meta->n > 0 ? " " : "");
                dom_add_text(meta, n, SHORT_TEXT);
            }
            struct list_date whole;
            if (!alone && list_date_is(str_trim(n->text), p->default_offset, &whole) &&
                whole.date.precision >= DATE_DAY) {
                *out = whole;
                alone = true;
            }
        } else if (dom_is_silent(n) || list_item_is_taken(p, item, n)) {
            i = n->end;
            continue;
        } else if (list_item_is_date(n) && n->end - n->index < 20 && read_date_element(p, n, out)) {
            return true;
        }
        i++;
    }
    return alone;
}

/* Reads "3 hours ago" beside the title. */
static void find_relative(const struct list_page *p, struct list_item *item)
{
    for (uint32_t i = item->first; i < item->end && !item->date.written;) {
        const struct dom_node *n = &p->d->nodes[i];
        struct date *date = &item->date.date;
        bool taken = n == item->title_node || (n->tag != DOM_TEXT && dom_is_silent(n));
        if (n->tag == DOM_TEXT && n->text.n <= SHORT_TEXT &&
            list_date_relative(n->text, p->fetched, p->default_offset, date))
            item->date.written = true;
        i = taken ? n->end : i + 1;
    }
}

/* Date in a title beside the link: "Judgment of 28 November 2026"; one to come is an event's. */
static bool find_title_date(const struct list_page *p, const struct list_item *item,
                            struct list_date *out)
{
    size_t start, end;
    const struct dom_node *n = item->title_node;
    return n && !dom_contains(item->link->node, n) && !dom_contains(n, item->link->node) &&
           list_date_find(dom_text(p->d, n, MAX_TITLE), p->default_offset, out, &start, &end) &&
           (p->fetched == 0 || out->date.time <= p->fetched);
}

void list_item_read_date(const struct list_page *p, const struct list_hints *hints,
                         struct list_item *item)
{
    if (hints && hints->date && read_date_element(p, hints->date, &item->date))
        return;
    struct list_date found;
    size_t start, end;
    AUTO(buf) meta = BUF_INIT;
    if (find_date_element(p, item, &meta, &found))
        item->date = found;
    else if (list_date_find(buf_str(&meta), p->default_offset, &found, &start, &end))
        item->date = found;
    const struct list_date *above = p->headings ? p->headings[item->link - p->links.v] : NULL;
    if (!item->date.written && above)
        item->date = *above;
    if (!item->date.written && find_title_date(p, item, &found))
        item->date = found;
    struct date address;
    if (item->date.date.precision == DATE_NONE &&
        date_from_url(item->link->url, p->default_offset, &address)) {
        list_date_infer_year(&item->date, &address, false, p->default_offset);
        if (item->date.month == 0)
            item->date.date = address;
    }
    list_date_set_year(&item->date, list_date_year_in(item->link->url), p->default_offset);
    if (item->date.date.precision == DATE_NONE && item->date.month == 0)
        find_relative(p, item);
}
