/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/date.h"

#include <string.h>

#include "base/compiler.h"
#include "page/evidence/measure.h"
#include "text/date/words.h"
#include "text/url/url.h"

enum { DAY = 86400 };

struct cursor {
    struct str s;
    size_t at;
};

static char peek(const struct cursor *c)
{
    return c->at < c->s.n ? c->s.p[c->at] : '\0';
}

static void skip_spaces(struct cursor *c)
{
    while (peek(c) == ' ')
        c->at++;
}

static bool skip(struct cursor *c, struct str what)
{
    if (!str_starts_nocase(str_slice(c->s, c->at, c->s.n), what))
        return false;
    c->at += what.n;
    return true;
}

/* Number of `min` to `max` digits, not followed by another; -1 for none. */
static int read_number(struct cursor *c, int min, int max)
{
    int value = 0, digits = 0;
    while (ascii_digit(peek(c)) && digits <= max) {
        value = value * 10 + (peek(c) - '0');
        c->at++;
        digits++;
    }
    return digits >= min && digits <= max ? value : -1;
}

static bool skip_separator(struct cursor *c)
{
    return skip(c, STR("-")) || skip(c, STR("/")) || skip(c, STR(".")) || skip(c, STR("－")) ||
           skip(c, STR("—"));
}

/* English month name, whole or abbreviated: 1-12; 0 for none. */
static int read_month_name(struct cursor *c)
{
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    size_t start = c->at;
    while (ascii_alpha(peek(c)))
        c->at++;
    struct str word = str_slice(c->s, start, c->at);
    for (int i = 0; i < 12; i++) {
        struct str name = str_from(names[i]);
        bool four = str_eq_nocase(word, STR("sept")) && i == 8;
        if (four || str_eq_nocase(word, name) || (word.n == 3 && str_starts_nocase(name, word))) {
            skip(c, STR("."));
            return i + 1;
        }
    }
    c->at = start;
    return 0;
}

static bool is_day_of_month(int month, int day)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

/* "11-20", "11/20", "20/11", "11.20", "11月20日". */
static bool read_numeric(struct cursor *c, int *month, int *day)
{
    int first = read_number(c, 1, 2);
    bool chinese = first > 0 && skip(c, STR("月"));
    if (first < 0 || (!chinese && !skip_separator(c)))
        return false;
    bool weak = !chinese && c->s.p[c->at - 1] == '.'; /* "4.5" is no date, "11.20" may be one */
    size_t start = c->at;
    skip_spaces(c);
    int second = read_number(c, weak ? 2 : 1, 2);
    if (chinese)
        skip(c, STR("日"));
    else if (c->at - start > 2) /* a space after the separator */
        return false;
    bool day_first = first > 12;
    *month = day_first ? second : first;
    *day = day_first ? first : second;
    return second > 0;
}

static bool has_letters(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (ascii_alpha(s.p[i]) || (unsigned char)s.p[i] >= 0x80)
            return true;
    return false;
}

/* Month name of any language at the cursor, after its day: 1-12; 0 for none. Short words are too
 * often others, unless they are the text's only one: "3 Dez". */
static int read_foreign_month(struct cursor *c, size_t start)
{
    char word[DATE_WORD + 1];
    size_t n = date_fold_word(str_slice(c->s, c->at, c->s.n), word);
    bool only = start == 0 && !has_letters(str_slice(c->s, c->at + n, c->s.n));
    int month = n >= 4 || only ? date_month(word) : 0;
    c->at += month ? n : 0;
    return month;
}

/* "Nov 20", "November 20th", "20 Nov", "20 ноября", "20. November". */
static bool read_named(struct cursor *c, int *month, int *day)
{
    size_t start = c->at;
    if (ascii_alpha(peek(c))) {
        *month = read_month_name(c);
        skip_spaces(c);
        *day = *month ? read_number(c, 1, 2) : -1;
    } else {
        *day = read_number(c, 1, 2);
        if (!skip(c, STR("th")))
            skip(c, STR("."));
        skip_spaces(c);
        *month = *day > 0 ? read_month_name(c) : 0;
        *month = *day > 0 && !*month ? read_foreign_month(c, start) : *month;
    }
    return *month > 0 && *day > 0;
}

/* False within a longer number, name or address. */
static bool at_boundary(const struct cursor *c)
{
    char next = peek(c);
    return !ascii_digit(next) && !ascii_alpha(next) && next != '-' && next != '/' && next != ':' &&
           next != '%' && !(next == '.' && c->at + 1 < c->s.n && ascii_digit(c->s.p[c->at + 1]));
}

static void read_time(struct cursor *c, struct list_date *out)
{
    struct cursor time = *c;
    skip_spaces(&time);
    int hour = read_number(&time, 1, 2);
    if (hour < 0 || hour > 23 || !skip(&time, STR(":")))
        return;
    int minute = read_number(&time, 2, 2);
    if (minute >= 0 && minute < 60) {
        out->hour = hour;
        out->minute = minute;
        c->at = time.at;
    }
}

