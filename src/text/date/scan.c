/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/date/reader.h"

bool date_scan_digit_at(const struct date_reader *r, size_t at)
{
    return at < r->s.n && ascii_digit(r->s.p[at]);
}

size_t date_scan_spaces(const struct date_reader *r, size_t at)
{
    while (at < r->s.n) {
        struct str rest = str_slice(r->s, at, r->s.n);
        if (ascii_space(rest.p[0]))
            at++;
        else if (str_starts(rest, STR("\xc2\xa0")))
            at += 2;
        else if (str_starts(rest, STR("\xe3\x80\x80")) || str_starts(rest, STR("\xe2\x80\xaf")))
            at += 3;
        else
            break;
    }
    return at;
}

bool date_scan_digits(struct date_reader *r, int64_t *value, int *digits)
{
    *value = 0;
    *digits = 0;
    while (date_scan_digit_at(r, r->at) && *digits < 15) {
        *value = *value * 10 + (r->s.p[r->at++] - '0');
        ++*digits;
    }
    return *digits > 0 && *digits < 15;
}

size_t date_scan_colon_at(const struct date_reader *r, size_t at)
{
    return str_which(str_starts, str_slice(r->s, at, r->s.n), ":|：").n;
}

size_t date_scan_minus_at(const struct date_reader *r, size_t at)
{
    return str_which(str_starts, str_slice(r->s, at, r->s.n), "-|\u2212").n;
}
