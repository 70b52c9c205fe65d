/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parsed date is formatted so that it parses to the same instant. The forms of feeds, which are
 * read apart, mean what they do to the reader of all forms. */
#include <stdlib.h>

#include "text/date/date.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct date d)
{
    AUTO(buf) b = BUF_INIT;
    struct date again;
    struct civil c = date_civil(d.time, d.offset);
    date_add_rfc3339(&b, d);
    /* The first and the last year are where the zone may lead out of what can be written. */
    if (c.year > 1 && c.year <= 9999 &&
        (!date_parse(buf_str(&b), 0, &again) || again.time != d.time || again.offset != d.offset))
        abort();
}

/* A no-break space before it makes a standard form another. */
static void check_other_form(struct str s, struct date d)
{
    AUTO(buf) b = BUF_INIT;
    struct date other;
    buf_add(&b, STR("\xc2\xa0"));
    buf_add(&b, s);
    if (!date_parse(buf_str(&b), 480, &other) || other.time != d.time || other.offset != d.offset ||
        other.precision != d.precision || other.assumed != d.assumed)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    AUTO(buf) text = BUF_INIT;
    struct date d;
    size_t start = 0, end = 0;
    utf8_add_valid(&text, (struct str){(const char *)data, size});
    struct str s = buf_str(&text);
    if (date_parse(s, 480, &d)) {
        check(d);
        check_other_form(s, d);
    }
    if (date_find(s, -300, &d, &start, &end)) {
        if (start >= end || end > s.n)
            abort();
        check(d);
    }
    if (date_from_url(s, 0, &d))
        check(d);
    if (duration_parse(s) < -1)
        abort();
    return 0;
}
