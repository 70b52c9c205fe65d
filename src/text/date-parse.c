/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading dates. No list of formats: one pass gathers what the words and numbers say (a month's
 * name, a time, a zone, up to three numbers and what parts them), then the numbers are put in their
 * places. The pass ends at the first thing that belongs to no date.
 */
#include "text/date.h"

#include <string.h>

#include "text/date-words.h"
#include "text/utf8.h"

enum { MAX_LENGTH = 200, UNSET = -1 };

struct number {
    int64_t value;
    int digits;
    char before; /* what stood between it and the last thing */
};

struct reader {
    struct str s;
    size_t at;   /* next byte */
    size_t end;  /* after the last thing that belonged to the date */
    bool inside; /* looking for a date in running text: nothing doubtful is taken */
    int default_offset;
    struct number numbers[3];
    int n;
    int month_name, month_at; /* at which count of numbers it stood */
    bool month_first;         /* it was the first word: it may be a weekday in truth */
    int year, month, day;     /* as marked by 年 月 日 */
    int week;
    int hour, minute, second;
    enum { NO_MERIDIEM, AM, PM } meridiem;
    bool zoned, korean, leading_minus, words_seen;
    struct date_place place;
    bool placed;
    int offset;
    char before;
};

/* Words without spaces around them, and what they mean. */
enum mark {
    MARK_YEAR,
    MARK_MONTH,
    MARK_DAY,
    MARK_HOUR,
    MARK_MINUTE,
    MARK_SECOND,
    MARK_AM,
    MARK_PM,
    MARK_WEEKDAY,
    MARK_NOTHING
};
static const struct {
    const char *text;
    enum mark mark;
    bool korean;
} marks[] = {
    {"年", MARK_YEAR},         {"月", MARK_MONTH},      {"日", MARK_DAY},
    {"号", MARK_DAY},          {"號", MARK_DAY},        {"时", MARK_HOUR},
    {"時", MARK_HOUR},         {"点", MARK_HOUR},       {"點", MARK_HOUR},
    {"分", MARK_MINUTE},       {"秒", MARK_SECOND},     {"上午", MARK_AM},
    {"午前", MARK_AM},         {"凌晨", MARK_AM},       {"早上", MARK_AM},
    {"早晨", MARK_AM},         {"清晨", MARK_AM},       {"下午", MARK_PM},
    {"午後", MARK_PM},         {"晚上", MARK_PM},       {"傍晚", MARK_PM},
    {"中午", MARK_PM},         {"년", MARK_YEAR, true}, {"월", MARK_MONTH, true},
    {"일", MARK_DAY, true},    {"시", MARK_HOUR, true}, {"분", MARK_MINUTE, true},
    {"초", MARK_SECOND, true}, {"오전", MARK_AM, true}, {"오후", MARK_PM, true},
    {"星期", MARK_WEEKDAY},    {"礼拜", MARK_WEEKDAY},  {"周", MARK_WEEKDAY},
    {"週", MARK_WEEKDAY},      {"整", MARK_NOTHING},
};

static bool peek_mark(const struct reader *r, size_t at, size_t *index)
{
    struct str rest = str_slice(r->s, at, r->s.n);
    if (rest.n == 0 || (unsigned char)rest.p[0] < 0x80) {
        return false;
    }
    for (size_t i = 0; i < ARRAY_SIZE(marks); i++) {
        if (str_starts(rest, str_from(marks[i].text))) {
            *index = i;
            return true;
        }
    }
    return false;
}

static bool digit_at(const struct reader *r, size_t at)
{
    return at < r->s.n && ascii_digit(r->s.p[at]);
}

static size_t skip_spaces(const struct reader *r, size_t at)
{
    while (at < r->s.n) {
        struct str rest = str_slice(r->s, at, r->s.n);
        if (ascii_space(rest.p[0])) {
            at++;
        } else if (str_starts(rest, STR("\xc2\xa0"))) {
            at += 2;
        } else if (str_starts(rest, STR("\xe3\x80\x80")) || str_starts(rest, STR("\xe2\x80\xaf"))) {
            at += 3;
        } else {
            break;
        }
    }
    return at;
}

/* Up to 14 digits; more are no part of any date. */
static bool read_digits(struct reader *r, int64_t *value, int *digits)
{
    *value = 0;
    *digits = 0;
    while (digit_at(r, r->at) && *digits < 15) {
        *value = *value * 10 + (r->s.p[r->at++] - '0');
        ++*digits;
    }
    return *digits > 0 && *digits < 15;
}

