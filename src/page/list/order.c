/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/order.h"

enum order { YEAR_FIRST, MONTH_FIRST, DAY_FIRST, N_ORDERS };

static struct civil civil_of(const int parts[3], enum order order)
{
    static const int places[N_ORDERS][3] = {
        [YEAR_FIRST] = {0, 1, 2}, [MONTH_FIRST] = {2, 0, 1}, [DAY_FIRST] = {2, 1, 0}};
    const int *at = places[order];
    int year = parts[at[0]];
    return (struct civil){
        .year = year < 100 ? 2000 + year : year, .month = parts[at[1]], .day = parts[at[2]]};
}

static bool is_possible(const int parts[3], enum order order)
{
    struct civil c = civil_of(parts, order);
    return c.year >= 1990 && c.year <= 2099 && c.month >= 1 && c.month <= 12 && c.day >= 1 &&
           c.day <= 31;
}

/* True when one of the numbers differs among the entries. */
static bool varies(const struct list_items *items, int part)
{
    int first = 0;
    for (size_t i = 0; i < items->n; i++) {
        int value = items->v[i].date.parts[part];
        if (value && first && value != first)
            return true;
        first = value ? value : first;
    }
    return false;
}

/* East Asia writes the year first, American English the month; languages unknown count as English,
 * unless written from right to left. */
static enum order habit_of(const struct list_page *p, const struct list_items *items, bool brief)
{
    struct str l = str_trim(dom_attr(p->d->nodes, "lang"));
    bool month = (l.n == 0 || str_any(str_eq_nocase, l, "en|en-us|en_us|en-ca")) && !brief &&
                 !str_eq_nocase(dom_attr(p->d->nodes, "dir"), STR("rtl")) &&
                 !str_eq_nocase(dom_attr(p->d->body, "dir"), STR("rtl"));
    /* The newest entries of a list are of one year. */
    bool year = p->default_offset >= 420 || str_any(str_starts_nocase, l, "zh|ja|ko|hu") ||
                (l.n == 0 && !varies(items, 0) && varies(items, 2));
    return brief && year ? YEAR_FIRST : month ? MONTH_FIRST : DAY_FIRST;
}

static void set_order(struct list_date *date, enum order order)
{
    struct civil c = civil_of(date->parts, order);
    struct civil old = date_civil(date->date.time, date->date.offset);
    c.hour = old.hour;
    c.minute = old.minute;
    c.second = old.second;
    date->date.time = date_from_civil(c, date->date.offset);
}

void list_dates_order(const struct list_page *p, struct list_items *items)
{
    bool possible[N_ORDERS] = {true, true, true}, any = false, brief = true;
    for (size_t i = 0; i < items->n; i++) {
        const int *parts = items->v[i].date.parts;
        for (int order = 0; order < N_ORDERS && parts[1]; order++)
            possible[order] = possible[order] && is_possible(parts, order);
        any = any || parts[1];
        brief = brief && (!parts[1] || parts[2] < 100);
    }
    enum order order = habit_of(p, items, brief);
    for (int other = 0; other < N_ORDERS && !possible[order]; other++)
        order = possible[other] ? (enum order)other : order;
    for (size_t i = 0; any && possible[order] && i < items->n; i++)
        if (items->v[i].date.parts[1])
            set_order(&items->v[i].date, order);
}
