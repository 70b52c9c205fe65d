/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times of day and zone offsets in dates. */
#include "text/date/reader.h"

/* ":MM[:SS[.fff]]" after the hour. */
bool date_read_clock(struct date_reader *r, int64_t hour)
{
    int64_t value;
    int digits;
    r->hour = (int)hour;
    r->at += date_scan_colon_at(r, r->at);
    if (!date_scan_digits(r, &value, &digits) || digits > 2)
        return false;
    r->minute = (int)value;
    size_t colon = date_scan_colon_at(r, r->at);
    if (colon > 0 && date_scan_digit_at(r, r->at + colon)) {
        r->at += colon;
        if (!date_scan_digits(r, &value, &digits) || digits > 2)
            return false;
        r->second = (int)value;
        if (r->at < r->s.n && (r->s.p[r->at] == '.' || r->s.p[r->at] == ',') &&
            date_scan_digit_at(r, r->at + 1)) {
            r->at++;
            while (date_scan_digit_at(r, r->at))
                r->at++;
        }
    } else if (colon > 0) {
        return false;
    }
    return true;
}

/* "HH", "HHMM" or "HHMMSS" after a "T". */
bool date_compact_clock(struct date_reader *r, int64_t value, int digits)
{
    if (digits != 2 && digits != 4 && digits != 6)
        return false;
    r->second = digits == 6 ? (int)(value % 100) : UNSET;
    value = digits == 6 ? value / 100 : value;
    r->minute = digits >= 4 ? (int)(value % 100) : 0;
    r->hour = (int)(digits >= 4 ? value / 100 : value);
    return true;
}

/* "+0800", "-5", "+05:30" with the sign at r->at; false when it is no offset. */
bool date_read_offset(struct date_reader *r, int *offset)
{
    size_t start = r->at, minus = date_scan_minus_at(r, r->at);
    r->at += minus > 0 ? minus : 1;
    int64_t hours, minutes = 0;
    int digits;
    if (!date_scan_digits(r, &hours, &digits) || digits > 4) {
        r->at = start;
        return false;
    }
    if (digits > 2) {
        minutes = hours % 100;
        hours /= 100;
    } else if (r->at < r->s.n && r->s.p[r->at] == ':' && date_scan_digit_at(r, r->at + 1)) {
        r->at++;
        if (!date_scan_digits(r, &minutes, &digits))
            return false;
    }
    if (minutes > 59) {
        r->at = start;
        return false;
    }
    r->zoned = hours < 24; /* a zone that does not exist leaves the rest of the date */
    *offset = (int)(hours * 60 + minutes) * (minus ? -1 : 1);
    return true;
}

/* "a.m.", "PM", "p. m." at `at`; its length or 0. */
size_t date_meridiem_at(const struct date_reader *r, size_t at, int *meridiem)
{
    size_t start = at;
    at = date_scan_spaces(r, at);
    char c = at < r->s.n ? ascii_lower(r->s.p[at]) : '\0';
    if (c != 'a' && c != 'p')
        return 0;
    at++;
    bool dotted = at < r->s.n && r->s.p[at] == '.';
    at = dotted ? date_scan_spaces(r, at + 1) : at;
    if (at >= r->s.n || ascii_lower(r->s.p[at]) != 'm')
        return 0;
    at++;
    at += dotted && at < r->s.n && r->s.p[at] == '.';
    if (at < r->s.n && ascii_alnum(r->s.p[at]))
        return 0;
    *meridiem = c == 'a' ? AM : PM;
    return at - start;
}

/* ".MM" at r->at, two digits; -1 for others. */
static int dotted_pair(struct date_reader *r)
{
    int64_t value;
    int digits;
    size_t start = r->at;
    if (r->at + 1 < r->s.n && r->s.p[r->at] == '.' && date_scan_digit_at(r, ++r->at) &&
        date_scan_digits(r, &value, &digits) && digits == 2)
        return (int)value;
    r->at = start;
    return -1;
}

/* "10.30.00", and "10.30" outside of running text, after the hour. */
bool date_dotted_clock(struct date_reader *r, int64_t hour)
{
    size_t start = r->at;
    int minute = dotted_pair(r), second = minute < 0 ? -1 : dotted_pair(r);
    if (minute < 0 || (second < 0 && r->inside)) {
        r->at = start;
        return false;
    }
    r->hour = (int)hour;
    r->minute = minute;
    r->second = second < 0 ? UNSET : second;
    return true;
}

/* "12h30", "12 h", "12h" after the number. */
bool date_french_clock(struct date_reader *r, int64_t value)
{
    size_t at = date_scan_spaces(r, r->at);
    if (at >= r->s.n || (r->s.p[at] != 'h' && r->s.p[at] != 'H') ||
        (at + 1 < r->s.n && ascii_alpha(r->s.p[at + 1])))
        return false;
    int64_t minute = 0;
    int digits = 2;
    r->at = at + 1;
    size_t after = date_scan_spaces(r, r->at);
    if (date_scan_digit_at(r, after)) {
        r->at = after;
        if (!date_scan_digits(r, &minute, &digits))
            return false;
    }
    r->hour = (int)value;
    r->minute = (int)minute;
    return digits == 2;
}