static size_t colon_at(const struct reader *r, size_t at)
{
    if (at < r->s.n && r->s.p[at] == ':') {
        return 1;
    }
    return str_starts(str_slice(r->s, at, r->s.n), STR("：")) ? strlen("：") : 0;
}

static bool time_known(const struct reader *r)
{
    return r->hour != UNSET;
}

/* ":MM[:SS[.fff]]" after the hour. */
static bool read_clock(struct reader *r, int64_t hour)
{
    int64_t value;
    int digits;
    r->hour = (int)hour;
    r->at += colon_at(r, r->at);
    if (!read_digits(r, &value, &digits) || digits > 2) {
        return false;
    }
    r->minute = (int)value;
    size_t colon = colon_at(r, r->at);
    if (colon > 0 && digit_at(r, r->at + colon)) {
        r->at += colon;
        if (!read_digits(r, &value, &digits) || digits > 2) {
            return false;
        }
        r->second = (int)value;
        if (r->at < r->s.n && (r->s.p[r->at] == '.' || r->s.p[r->at] == ',') &&
            digit_at(r, r->at + 1)) {
            r->at++;
            while (digit_at(r, r->at)) {
                r->at++;
            }
        }
    } else if (colon > 0) {
        return false;
    }
    return true;
}

/* "HH", "HHMM" or "HHMMSS" after a "T". */
static bool compact_clock(struct reader *r, int64_t value, int digits)
{
    if (digits != 2 && digits != 4 && digits != 6) {
        return false;
    }
    r->second = digits == 6 ? (int)(value % 100) : UNSET;
    value = digits == 6 ? value / 100 : value;
    r->minute = digits >= 4 ? (int)(value % 100) : 0;
    r->hour = (int)(digits >= 4 ? value / 100 : value);
    return true;
}

/* "+0800", "-5", "+05:30" with the sign at r->at; false when it is no zone. */
static bool read_offset(struct reader *r, int *offset)
{
    size_t start = r->at;
    bool minus = r->s.p[r->at++] == '-';
    int64_t hours, minutes = 0;
    int digits;
    if (!read_digits(r, &hours, &digits) || digits > 4) {
        r->at = start;
        return false;
    }
    if (digits > 2) {
        minutes = hours % 100;
        hours /= 100;
    } else if (r->at < r->s.n && r->s.p[r->at] == ':' && digit_at(r, r->at + 1)) {
        r->at++;
        if (!read_digits(r, &minutes, &digits)) {
            return false;
        }
    }
    if (hours > 23 || minutes > 59) {
        r->at = start;
        return false;
    }
    *offset = (int)(hours * 60 + minutes) * (minus ? -1 : 1);
    return true;
}

static bool set_once(int *field, int64_t value)
{
    if (*field != UNSET || value > 9999) {
        return false;
    }
    *field = (int)value;
    return true;
}

static bool take_marked(struct reader *r, int64_t value, size_t index)
{
    r->at += strlen(marks[index].text);
    r->korean |= marks[index].korean;
    switch (marks[index].mark) {
    case MARK_YEAR:
        return set_once(&r->year, value);
    case MARK_MONTH:
        return set_once(&r->month, value);
    case MARK_DAY:
        return set_once(&r->day, value);
    case MARK_HOUR:
        r->minute = 0;
        return set_once(&r->hour, value);
    case MARK_MINUTE:
        r->minute = (int)value;
        return time_known(r) && value < 60;
    case MARK_SECOND:
        return time_known(r) && value < 61 && set_once(&r->second, value);
    default:
        return false;
    }
}

/* "a.m.", "PM", "p. m." at `at`; its length or 0. */
static size_t meridiem_at(const struct reader *r, size_t at, int *meridiem)
{
    size_t start = at;
    at = skip_spaces(r, at);
    char c = at < r->s.n ? ascii_lower(r->s.p[at]) : '\0';
    if (c != 'a' && c != 'p') {
        return 0;
    }
    at++;
    bool dotted = at < r->s.n && r->s.p[at] == '.';
    at = dotted ? skip_spaces(r, at + 1) : at;
    if (at >= r->s.n || ascii_lower(r->s.p[at]) != 'm') {
        return 0;
    }
    at++;
    at += dotted && at < r->s.n && r->s.p[at] == '.';
    if (at < r->s.n && (ascii_alpha(r->s.p[at]) || ascii_digit(r->s.p[at]))) {
        return 0;
    }
    *meridiem = c == 'a' ? AM : PM;
    return at - start;
}

