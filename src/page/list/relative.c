/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/relative.h"

#include <string.h>

#include "base/compiler.h"
#include "text/date/words.h"
#include "text/utf8.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, WEEK = 7 * DAY, MONTH = 30 * DAY, YEAR = 365 * DAY };

struct quantity {
    const char *starts; /* folded starts of words, each between spaces; signs as they are */
    int value;
};

static const struct quantity units[] = {
    {" sec sek seg секунд giay ", 1},
    {" min мин phut دقيقة دقائق דקות ", MINUTE},
    {" hour hr stunde heure hora ore час gio ساعة ساعات שעות ", HOUR},
    {" day tag jour dia giorn dag дн ден ngay يوم ايام ימים ", DAY},
    {" week woche semaine semana settiman недел tuan ", WEEK},
    {" month monat mois mes месяц thang ", MONTH},
    {" year jahr ans ano год лет nam ", YEAR},
};

/* Without spaces in between: "3小时前"; longer ones first. */
static const struct {
    struct str name;
    int value;
} signs[] = {
    {STR("分钟"), MINUTE}, {STR("分鐘"), MINUTE}, {STR("小时"), HOUR},  {STR("小時"), HOUR},
    {STR("時間"), HOUR},   {STR("시간"), HOUR},   {STR("个月"), MONTH}, {STR("個月"), MONTH},
    {STR("か月"), MONTH},  {STR("ヶ月"), MONTH},  {STR("개월"), MONTH}, {STR("週間"), WEEK},
    {STR("秒"), 1},        {STR("초"), 1},        {STR("分"), MINUTE},  {STR("분"), MINUTE},
    {STR("天"), DAY},      {STR("日"), DAY},      {STR("일"), DAY},     {STR("周"), WEEK},
    {STR("週"), WEEK},     {STR("주"), WEEK},     {STR("年"), YEAR},    {STR("년"), YEAR},
};

static const char past[] = " ago vor il hace ha fa назад منذ לפני truoc ";
static const char one[] = " a an ein einem einer eine un une una ";

static const struct {
    struct str name;
    int days;
} days[] = {
    {STR("今天"), 0},      {STR("今日"), 0},    {STR("오늘"), 0},       {STR("today"), 0},
    {STR("heute"), 0},     {STR("hoy"), 0},     {STR("oggi"), 0},       {STR("сегодня"), 0},
    {STR("Сегодня"), 0},   {STR("昨天"), 1},    {STR("昨日"), 1},       {STR("어제"), 1},
    {STR("yesterday"), 1}, {STR("gestern"), 1}, {STR("hier"), 1},       {STR("ayer"), 1},
    {STR("ieri"), 1},      {STR("вчера"), 1},   {STR("Вчера"), 1},      {STR("前天"), 2},
    {STR("一昨日"), 2},    {STR("그저께"), 2},  {STR("vorgestern"), 2}, {STR("anteayer"), 2},
    {STR("позавчера"), 2},
};

/* True for an element of a list between spaces. */
static bool is_in(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *p = list; n > 0 && (p = strstr(p, word)); p += n)
        if (p[-1] == ' ' && p[n] == ' ')
            return true;
    return false;
}

/* Seconds of a unit that the word starts with; 0 for none. */
static int unit_of_word(const char *word)
{
    for (size_t i = 0; i < ARRAY_SIZE(units); i++) {
        struct str rest = str_from(units[i].starts), start;
        while (str_split(&rest, ' ', &start))
            if (start.n > 0 && str_starts(str_from(word), start))
                return units[i].value;
    }
    return 0;
}

static int unit_of_sign(struct str s, size_t *at)
{
    for (size_t i = 0; i < ARRAY_SIZE(signs); i++) {
        if (str_starts(str_slice(s, *at, s.n), signs[i].name)) {
            *at += signs[i].name.n;
            return signs[i].value;
        }
    }
    return 0;
}

static bool is_past_sign(struct str s)
{
    s = str_trim(s);
    return str_starts(s, STR("前")) || str_starts(s, STR("전"));
}

/* Seconds before now: "3 hours ago", "il y a une heure", "3小时前"; -1 for none. */
static int64_t read_age(struct str s)
{
    int64_t number = -1, age = -1;
    bool ago = false;
    for (size_t at = 0; at < s.n;) {
        char word[DATE_WORD + 1];
        size_t n = 0;
        while (at + n < s.n && ascii_digit(s.p[at + n]))
            n++;
        if (n > 0) {
            number = -1;
            if (n <= 3)
                str_to_int64(str_slice(s, at, at + n), &number);
            at += n;
            continue;
        }
        n = date_fold_word(str_slice(s, at, s.n), word);
        int unit = 0;
        if (n > 0) {
            ago = ago || is_in(past, word);
            number = number < 0 && is_in(one, word) ? 1 : number;
            unit = number >= 0 ? unit_of_word(word) : 0;
            at += n;
        } else if ((unit = number >= 0 ? unit_of_sign(s, &at) : 0) != 0) {
            ago = ago || is_past_sign(str_slice(s, at, s.n));
        } else {
            utf8_next(s, &at);
        }
        age = age < 0 && number >= 0 && unit > 0 ? number * unit : age;
    }
    return ago ? age : -1;
}

/* "18:40" anywhere in the text, as minutes of the day; -1 for none. */
static int read_clock(struct str s)
{
    size_t colon = str_find_char(s, ':', 0);
    int64_t hour, minute;
    if (colon == SIZE_MAX || colon + 3 > s.n || colon == 0)
        return -1;
    size_t start = colon > 1 && ascii_digit(s.p[colon - 2]) ? colon - 2 : colon - 1;
    if (!str_to_int64(str_slice(s, start, colon), &hour) ||
        !str_to_int64(str_slice(s, colon + 1, colon + 3), &minute))
        return -1;
    bool valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    return valid ? (int)(hour * 60 + minute) : -1;
}

static int64_t midnight(int64_t time, int offset)
{
    struct civil c = date_civil(time, offset);
    c.hour = c.minute = c.second = 0;
    return date_from_civil(c, offset);
}

/* Midnight or time of a named day: "yesterday", "昨天 18:40". */
static bool read_day(struct str s, int64_t now, int offset, struct date *out)
{
    for (size_t i = 0; i < ARRAY_SIZE(days); i++) {
        if (!str_starts_nocase(s, days[i].name))
            continue;
        struct str rest = str_slice(s, days[i].name.n, s.n);
        int minute = read_clock(rest);
        bool ends = rest.n == 0 || str_find_char(STR(" ,\t\n"), rest.p[0], 0) != SIZE_MAX ||
                    ascii_digit(rest.p[0]);
        if (!ends || (rest.n > 0 && minute < 0))
            continue;
        out->time = midnight(now - (int64_t)days[i].days * DAY, offset);
        out->time += minute >= 0 ? (int64_t)minute * MINUTE : 0;
        out->precision = minute >= 0 ? DATE_MINUTE : DATE_DAY;
        return true;
    }
    return false;
}

bool list_date_relative(struct str s, int64_t now, int offset, struct date *out)
{
    enum { MAX_BYTES = 60 };
    struct date d = {.offset = (int16_t)offset, .assumed = true};
    s = str_trim(s);
    if (s.n == 0 || s.n > MAX_BYTES || now <= 0)
        return false;
    if (!read_day(s, now, offset, &d)) {
        int64_t age = read_age(s);
        if (age < 0)
            return false;
        d.time = age < DAY ? now - age : midnight(now - age, offset);
        d.precision = age < DAY ? DATE_MINUTE : DATE_DAY;
    }
    *out = d;
    return true;
}