static bool read_yearless(struct cursor *c, struct list_date *out)
{
    struct cursor start = *c;
    int month = 0, day = 0;
    bool ok = read_numeric(c, &month, &day);
    if (!ok) {
        *c = start;
        ok = read_named(c, &month, &day);
    }
    if (!ok || !is_day_of_month(month, day) || !at_boundary(c))
        return false;
    *out =
        (struct list_date){.month = month, .day = day, .hour = -1, .minute = -1, .written = true};
    read_time(c, out);
    return true;
}

static bool read_year_month(struct cursor *c, int *year, int *month)
{
    *year = read_number(c, 4, 4);
    if (*year < 1990 || *year > 2100 || !(skip(c, STR("年")) || skip_separator(c)))
        return false;
    *month = read_number(c, 1, 2);
    skip(c, STR("月"));
    return *month >= 1 && *month <= 12 && at_boundary(c);
}

static void set_day(struct list_date *out, int year, int month, int day, int offset)
{
    int64_t time =
        date_from_civil((struct civil){.year = year, .month = month, .day = day}, offset);
    *out = (struct list_date){
        .date = {.time = time, .offset = (int16_t)offset, .precision = DATE_DAY},
        .written = true,
    };
}

/* Era name at the cursor: the Gregorian year before its first one; 0 for none. */
static int read_era(struct cursor *c)
{
    static const struct {
        struct str name;
        int before;
    } eras[] = {{STR("中華民國"), 1911}, {STR("中华民国"), 1911}, {STR("民國"), 1911},
                {STR("民国"), 1911},     {STR("令和"), 2018},     {STR("平成"), 1988},
                {STR("昭和"), 1925},     {STR("R"), 2018},        {STR("H"), 1988}};
    for (size_t i = 0; i < ARRAY_SIZE(eras); i++) {
        if (skip(c, eras[i].name)) {
            skip_spaces(c);
            return eras[i].before;
        }
    }
    return 0;
}

/* "令和8年11月20日", "民國115年11月20日", "R8.11.20"; without a name, Taiwan's three-digit years:
 * "115.11.20". */
static bool read_with_era(struct cursor *c, int offset, struct list_date *out)
{
    int before = read_era(c);
    int year = skip(c, STR("元")) ? 1 : read_number(c, before ? 1 : 3, 3);
    bool words = year > 0 && skip(c, STR("年"));
    if (year <= 0 || year >= 200 || (!words && !skip_separator(c)) || (words && !before))
        return false;
    skip_spaces(c);
    int month = read_number(c, before ? 1 : 2, 2);
    if (!(words ? skip(c, STR("月")) : skip_separator(c)))
        return false;
    skip_spaces(c);
    int day = read_number(c, before ? 1 : 2, 2);
    skip(c, STR("日"));
    if (!is_day_of_month(month, day) || !at_boundary(c))
        return false;
    set_day(out, year + (before ? before : 1911), month, day, offset);
    return true;
}

/* Date split over two elements: "20 2026-11", "2026-11 20", "11-20 2026". */
static bool read_split(struct cursor *c, int offset, struct list_date *out)
{
    struct cursor start = *c;
    int year = 0, month = 0, day = read_number(c, 1, 2);
    skip(c, STR("日"));
    skip_spaces(c);
    bool ok = day > 0 && read_year_month(c, &year, &month);
    if (!ok) {
        *c = start;
        ok = read_year_month(c, &year, &month) && peek(c) == ' ';
        skip_spaces(c);
        day = ok ? read_number(c, 1, 2) : -1;
        skip(c, STR("日"));
        ok = ok && day > 0 && at_boundary(c);
    }
    if (!ok) {
        *c = start;
        ok = read_numeric(c, &month, &day) && peek(c) == ' ';
        skip_spaces(c);
        year = ok ? read_number(c, 4, 4) : -1;
        ok = year >= 1990 && year <= 2100 && at_boundary(c);
    }
    if (!ok || !is_day_of_month(month, day))
        return false;
    set_day(out, year, month, day, offset);
    return true;
}

/* First split or era date. */
static bool find_split_or_era(struct str s, int offset, struct list_date *out, size_t *start,
                              size_t *end)
{
    for (size_t i = 0; i < s.n; i++) {
        struct cursor split = {s, i}, era = split;
        char before = i > 0 ? s.p[i - 1] : ' ';
        bool number = ascii_digit(s.p[i]) && !ascii_digit(before);
        bool word = (unsigned char)s.p[i] >= 0x80 || ((s.p[i] == 'R' || s.p[i] == 'H') &&
                                                      !ascii_alpha(before) && !ascii_digit(before));
        if (number && read_split(&split, offset, out)) {
            *start = i;
            *end = split.at;
            return true;
        }
        if ((number || word) && before != '.' && before != '-' && before != '/' &&
            read_with_era(&era, offset, out)) {
            *start = i;
            *end = era.at;
            return true;
        }
    }
    return false;
}

static bool find_yearless(struct str s, struct list_date *out, size_t *start, size_t *end)
{
    for (size_t i = 0; i < s.n; i++) {
        char before = i > 0 ? s.p[i - 1] : ' ';
        bool boundary = !ascii_digit(before) && !ascii_alpha(before) && before != '-' &&
                        before != '/' && before != '.' && before != ':';
        struct cursor c = {s, i};
        if (boundary && ascii_alnum(s.p[i]) && read_yearless(&c, out)) {
            *start = i;
            *end = c.at;
            return true;
        }
    }
    return false;
}