/* "st", "nd", "rd", "th", "er", "º", "ª" right after a number. */
static void skip_ordinal(struct reader *r)
{
    static const char *const endings[] = {"st", "nd",  "rd",       "th",
                                          "er", "ste", "\xc2\xba", "\xc2\xaa"};
    for (size_t i = 0; i < ARRAY_SIZE(endings); i++) {
        size_t n = strlen(endings[i]);
        if (str_starts_nocase(str_slice(r->s, r->at, r->s.n), str_from(endings[i])) &&
            (r->at + n == r->s.n || !ascii_alpha(r->s.p[r->at + n]))) {
            r->at += n;
            return;
        }
    }
}

/* "12h30", "12 h", "12h" after the number. */
static bool french_clock(struct reader *r, int64_t value)
{
    size_t at = skip_spaces(r, r->at);
    if (at >= r->s.n || (r->s.p[at] != 'h' && r->s.p[at] != 'H') ||
        (at + 1 < r->s.n && ascii_alpha(r->s.p[at + 1]))) {
        return false;
    }
    int64_t minute = 0;
    int digits = 2;
    r->at = at + 1;
    size_t after = skip_spaces(r, r->at);
    if (digit_at(r, after)) {
        r->at = after;
        if (!read_digits(r, &minute, &digits)) {
            return false;
        }
    }
    r->hour = (int)value;
    r->minute = (int)minute;
    return digits == 2;
}

static bool take_number(struct reader *r)
{
    int64_t value;
    int digits;
    char before = r->before;
    bool after_t = before == 'T';
    if (!read_digits(r, &value, &digits)) {
        return false;
    }
    size_t index;
    int meridiem;
    if (digits <= 2 && !time_known(r) && colon_at(r, r->at)) {
        return read_clock(r, value);
    }
    if (after_t) {
        return !time_known(r) && compact_clock(r, value, digits);
    }
    size_t length =
        !time_known(r) && digits <= 2 && value <= 12 ? meridiem_at(r, r->at, &meridiem) : 0;
    if (length > 0) {
        r->hour = (int)value;
        r->minute = 0;
        return true; /* the meridiem itself comes next */
    }
    if (peek_mark(r, skip_spaces(r, r->at), &index) && marks[index].mark <= MARK_SECOND) {
        r->at = skip_spaces(r, r->at);
        return take_marked(r, value, index);
    }
    if (digits <= 2 && !time_known(r) && (r->n == 3 || r->month_name) && french_clock(r, value)) {
        return true;
    }
    if (r->n == 3 || (r->n == 2 && r->month_name) || r->year != UNSET || r->week != UNSET) {
        return false;
    }
    skip_ordinal(r);
    r->numbers[r->n++] = (struct number){value, digits, before};
    return true;
}

/* A zone's name, and what may follow "GMT" or "UTC". */
static bool take_zone(struct reader *r, int offset)
{
    if (r->zoned) {
        return true; /* "+0000 (UTC)", "GMT+0000 UTC": the first one counts */
    }
    r->zoned = true;
    r->offset = offset;
    size_t at = skip_spaces(r, r->at);
    if (offset == 0 && at + 1 < r->s.n && (r->s.p[at] == '+' || r->s.p[at] == '-') &&
        digit_at(r, at + 1)) {
        r->at = at;
        return read_offset(r, &r->offset);
    }
    return true;
}

/* "Europe/Brussels" at the word's start; its length or 0. */
static size_t place_at(const struct reader *r, size_t at, struct date_place *place)
{
    size_t start = at;
    while (at < r->s.n && (ascii_alpha(r->s.p[at]) || r->s.p[at] == '_' || r->s.p[at] == '/')) {
        at++;
    }
    return date_place(str_slice(r->s, start, at), place) ? at - start : 0;
}

static bool take_month(struct reader *r, int month)
{
    if (r->month_name &&
        !(r->month_first && r->n == r->month_at + (r->numbers[0].value > 31 ? 0 : 1))) {
        return false;
    }
    r->month_first = !r->month_name && !r->words_seen && r->n == 0;
    r->month_name = month;
    r->month_at = r->n;
    return true;
}

