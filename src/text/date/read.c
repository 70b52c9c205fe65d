/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens of a date: numbers, words, marks and separators. */
#include <string.h>

#include "text/date/calendar.h"
#include "text/date/reader.h"
#include "text/utf8.h"

/* Words of scripts without spaces, by meaning. */
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

static bool peek_mark(const struct date_reader *r, size_t at, size_t *index)
{
    struct str rest = str_slice(r->s, at, r->s.n);
    if (rest.n == 0 || (unsigned char)rest.p[0] < 0x80)
        return false;
    for (size_t i = 0; i < ARRAY_SIZE(marks); i++) {
        if (str_starts(rest, str_from(marks[i].text))) {
            *index = i;
            return true;
        }
    }
    return false;
}

static bool set_once(int *field, int64_t value)
{
    if (*field != UNSET || value > 9999)
        return false;
    *field = (int)value;
    return true;
}

static bool read_marked(struct date_reader *r, int64_t value, size_t index)
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
        return date_time_known(r) && value < 60;
    case MARK_SECOND:
        return date_time_known(r) && value < 61 && set_once(&r->second, value);
    default:
        return false;
    }
}

/* "st", "nd", "rd", "th", "er", "º", "ª" right after a number. */
static void skip_ordinal(struct date_reader *r)
{
    struct str rest = str_slice(r->s, r->at, r->s.n);
    size_t n = str_which(str_starts_nocase, rest, "ste|st|nd|rd|th|er|º|ª").n;
    if (n == rest.n || !ascii_alpha(rest.p[n]))
        r->at += n;
}

static bool read_number(struct date_reader *r)
{
    int64_t value;
    int digits;
    char before = r->before;
    bool after_t = before == 'T';
    if (!date_scan_digits(r, &value, &digits))
        return false;
    size_t index;
    int meridiem;
    if (digits <= 2 && !date_time_known(r) && date_scan_colon_at(r, r->at))
        return date_read_clock(r, value);
    if (after_t)
        return !date_time_known(r) && date_compact_clock(r, value, digits);
    size_t length = !date_time_known(r) && digits <= 2 && value <= 12
                        ? date_meridiem_at(r, r->at, &meridiem)
                        : 0;
    if (length > 0) {
        r->hour = (int)value;
        r->minute = 0;
        return true; /* the meridiem is the next token */
    }
    if (peek_mark(r, date_scan_spaces(r, r->at), &index) && marks[index].mark <= MARK_SECOND) {
        if (marks[index].mark == MARK_YEAR)
            value = date_era_year(str_slice(r->s, 0, r->at - (size_t)digits), value);
        r->at = date_scan_spaces(r, r->at);
        return read_marked(r, value, index);
    }
    bool dated = r->n == 3 || (r->n == 2 && r->month_name);
    if (digits <= 2 && !date_time_known(r) &&
        (((r->n == 3 || r->month_name) && date_french_clock(r, value)) ||
         (dated && date_dotted_clock(r, value))))
        return true;
    if (dated || r->year != UNSET || r->week != UNSET)
        return false;
    skip_ordinal(r);
    r->numbers[r->n++] = (struct date_number){value, digits, before};
    return true;
}

/* Zone name, with the offset that may follow "GMT" or "UTC". */
static bool read_zone(struct date_reader *r, int offset)
{
    if (r->zoned)
        return true; /* of "+0000 (UTC)" and "GMT+0000 UTC" the first counts */
    r->zoned = true;
    r->offset = offset;
    size_t at = date_scan_spaces(r, r->at);
    if (offset == 0 && at + 1 < r->s.n && (r->s.p[at] == '+' || r->s.p[at] == '-') &&
        date_scan_digit_at(r, at + 1)) {
        r->at = at;
        return date_read_offset(r, &r->offset);
    }
    return true;
}