/* "05/02/2021" when `wide`, else "24.05.10", at the cursor: a date whose order is open. */
static bool read_parts(struct cursor *c, bool wide, int parts[3])
{
    struct str sign = wide ? STR("/") : STR(".");
    int min = wide ? 1 : 2;
    parts[0] = read_number(c, min, 2);
    if (parts[0] < 0 || !skip(c, sign) || (parts[1] = read_number(c, min, 2)) < 0 || !skip(c, sign))
        return false;
    parts[2] = wide ? read_number(c, 4, 4) : read_number(c, 2, 2);
    return parts[0] > 0 && parts[0] <= 31 && parts[1] > 0 && parts[1] <= 31 && parts[2] > 0;
}

static bool find_brief(struct str s, int offset, struct list_date *out, size_t *start, size_t *end)
{
    for (size_t i = 0; i < s.n; i++) {
        struct cursor c = {s, i};
        int parts[3];
        char before = i > 0 ? s.p[i - 1] : ' ';
        if (!ascii_digit(s.p[i]) || ascii_alnum(before) || before == '.' ||
            !read_parts(&c, false, parts) || !at_boundary(&c))
            continue;
        bool day_first = is_day_of_month(parts[1], parts[0]);
        if (!day_first && !is_day_of_month(parts[1], parts[2]))
            continue;
        set_day(out, 2000 + parts[day_first ? 2 : 0], parts[1], parts[day_first ? 0 : 2], offset);
        memcpy(out->parts, parts, sizeof parts);
        *start = i;
        *end = c.at;
        return true;
    }
    return false;
}

bool list_date_find(struct str s, int default_offset, struct list_date *out, size_t *start,
                    size_t *end)
{
    bool digit = date_has_digit(s);
    if (digit && find_split_or_era(s, default_offset, out, start, end))
        return true;
    *out = (struct list_date){.hour = -1, .minute = -1, .written = true};
    if (date_find(s, default_offset, &out->date, start, end)) {
        struct cursor c = {s, *start};
        int parts[3];
        if (read_parts(&c, true, parts))
            memcpy(out->parts, parts, sizeof parts);
        return true;
    }
    return digit &&
           (find_brief(s, default_offset, out, start, end) || find_yearless(s, out, start, end));
}

bool list_date_is(struct str s, int default_offset, struct list_date *out)
{
    enum { MAX_BYTES = 60 };
    size_t start, end;
    return s.n <= MAX_BYTES && list_date_find(s, default_offset, out, &start, &end) &&
           text_weight(str_slice(s, 0, start), NULL) == 0 &&
           text_weight(str_slice(s, end, s.n), NULL) == 0;
}

static int64_t time_in_year(const struct list_date *d, int year, int offset)
{
    struct civil c = {.year = year, .month = d->month, .day = d->day};
    if (d->hour >= 0) {
        c.hour = d->hour;
        c.minute = d->minute;
    }
    return date_from_civil(c, offset);
}

void list_date_infer_year(struct list_date *d, const struct date *anchor, bool not_after,
                          int default_offset)
{
    if (d->month == 0 || d->date.precision != DATE_NONE || anchor->precision == DATE_NONE)
        return;
    int year = date_civil(anchor->time, default_offset).year;
    int64_t best = 0, best_distance = INT64_MAX;
    for (int y = year - 1; y <= year + 1; y++) {
        int64_t time = time_in_year(d, y, default_offset), distance = anchor->time - time;
        if (not_after && distance < -DAY)
            continue;
        distance = distance < 0 ? -distance : distance;
        if (distance < best_distance) {
            best = time;
            best_distance = distance;
        }
    }
    d->date = (struct date){.time = best,
                            .offset = (int16_t)default_offset,
                            .precision = d->hour >= 0 ? DATE_MINUTE : DATE_DAY,
                            .assumed = true};
}

void list_date_set_year(struct list_date *d, int year, int default_offset)
{
    if (year != 0 && d->month != 0 && d->date.precision == DATE_NONE) {
        d->date = (struct date){.time = time_in_year(d, year, default_offset),
                                .offset = (int16_t)default_offset,
                                .precision = d->hour >= 0 ? DATE_MINUTE : DATE_DAY,
                                .assumed = true};
    }
}

int list_date_year_in(struct str url)
{
    struct url_parts parts;
    struct str path = url_split(url, &parts) ? parts.path : url, segment;
    while (str_split(&path, '/', &segment)) {
        size_t digits = 0;
        int64_t number;
        while (digits < segment.n && ascii_digit(segment.p[digits]))
            digits++;
        bool year = digits == 4, month = digits == 6;
        if ((year || month) && str_to_int64(str_slice(segment, 0, digits), &number)) {
            number /= month ? 100 : 1;
            if (number >= 1990 && number <= 2099)
                return (int)number;
        }
    }
    return 0;
}