static bool take_week(struct reader *r)
{
    int64_t week;
    int digits;
    if (r->n != 1 || r->numbers[0].digits != 4 || !read_digits(r, &week, &digits) ||
        (digits != 2 && digits != 3)) {
        return false;
    }
    int day = 1;
    if (digits == 3) {
        day = (int)(week % 10);
        week /= 10;
    } else if (r->at + 1 < r->s.n && r->s.p[r->at] == '-' && digit_at(r, r->at + 1)) {
        day = r->s.p[r->at + 1] - '0';
        r->at += 2;
    }
    r->week = (int)week * 10 + day;
    return week >= 1 && week <= 53 && day >= 1 && day <= 7;
}

static bool take_word(struct reader *r)
{
    char word[DATE_WORD + 1];
    int meridiem, offset;
    size_t start = r->at;
    bool after_digit = start > 0 && ascii_digit(r->s.p[start - 1]);
    size_t length = time_known(r) && !r->meridiem ? meridiem_at(r, r->at, &meridiem) : 0;
    if (length > 0) {
        r->meridiem = meridiem;
        r->at += length;
        return true;
    }
    if (time_known(r) && (length = place_at(r, r->at, &r->place)) > 0) {
        r->placed = true;
        r->at += length;
        return true;
    }
    length = date_fold_word(str_slice(r->s, r->at, r->s.n), word);
    if (length == 0) {
        return false;
    }
    r->at += length;
    bool first = !r->words_seen && r->n == 0 && !time_known(r);
    int month = date_month(word);
    bool done = true;
    if (strcmp(word, "t") == 0 && digit_at(r, r->at) && !time_known(r)) {
        r->before = 'T';
        return true;
    }
    if (strcmp(word, "w") == 0 && digit_at(r, r->at)) {
        done = take_week(r);
    } else if (month && (strcmp(word, "mar") != 0 || !r->month_name)) {
        done = take_month(r, month);
    } else if (date_is_weekday(word) || date_is_filler(word)) {
        done = true;
    } else if ((time_known(r) || (after_digit && strcmp(word, "z") == 0)) &&
               date_zone(word, r->default_offset, &offset)) {
        done = take_zone(r, offset);
    } else {
        done = first && !r->inside; /* a weekday in some other language */
    }
    r->words_seen = true;
    return done;
}

/* A mark that stands by itself: "下午", "星期三", "整". */
static bool take_mark(struct reader *r, size_t index)
{
    r->at += strlen(marks[index].text);
    r->korean |= marks[index].korean;
    switch (marks[index].mark) {
    case MARK_AM:
    case MARK_PM:
        r->meridiem = marks[index].mark == MARK_AM ? AM : PM;
        return true;
    case MARK_WEEKDAY:
        if (r->at < r->s.n) {
            utf8_next(r->s, &r->at);
        }
        return true;
    default:
        return marks[index].mark == MARK_NOTHING;
    }
}

static bool is_complete(const struct reader *r)
{
    return r->n == 3 || (r->n == 2 && r->month_name) || r->day != UNSET || r->week != UNSET;
}

/* Parentheses hold a weekday or a comment; what is in them is passed over. */
static bool skip_parentheses(struct reader *r)
{
    char close = r->s.p[r->at] == '(' ? ')' : ']';
    size_t end = str_find_char(str_slice(r->s, 0, r->at + 64), close, r->at);
    if (r->n == 0 && r->year == UNSET) {
        r->at++;
        return true;
    }
    if (end == SIZE_MAX) {
        return false;
    }
    r->at = end + 1;
    return true;
}

/* "-0700" with a space behind it: a zone before the year ("15:04:05 -0700 2006"), not a date after
 * the time ("10:30-2024-05-20"). */
static bool is_bare_offset(const struct reader *r)
{
    size_t at = r->at + 1;
    while (digit_at(r, at)) {
        at++;
    }
    return at == r->at + 5 && at < r->s.n && r->s.p[at] == ' ';
}