/* "Europe/Brussels" at the word's start; its length or 0. */
static size_t place_at(const struct date_reader *r, size_t at, struct date_place *place)
{
    size_t start = at;
    while (at < r->s.n && (ascii_alpha(r->s.p[at]) || r->s.p[at] == '_' || r->s.p[at] == '/'))
        at++;
    return date_place(str_slice(r->s, start, at), place) ? at - start : 0;
}

static bool read_month(struct date_reader *r, int month)
{
    if (r->month_name &&
        !(r->month_first && r->n == r->month_at + (r->numbers[0].value > 31 ? 0 : 1)))
        return false;
    r->month_first = !r->month_name && !r->words_seen && r->n == 0;
    r->month_name = month;
    r->month_at = r->n;
    return true;
}

/* "tháng 2": Vietnamese months have numbers; 0 for none. */
static int numbered_month(struct date_reader *r)
{
    int64_t month;
    int digits;
    r->at = date_scan_spaces(r, r->at);
    return date_scan_digits(r, &month, &digits) && month >= 1 && month <= 12 ? (int)month : 0;
}

static int paired_month(struct date_reader *r, const char *first)
{
    char second[DATE_WORD + 1];
    size_t at = date_scan_spaces(r, r->at);
    size_t length = date_fold_word(str_slice(r->s, at, r->s.n), second);
    int month = date_paired_month(first, second);
    r->at = month ? at + length : r->at;
    return month;
}

static bool read_week(struct date_reader *r)
{
    int64_t week;
    int digits;
    if (r->n != 1 || r->numbers[0].digits != 4 || !date_scan_digits(r, &week, &digits) ||
        (digits != 2 && digits != 3))
        return false;
    int day = 1;
    if (digits == 3) {
        day = (int)(week % 10);
        week /= 10;
    } else if (r->at + 1 < r->s.n && r->s.p[r->at] == '-' && date_scan_digit_at(r, r->at + 1)) {
        day = r->s.p[r->at + 1] - '0';
        r->at += 2;
    }
    r->week = (int)week * 10 + day;
    return week >= 1 && week <= 53 && day >= 1 && day <= 7;
}

/* Reads a Thai month or, after a time, a meridiem or a place, before words are folded; false for
 * none. *done: it fits. */
static bool read_unfolded(struct date_reader *r, bool *done)
{
    int month, meridiem;
    size_t length = date_thai_month(str_slice(r->s, r->at, r->s.n), &month);
    *done = true;
    if (length > 0) {
        *done = read_month(r, month);
    } else if (date_time_known(r)) {
        length = r->meridiem ? 0 : date_meridiem_at(r, r->at, &meridiem);
        if (length > 0)
            r->meridiem = meridiem;
        else if ((length = place_at(r, r->at, &r->place)) > 0)
            r->placed = true;
    }
    r->at += length;
    return length > 0;
}

static bool read_word(struct date_reader *r)
{
    char word[DATE_WORD + 1];
    int offset;
    size_t start = r->at;
    bool after_digit = start > 0 && ascii_digit(r->s.p[start - 1]);
    bool done;
    if (read_unfolded(r, &done))
        return done;
    size_t length = date_fold_word(str_slice(r->s, r->at, r->s.n), word);
    if (length == 0)
        return false;
    r->at += length;
    if (date_time_known(r) && (strcmp(word, "gmt") == 0 || strcmp(word, "utc") == 0)) {
        r->words_seen = true; /* the zone of most feeds: spares the lists of words */
        return read_zone(r, 0);
    }
    bool first = !r->words_seen && r->n == 0 && !date_time_known(r);
    int month = strcmp(word, "thang") == 0 ? numbered_month(r) : date_month(word);
    month = month ? month : paired_month(r, word);
    if (strcmp(word, "t") == 0 && date_scan_digit_at(r, r->at) && !date_time_known(r)) {
        r->before = 'T';
        return true;
    }
    if (strcmp(word, "w") == 0 && date_scan_digit_at(r, r->at))
        done = read_week(r);
    else if (month && (strcmp(word, "mar") != 0 || !r->month_name))
        done = read_month(r, month);
    else if (date_is_weekday(word) || date_is_filler(word))
        done = true;
    else if ((date_time_known(r) || (after_digit && strcmp(word, "z") == 0)) &&
             date_zone(word, r->default_offset, &offset))
        done = read_zone(r, offset);
    else
        done = first && !r->inside; /* weekday in an unknown language */
    r->words_seen = true;
    return done;
}

