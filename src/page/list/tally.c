/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/tally.h"

#include "page/list/place.h"

enum { MAX_COUNTED = 60 }; /* further entries do not raise the score */

static double limit(double x)
{
    return x < 0 ? 0 : x > 1 ? 1 : x;
}

static double length_of(const struct list_item *item)
{
    return limit((item->weight - 8.0) / 28);
}

double list_tally_strength(const struct list_item *item)
{
    return 0.55 * length_of(item) + 0.45 * item->link->article / 100.0;
}

void list_tally_add(struct list_tally *t, const struct list_item *item)
{
    bool dated = item->date.written;
    double length = length_of(item), article = item->link->article / 100.0;
    double date = dated ? 1 : item->date.date.precision != DATE_NONE ? 0.9 : 0;
    t->n++;
    t->dated += dated;
    t->crowded += item->crowded;
    t->length += length;
    t->article += article;
    t->value += 0.45 * date + 0.3 * length + 0.25 * article;
}

void list_tally_merge(struct list_tally *t, const struct list_tally *more)
{
    t->n += more->n;
    t->dated += more->dated;
    t->crowded += more->crowded;
    t->length += more->length;
    t->article += more->article;
    t->value += more->value;
}

bool list_tally_is_dated(const struct list_tally *t)
{
    return t->dated * 10 >= t->n * 4;
}

static double size_of(const struct list_tally *t, double mean, unsigned char place)
{
    return mean * mean * (t->n < MAX_COUNTED ? t->n : MAX_COUNTED) * place / LIST_PLACE_GOOD;
}

double list_tally_score(const struct list_tally *t, unsigned char place)
{
    return size_of(t, t->value / t->n, place);
}

double list_tally_size(const struct list_tally *t, unsigned char place)
{
    return size_of(t, (0.55 * t->length + 0.45 * t->article) / t->n, place);
}

bool list_tally_is_news(const struct list_tally *t, unsigned char place)
{
    double n = t->n;
    if (t->n == 0 || t->crowded * 10 > t->n * 4)
        return false;
    if (list_tally_is_dated(t))
        return t->value / n >= 0.45 && (t->n >= 2 || place == LIST_PLACE_GOOD);
    bool long_titles = t->length / n >= 0.3 && t->article / n >= 0.45;
    bool sure_addresses = t->length / n >= 0.2 && t->article / n >= 0.9;
    return t->n >= 3 && place >= LIST_PLACE_SIDE && (long_titles || sure_addresses);
}