static bool take_separator(struct reader *r)
{
    struct str rest = str_slice(r->s, r->at, r->s.n);
    char c = rest.p[0];
    if ((c == '+' || c == '-') && time_known(r) && !r->zoned && digit_at(r, r->at + 1) &&
        (c == '+' || is_complete(r) || is_bare_offset(r))) {
        r->zoned = true;
        return read_offset(r, &r->offset);
    }
    if (c == '(' || c == '[') {
        return skip_parentheses(r);
    }
    if (c == '-' && r->n == 0 && !r->words_seen && r->end == 0) {
        r->leading_minus = true;
    }
    static const char *const wide[] = {"，", "。", "（", "）", "、", "・", "–", "—", "·"};
    for (size_t i = 0; i < ARRAY_SIZE(wide); i++) {
        if (str_starts(rest, str_from(wide[i]))) {
            r->at += strlen(wide[i]);
            return true;
        }
    }
    if (c == '\0' || !strchr(",./-|'\")]~", c)) {
        return false;
    }
    r->before = c;
    r->at++;
    return true;
}

/* One thing of the date; false at the first that does not belong to it. */
static bool take_one(struct reader *r)
{
    size_t index, from = r->at;
    r->at = skip_spaces(r, r->at);
    if (r->at > from && !strchr(",./-", r->before ? r->before : ' ')) {
        r->before = ' ';
    }
    if (r->at >= r->s.n) {
        return false;
    }
    bool done, separator = false;
    if (digit_at(r, r->at)) {
        done = take_number(r);
        r->before = '\0';
    } else if (peek_mark(r, r->at, &index)) {
        done = take_mark(r, index);
    } else {
        char word[DATE_WORD + 1];
        separator = date_fold_word(str_slice(r->s, r->at, r->s.n), word) == 0;
        done = separator ? take_separator(r) : take_word(r);
    }
    if (!done) {
        r->at = from;
    } else if (!separator) {
        r->end = r->at;
    }
    return done;
}

static int full_year(int64_t value, int digits)
{
    if (digits == 3) {
        return (int)value + 1900; /* RFC 2822, 4.3: the years after 1999 of some programs */
    }
    return (int)(digits > 2 ? value : value >= 70 ? value + 1900 : value + 2000);
}

static bool set_day_of_year(struct civil *c, int64_t year, int64_t day)
{
    if (day < 1 || day > 366) {
        return false;
    }
    struct civil first = {.year = (int)year, .month = 1, .day = 1};
    *c = date_civil(date_from_civil(first, 0) + (day - 1) * 86400, 0);
    return true;
}

/* A date written as one run of digits, perhaps with the time. */
static bool place_compact(struct reader *r, struct civil *c)
{
    int64_t v = r->numbers[0].value;
    switch (r->numbers[0].digits) {
    case 14:
        r->second = (int)(v % 100);
        v /= 100;
        /* fall through */
    case 12:
        r->minute = (int)(v % 100);
        r->hour = (int)(v / 100 % 100);
        v /= 10000;
        /* fall through */
    case 8:
        *c = (struct civil){
            .year = (int)(v / 10000), .month = (int)(v / 100 % 100), .day = (int)(v % 100)};
        return true;
    case 7:
        return set_day_of_year(c, v / 1000, v % 1000);
    case 6:
        *c = (struct civil){
            .year = full_year(v / 10000, 2), .month = (int)(v / 100 % 100), .day = (int)(v % 100)};
        return true;
    case 5:
        return set_day_of_year(c, full_year(v / 1000, 2), v % 1000);
    case 4:
        *c = (struct civil){.year = (int)v, .month = 1, .day = 1};
        if (r->leading_minus) {
            *c = (struct civil){.year = full_year(v / 100, 2), .month = (int)(v % 100), .day = 1};
        }
        return true;
    default:
        return false;
    }
}

static bool place_pair(const struct reader *r, struct civil *c)
{
    const struct number *a = &r->numbers[0], *b = &r->numbers[1];
    if (a->digits == 4 && b->digits == 3 && b->before == '-') {
        return set_day_of_year(c, a->value, b->value);
    }
    if (a->digits == 4 && b->digits <= 2 && b->before && strchr("-/.", b->before)) {
        *c = (struct civil){.year = (int)a->value, .month = (int)b->value, .day = 1};
        return true;
    }
    if (r->leading_minus && a->digits == 2 && b->digits == 2) {
        *c = (struct civil){.year = full_year(a->value, 2), .month = (int)b->value, .day = 1};
        return true;
    }
    return false;
}