/* A mark without a number: "下午", "星期三", "整". */
static bool read_mark(struct date_reader *r, size_t index)
{
    r->at += strlen(marks[index].text);
    r->korean |= marks[index].korean;
    switch (marks[index].mark) {
    case MARK_AM:
    case MARK_PM:
        r->meridiem = marks[index].mark == MARK_AM ? AM : PM;
        return true;
    case MARK_WEEKDAY:
        if (r->at < r->s.n)
            utf8_next(r->s, &r->at);
        return true;
    default:
        return marks[index].mark == MARK_NOTHING;
    }
}

static bool is_complete(const struct date_reader *r)
{
    return r->n == 3 || (r->n == 2 && r->month_name) || r->day != UNSET || r->week != UNSET;
}

/* Skips parentheses, which hold a weekday or a comment. */
static bool skip_parentheses(struct date_reader *r)
{
    char close = r->s.p[r->at] == '(' ? ')' : ']';
    size_t end = str_find_char(str_slice(r->s, 0, r->at + 64), close, r->at);
    if (r->n == 0 && r->year == UNSET) {
        r->at++;
        return true;
    }
    if (end == SIZE_MAX)
        return false;
    r->at = end + 1;
    return true;
}

/* "-0700" and a space: an offset before the year ("15:04:05 -0700 2006"), not a date after the time
 * ("10:30-2024-05-20"). */
static bool is_bare_offset(const struct date_reader *r)
{
    size_t start = r->at + date_scan_minus_at(r, r->at), at = start;
    while (date_scan_digit_at(r, at))
        at++;
    return at == start + 4 && at < r->s.n && r->s.p[at] == ' ';
}

static bool read_separator(struct date_reader *r)
{
    struct str rest = str_slice(r->s, r->at, r->s.n);
    char c = rest.p[0];
    size_t sign = c == '+' ? 1 : date_scan_minus_at(r, r->at);
    if (sign > 0 && date_time_known(r) && !r->zoned && date_scan_digit_at(r, r->at + sign) &&
        (c == '+' || is_complete(r) || is_bare_offset(r)))
        return date_read_offset(r, &r->offset);
    if (c == '(' || c == '[')
        return skip_parentheses(r);
    if (c == '-' && r->n == 0 && !r->words_seen && r->end == 0)
        r->leading_minus = true;
    size_t wide = str_which(str_starts, rest, "，|。|（|）|、|・|–|—|·|\u2212").n;
    if (wide > 0) {
        r->at += wide;
        return true;
    }
    if (c == '\0' || !strchr(",./-|'\")]~", c))
        return false;
    r->before = c;
    r->at++;
    return true;
}

bool date_reader_next(struct date_reader *r)
{
    size_t index, from = r->at;
    r->at = date_scan_spaces(r, r->at);
    if (r->at > from && !strchr(",./-", r->before ? r->before : ' '))
        r->before = ' ';
    if (r->at >= r->s.n)
        return false;
    bool done, separator = false;
    if (date_scan_digit_at(r, r->at)) {
        done = read_number(r);
        r->before = '\0';
    } else if (peek_mark(r, r->at, &index)) {
        done = read_mark(r, index);
    } else {
        char word[DATE_WORD + 1];
        separator = date_fold_word(str_slice(r->s, r->at, r->s.n), word) == 0;
        done = separator ? read_separator(r) : read_word(r);
    }
    if (!done)
        r->at = from;
    else if (!separator)
        r->end = r->at;
    return done;
}

void date_reader_init(struct date_reader *r, struct str s, size_t at, int default_offset,
                      bool inside)
{
    *r = (struct date_reader){.s = s,
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
