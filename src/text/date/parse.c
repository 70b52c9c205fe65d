/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/date/reader.h"

enum { MAX_LENGTH = 200, MAX_EASTERN = 1000 };

static bool parse(struct str s, int default_offset, struct date *out)
{
    struct date_reader r;
    *out = (struct date){0};
    date_reader_init(&r, s, 0, default_offset, false);
    r.at = date_scan_spaces(&r, 0);
    r.s.n = r.s.n - r.at > MAX_LENGTH ? r.at + MAX_LENGTH : r.s.n;
    while (date_reader_next(&r)) {
    }
    r.at = date_scan_spaces(&r, r.at);
    if (r.at < r.s.n || !date_finish(&r, out)) {
        *out = (struct date){0};
        return false;
    }
    return true;
}

/* Digit in Arabic or Persian at `at`, of two bytes; -1 for others. */
static int eastern_digit(struct str s, size_t at)
{
    unsigned lead = (unsigned char)s.p[at], next = at + 1 < s.n ? (unsigned char)s.p[at + 1] : 0;
    if (lead == 0xd9 && next >= 0xa0 && next <= 0xa9)
        return (int)(next - 0xa0);
    return lead == 0xdb && next >= 0xb0 && next <= 0xb9 ? (int)(next - 0xb0) : -1;
}

static bool has_eastern_digit(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (((unsigned char)s.p[i] | 2) == 0xdb && eastern_digit(s, i) >= 0)
            return true;
    return false;
}

/* Appends `s` with Western digits. from[i] becomes the index in `s` of the byte `i`, and of the
 * end. */
static void add_western(struct buf *b, struct str s, size_t *from)
{
    for (size_t i = 0; i < s.n;) {
        int digit = eastern_digit(s, i);
        from[b->n] = i;
        buf_add_char(b, digit < 0 ? s.p[i] : (char)('0' + digit));
        i += digit < 0 ? 1 : 2;
    }
    from[b->n] = s.n;
}

/* Plausible year for a date in running text. */
static bool is_believable(const struct date *d)
{
    struct civil c = date_civil(d->time, d->offset);
    return c.year >= 1900 && c.year < 2100;
}

/* Stricter shape for running text, to reject version and telephone numbers: a four-digit year, or
 * two digits each separated by slashes or hyphens. */
static bool is_convincing(const struct date_reader *r)
{
    if (r->n < 3)
        return true;
    bool four = r->numbers[0].digits == 4 || r->numbers[2].digits == 4;
    bool two = r->numbers[0].digits == 2 && r->numbers[1].digits == 2 &&
               r->numbers[2].digits == 2 && r->numbers[1].before == r->numbers[2].before &&
               (r->numbers[1].before == '/' || r->numbers[1].before == '-');
    return (four || two) && r->numbers[1].before && r->numbers[2].before &&
           r->numbers[1].before != ' ' && r->numbers[2].before != ' ' &&
           r->numbers[1].digits <= 2 && r->numbers[1].value <= 31;
}

void date_apply_zone(struct date *d, struct zone zone)
{
    if (!d->assumed)
        return;
    d->time = zone_time(zone, d->time + d->offset * 60);
    d->offset = (int16_t)zone_offset(zone, d->time);
    d->assumed = false;
}

static bool find_at(struct str s, size_t at, int default_offset, struct date *out, size_t *end)
{
    struct date_reader r;
    date_reader_init(&r, str_slice(s, 0, at + MAX_LENGTH), at, default_offset, true);
    for (;;) {
        /* A failed token may have left traces: go back to the state before it. */
        struct date_reader before = r;
        if (!date_reader_next(&r)) {
            r = before;
            break;
        }
    }
    struct civil c = {0};
    struct date_reader copy = r;
    if (!is_convincing(&r) || !date_place_numbers(&copy, &c) || !date_finish(&r, out) ||
        !is_believable(out))
        return false;
    struct civil got = date_civil(out->time, out->offset);
    *end = r.end;
    /* Rejects days past the month's end, which date_finish() carries over. */
    return c.day == got.day || r.hour == 24;
}

static bool find(struct str s, int default_offset, struct date *out, size_t *start, size_t *end)
{
    char word[DATE_WORD + 1];
    size_t stop, n;
    for (size_t i = date_has_digit(s) ? 0 : s.n; i < s.n;) {
        bool candidate = false;
        size_t next = i + 1;
        if (ascii_digit(s.p[i])) {
            while (next < s.n && ascii_digit(s.p[next]))
                next++;
            candidate = next - i <= 4;
        } else if ((n = date_fold_word(str_slice(s, i, s.n), word)) > 0) {
            next = i + n;
            candidate = date_month(word) || date_is_weekday(word);
        }
        if (candidate && find_at(s, i, default_offset, out, &stop)) {
            if (start)
                *start = i;
            if (end)
                *end = stop;
            return true;
        }
        i = next;
    }
    *out = (struct date){0};
    return false;
}

bool date_parse(struct str s, int default_offset, struct date *out)
{
    if (date_read_standard(s, out))
        return true;
    if (s.n > MAX_EASTERN || !has_eastern_digit(s))
        return parse(s, default_offset, out);
    size_t from[MAX_EASTERN + 1];
    AUTO(buf) b = BUF_INIT;
    add_western(&b, s, from);
    return parse(buf_str(&b), default_offset, out);
}

bool date_find(struct str s, int default_offset, struct date *out, size_t *start, size_t *end)
{
    if (s.n > MAX_EASTERN || !has_eastern_digit(s))
        return find(s, default_offset, out, start, end);
    size_t from[MAX_EASTERN + 1], first, last;
    AUTO(buf) b = BUF_INIT;
    add_western(&b, s, from);
    bool found = find(buf_str(&b), default_offset, out, &first, &last);
    if (found && start)
        *start = from[first];
    if (found && end)
        *end = from[last];
    return found;
}