static bool place_triple(const struct reader *r, struct civil *c)
{
    const struct number *n = r->numbers;
    int year = 2, month = 1, day = 0;     /* indexes: day first */
    bool east = r->default_offset >= 420; /* where the year comes first */
    if (n[0].digits >= 4 ||
        (n[0].digits == 2 && n[2].digits == 2 && (n[1].before == '-' || east))) {
        year = 0;
        day = 2;
    } else if (n[2].digits < 2 || n[2].digits == 3) {
        return false;
    } else if (n[1].value > 12 || (n[1].before == '/' && n[0].value <= 12)) {
        month = 0;
        day = 1;
    }
    if (n[year].digits > 4 || n[month].digits > 3 || n[day].digits > 3) {
        return false;
    }
    *c = (struct civil){.year = full_year(n[year].value, n[year].digits),
                        .month = (int)n[month].value,
                        .day = (int)n[day].value};
    return true;
}

static bool place_named(const struct reader *r, struct civil *c)
{
    const struct number *a = &r->numbers[0], *b = &r->numbers[1];
    if (r->n == 1 && a->digits == 4) {
        *c = (struct civil){.year = (int)a->value, .month = r->month_name, .day = 1};
        return !r->inside;
    }
    if (r->n != 2) {
        return false;
    }
    if (a->digits > 2 || a->value > 31) {
        const struct number *swap = a;
        a = b;
        b = swap;
    }
    *c = (struct civil){
        .year = full_year(b->value, b->digits), .month = r->month_name, .day = (int)a->value};
    return a->digits <= 2 && b->digits >= 2 && b->digits <= 4;
}

static bool place_week(const struct reader *r, struct civil *c)
{
    struct civil january = {.year = (int)r->numbers[0].value, .month = 1, .day = 4};
    int64_t fourth = date_from_civil(january, 0); /* always in week 1 (ISO 8601) */
    int weekday = (date_civil(fourth, 0).weekday + 6) % 7;
    *c = date_civil(fourth + ((int64_t)(r->week / 10 - 1) * 7 - weekday + r->week % 10 - 1) * 86400,
                    0);
    return true;
}

static bool place_numbers(struct reader *r, struct civil *c)
{
    if (r->year != UNSET || r->month != UNSET || r->day != UNSET) {
        if (r->year == UNSET && r->n == 1 && r->numbers[0].digits == 4) {
            r->year = (int)r->numbers[0].value;
        }
        *c = (struct civil){.year = full_year(r->year, r->year < 100 ? 2 : 4),
                            .month = r->month,
                            .day = r->day == UNSET && !r->inside ? 1 : r->day};
        return r->year != UNSET && r->month != UNSET && (r->day != UNSET || !r->inside);
    }
    if (r->week != UNSET) {
        return place_week(r, c);
    }
    if (r->month_name) {
        return place_named(r, c);
    }
    if (r->n == 3) {
        return place_triple(r, c);
    }
    if (r->inside) {
        return false;
    }
    return r->n == 2 ? place_pair(r, c) : r->n == 1 && place_compact(r, c);
}

/* Seconds or milliseconds since 1970, as some programs write dates. */
static bool place_epoch(const struct reader *r, struct date *out)
{
    if (r->n != 1 || time_known(r) || r->inside || r->month_name ||
        (r->numbers[0].digits != 10 && r->numbers[0].digits != 13)) {
        return false;
    }
    int64_t v = r->numbers[0].value;
    *out =
        (struct date){.time = r->numbers[0].digits == 13 ? v / 1000 : v, .precision = DATE_SECOND};
    return true;
}

static bool place_time(struct reader *r, struct civil *c)
{
    if (!time_known(r)) {
        return true;
    }
    if (r->meridiem && r->hour <= 12) {
        r->hour = r->hour % 12 + (r->meridiem == PM ? 12 : 0);
    }
    c->hour = r->hour;
    c->minute = r->minute;
    c->second = r->second == UNSET ? 0 : r->second;
    return r->hour <= 24 && r->minute <= 59 && c->second <= 60 &&
           (r->hour < 24 || (r->minute == 0 && c->second == 0));
}

