/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/facts/when.h"

bool facts_short_date(struct str line, int offset, struct date *out, size_t *end)
{
    struct str first = str_slice(line, 0, str_find_char(line, ' ', 0));
    size_t dot = str_find_char(first, '.', 0);
    *end = first.n;
    return first.n >= 6 && first.n <= 8 && dot <= 2 &&
           str_find_char(first, '.', dot + 1) == first.n - 3 && date_parse(first, offset, out);
}

/* Length of a number of one or two digits at `at`; 0 for none. */
static size_t short_number(struct str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.n && n < 3 && ascii_digit(s.p[at + n]))
        n++;
    return n <= 2 && !(at > 0 && ascii_digit(s.p[at - 1])) ? n : 0;
}

/* Appends `s` with the first two numbers of 10/05/2022 or 10-05-2022 swapped. */
static void add_swapped(struct buf *b, struct str s, char sign)
{
    for (size_t i = 0; i < s.n; i++) {
        size_t a = short_number(s, i);
        size_t second = i + a + 1;
        bool separated = a > 0 && second < s.n && s.p[second - 1] == sign;
        size_t c = separated ? short_number(s, second) : 0;
        size_t year = second + c + 1;
        if (c > 0 && year + 4 <= s.n && s.p[year - 1] == sign && ascii_digit(s.p[year + 2])) {
            buf_add(b, str_slice(s, 0, i));
            buf_add(b, str_slice(s, second, second + c));
            buf_add_char(b, sign);
            buf_add(b, str_slice(s, i, i + a));
            buf_add(b, str_slice(s, year - 1, s.n));
            return;
        }
    }
    buf_add(b, s);
}

bool when_read(struct str s, struct habit h, bool whole, struct date *out)
{
    AUTO(buf) b = BUF_INIT;
    /* By default, a slash means month first, a dash day first. */
    char sign = h.day_first ? '/' : '-';
    if ((h.day_first || h.american) && str_has_char(s, sign)) {
        add_swapped(&b, s, sign);
        struct date swapped;
        if ((whole && date_parse(buf_str(&b), h.offset, &swapped)) ||
            date_find(buf_str(&b), h.offset, &swapped, NULL, NULL)) {
            *out = swapped;
            return true;
        }
    }
    size_t end;
    return (whole && date_parse(s, h.offset, out)) || date_find(s, h.offset, out, NULL, NULL) ||
           facts_short_date(s, h.offset, out, &end);
}

/* "2025-12", "Dec 2025" */
static bool is_month(struct str s)
{
    size_t numbers = 0, digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool digit = ascii_digit(s.p[i]);
        numbers += digit && (i == 0 || !ascii_digit(s.p[i - 1]));
        digits += digit;
    }
    return (s.n == 7 && s.p[4] == '-' && ascii_digit(s.p[0])) ||
           (numbers == 1 && digits == 4 && s.n > digits);
}

bool when_parse(struct str s, struct habit h, struct date *out)
{
    s = str_trim(s);
    return s.n > 0 && !is_month(s) && when_read(s, h, true, out);
}
