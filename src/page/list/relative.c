/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/relative.h"

#include "base/compiler.h"
#include "text/date/words.h"
#include "text/utf8.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, WEEK = 7 * DAY, MONTH = 30 * DAY, YEAR = 365 * DAY };

struct quantity {
    const char *words;
    int value;
};

/* Folded starts of words. */
static const struct quantity units[] = {
    {"sec|sek|seg|секунд|giay", 1},
    {"min|мин|phut|دقيقة|دقائق|דקות", MINUTE},
    {"hour|hr|stunde|heure|hora|ore|час|gio|ساعة|ساعات|שעות", HOUR},
    {"day|tag|jour|dia|giorn|dag|дн|ден|ngay|يوم|ايام|ימים", DAY},
    {"week|woche|semaine|semana|settiman|недел|tuan", WEEK},
    {"month|monat|mois|mes|месяц|thang", MONTH},
    {"year|jahr|ans|ano|год|лет|nam", YEAR},
};

/* Without spaces in between: "3小时前"; longer ones first. */
static const struct quantity signs[] = {
    {"分钟|分鐘|分|분", MINUTE},
    {"小时|小時|時間|시간", HOUR},
    {"个月|個月|か月|ヶ月|개월", MONTH},
    {"週間|周|週|주", WEEK},
    {"秒|초", 1},
    {"天|日|일", DAY},
    {"年|년", YEAR},
};

static const struct quantity days[] = {
    {"今天|今日|오늘|today|heute|hoy|oggi|сегодня|Сегодня", 0},
    {"昨天|昨日|어제|yesterday|gestern|hier|ayer|ieri|вчера|Вчера", 1},
    {"前天|一昨日|그저께|vorgestern|anteayer|позавчера", 2},
};

/* Quantity with a word at the start of `s`, of *bytes; NULL for none. */
static const struct quantity *find(const struct quantity *all, size_t n, struct str s,
                                   size_t *bytes)
{
    for (const struct quantity *q = all; q < all + n; q++) {
        const char *list = q->words;
        for (struct str word; str_next_word(&list, &word);) {
            *bytes = word.n;
            if (str_starts_nocase(s, word))
                return q;
        }
    }
    return NULL;
}

/* Seconds before now: "3 hours ago", "il y a une heure", "3小时前"; -1 for none. */
static int64_t read_age(struct str s)
{
    int64_t number = -1, age = -1;
    bool ago = false;
    for (size_t at = 0; at < s.n;) {
        char word[DATE_WORD + 1];
        size_t n = 0, bytes;
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
        const struct quantity *unit = NULL;
        if (n > 0) {
            struct str folded = str_from(word);
            ago = ago || str_any(str_eq, folded, "ago|vor|il|hace|ha|fa|назад|منذ|לפני|truoc");
            bool one = str_any(str_eq, folded, "a|an|ein|einem|einer|eine|un|une|una");
            number = number < 0 && one ? 1 : number;
            unit = find(units, ARRAY_SIZE(units), folded, &bytes);
            at += n;
        } else if (number >= 0 &&
                   (unit = find(signs, ARRAY_SIZE(signs), str_slice(s, at, s.n), &bytes))) {
            at += bytes;
            ago = ago || str_any(str_starts, str_trim(str_slice(s, at, s.n)), "前|전");
        } else {
            utf8_next(s, &at);
        }
        age = age < 0 && number >= 0 && unit ? number * unit->value : age;
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
    size_t bytes;
    const struct quantity *day = find(days, ARRAY_SIZE(days), s, &bytes);
    if (!day)
        return false;
    struct str rest = str_slice(s, bytes, s.n);
    int minute = read_clock(rest);
    bool ends = rest.n == 0 || str_has_char(STR(" ,\t\n"), rest.p[0]) || ascii_digit(rest.p[0]);
    if (!ends || (rest.n > 0 && minute < 0))
        return false;
    out->time = midnight(now - (int64_t)day->value * DAY, offset);
    out->time += minute >= 0 ? (int64_t)minute * MINUTE : 0;
    out->precision = minute >= 0 ? DATE_MINUTE : DATE_DAY;
    return true;
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