static bool finish(struct reader *r, struct date *out)
{
    struct civil c = {0};
    if (place_epoch(r, out)) {
        return true;
    }
    if (!place_numbers(r, &c)) {
        return false;
    }
    c.hour = c.minute = c.second = 0;
    if (!place_time(r, &c) || c.month < 1 || c.month > 12 || c.day < 1 || c.day > 31 ||
        c.year <= 1 || /* what an unset date is in some programs */
        c.year > 9999) {
        return false;
    }
    /* Written Korean has one zone. */
    int offset = r->zoned ? r->offset : r->korean ? 540 : r->default_offset;
    if (r->placed && !r->zoned) {
        offset =
            r->place.offset + (date_is_summer(&r->place, c.year, c.month, c.day, c.hour) ? 60 : 0);
    }
    out->time = date_from_civil(c, offset);
    out->offset = (int16_t)offset;
    out->precision = !time_known(r) ? DATE_DAY : r->second == UNSET ? DATE_MINUTE : DATE_SECOND;
    return true;
}

static void reader_init(struct reader *r, struct str s, size_t at, int default_offset, bool inside)
{
    *r = (struct reader){.s = s,
                         .at = at,
                         .inside = inside,
                         .default_offset = default_offset,
                         .year = UNSET,
                         .month = UNSET,
                         .day = UNSET,
                         .week = UNSET,
                         .hour = UNSET,
                         .minute = UNSET,
                         .second = UNSET};
}

bool date_parse(struct str s, int default_offset, struct date *out)
{
    struct reader r;
    *out = (struct date){0};
    reader_init(&r, s, 0, default_offset, false);
    r.at = skip_spaces(&r, 0);
    r.s.n = r.s.n - r.at > MAX_LENGTH ? r.at + MAX_LENGTH : r.s.n;
    while (take_one(&r)) {
    }
    r.at = skip_spaces(&r, r.at);
    if (r.at < r.s.n || !finish(&r, out)) {
        *out = (struct date){0};
        return false;
    }
    return true;
}

/* A date in running text names a believable day. */
static bool is_believable(const struct date *d)
{
    struct civil c = date_civil(d->time, d->offset);
    return c.year >= 1900 && c.year < 2100;
}

/* What the numbers of running text need, so that versions and telephone numbers are none: a year of
 * four digits, or two digits each with slashes or hyphens. */
static bool is_convincing(const struct reader *r)
{
    if (r->n < 3) {
        return true;
    }
    bool four = r->numbers[0].digits == 4 || r->numbers[2].digits == 4;
    bool two = r->numbers[0].digits == 2 && r->numbers[1].digits == 2 &&
               r->numbers[2].digits == 2 && r->numbers[1].before == r->numbers[2].before &&
               (r->numbers[1].before == '/' || r->numbers[1].before == '-');
    return (four || two) && r->numbers[1].before && r->numbers[2].before &&
           r->numbers[1].before != ' ' && r->numbers[2].before != ' ' &&
           r->numbers[1].digits <= 2 && r->numbers[1].value <= 31;
}

static bool find_at(struct str s, size_t at, int default_offset, struct date *out, size_t *end)
{
    struct reader r;
    reader_init(&r, str_slice(s, 0, at + MAX_LENGTH), at, default_offset, true);
    for (;;) {
        /* The last thing that fitted may have made no sense: what was there before it counts. */
        struct reader before = r;
        if (!take_one(&r)) {
            r = before;
            break;
        }
    }
    struct civil c = {0};
    struct reader copy = r;
    if (!is_convincing(&r) || !place_numbers(&copy, &c) || !finish(&r, out) ||
        !is_believable(out)) {
        return false;
    }
    struct civil got = date_civil(out->time, out->offset);
    *end = r.end;
    /* No 31st of February here. */
    return c.day == got.day || r.hour == 24;
}

bool date_find(struct str s, int default_offset, struct date *out, size_t *start, size_t *end)
{
    char word[DATE_WORD + 1];
    size_t stop;
    for (size_t i = 0; i < s.n;) {
        bool candidate = false;
        size_t next = i + 1;
        if (ascii_digit(s.p[i])) {
            while (next < s.n && ascii_digit(s.p[next])) {
                next++;
            }
            candidate = next - i <= 4;
        } else if ((size_t)date_fold_word(str_slice(s, i, s.n), word) > 0) {
            next = i + date_fold_word(str_slice(s, i, s.n), word);
            candidate = date_month(word) || date_is_weekday(word);
        }
        if (candidate && find_at(s, i, default_offset, out, &stop)) {
            if (start) {
                *start = i;
            }
            if (end) {
                *end = stop;
            }
            return true;
        }
        i = next;
    }
    *out = (struct date){0};
    return false;
}
