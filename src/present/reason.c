/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "present/reason.h"

#include <string.h>

#include "base/i18n.h"

static const char *const shapes[] = {
#define REASON(text) text,
#define PART(text) text,
#include "present/reasons.def"
#undef REASON
#undef PART
};

enum {
    MAX_QUOTED = 4,
    MAX_DEPTH = 2, /* a quoted text may be such a message itself */
};

/* Texts matched by a format's conversions. */
struct quoted {
    struct str v[MAX_QUOTED];
    size_t n;
};

/* Skips the conversion at `p`, such as "%s", "%lld" or "%2$s". */
static const char *skip_conversion(const char *p, size_t *position, char *type)
{
    *position = 0;
    for (p++; *p && !ascii_alpha(*p); p++)
        *position = ascii_digit(*p) ? *position * 10 + (size_t)(*p - '0') : *position;
    p += strspn(p, "lz");
    *type = *p;
    return *p ? p + 1 : p;
}

static bool is_number(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!ascii_digit(s.p[i]) && s.p[i] != '-')
            return false;
    return s.n > 0;
}

/* Index of the literal after a conversion: its first occurrence, or at the end for the last
 * literal. */
static size_t find_words(struct str s, size_t at, const char *words)
{
    struct str wanted = {words, strcspn(words, "%")};
    if (words[wanted.n] == '%')
        return str_find(s, wanted, at);
    bool fits = s.n >= at + wanted.n && str_eq(str_slice(s, s.n - wanted.n, s.n), wanted);
    return fits ? s.n - wanted.n : SIZE_MAX;
}

static bool has_shape(struct str s, const char *shape, struct quoted *q)
{
    size_t at = 0;
    q->n = 0;
    while (*shape) {
        if (*shape != '%') {
            if (at == s.n || s.p[at++] != *shape++)
                return false;
            continue;
        }
        size_t position;
        char type;
        shape = skip_conversion(shape, &position, &type);
        size_t end = find_words(s, at, shape);
        if (end == SIZE_MAX || q->n == MAX_QUOTED)
            return false;
        q->v[q->n] = str_slice(s, at, end);
        if (type != 's' && !is_number(q->v[q->n]))
            return false;
        q->n++;
        at = end;
    }
    return at == s.n;
}

/* NULL for an unknown message. */
static const char *find_shape(struct str s, struct quoted *q)
{
    for (size_t i = 0; i < ARRAY_SIZE(shapes); i++)
        if (has_shape(s, shapes[i], q))
            return shapes[i];
    return NULL;
}

static void add(struct buf *b, struct str s, int depth);

static void add_filled(struct buf *b, const char *format, const struct quoted *q, int depth)
{
    for (size_t next = 0; *format;) {
        size_t words = strcspn(format, "%");
        buf_add(b, (struct str){format, words});
        format += words;
        if (*format) {
            size_t position;
            char type;
            format = skip_conversion(format, &position, &type);
            size_t index = position > 0 ? position - 1 : next++;
            if (index < q->n)
                add(b, q->v[index], depth + 1);
        }
    }
}

static void add(struct buf *b, struct str s, int depth)
{
    struct quoted q;
    const char *shape = depth < MAX_DEPTH ? find_shape(s, &q) : NULL;
    if (shape)
        add_filled(b, _(shape), &q, depth);
    else
        buf_add(b, s);
}

void reason_add(struct buf *b, const char *detail)
{
    add(b, str_from(detail), 0);
}

bool reason_has_status(const char *detail)
{
    struct quoted q;
    const char *shape = find_shape(str_from(detail), &q);
    return shape && strstr(shape, "HTTP %d");
}
