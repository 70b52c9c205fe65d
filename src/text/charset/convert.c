/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Conversion by iconv, corrected where the WHATWG Encoding Standard differs: unused bytes of the
 * windows code pages are C1 controls, 0x80 in GB18030 is the euro sign, an invalid sequence
 * swallows no ASCII byte.
 */
#include "text/charset/convert.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "text/utf8.h"

/* Length of the sequence at the start of `s` that iconv rejected; `*c` is its replacement. */
static size_t refused(const struct charset *set, struct str s, uint32_t *c)
{
    unsigned char first = (unsigned char)s.p[0];
    *c = UTF8_REPLACEMENT;
    switch (set->kind) {
    case CHARSET_SINGLE:
        if (first >= 0x80 && first <= 0x9f && strncmp(set->name, "windows", 7) == 0)
            *c = first;
        return 1;
    case CHARSET_WIDE: {
        size_t unit = strncmp(set->name, "UTF-16", 6) == 0 ? 2 : 4;
        return s.n < unit ? s.n : unit;
    }
    case CHARSET_DOUBLE:
        if (first == 0x80 && strcmp(set->name, "GB18030") == 0) {
            *c = 0x20ac;
            return 1;
        }
        return first > 0x80 && first < 0xff && s.n > 1 && (unsigned char)s.p[1] >= 0x80 ? 2 : 1;
    default:
        return 1;
    }
}

static size_t convert(iconv_t cd, const struct charset *set, struct str s, struct buf *out)
{
    size_t errors = 0;
    char *in = (char *)(uintptr_t)s.p;
    size_t left = s.n;
    while (!out->full) {
        char room[8192], *to = room;
        size_t space = sizeof room;
        size_t result = left > 0 ? iconv(cd, &in, &left, &to, &space)
                                 : iconv(cd, NULL, NULL, &to, &space); /* flushes its state */
        int why = errno;
        bool last = left == 0 && result != (size_t)-1 && space == sizeof room;
        buf_add(out, (struct str){room, sizeof room - space});
        if (last)
            break;
        if (result == (size_t)-1 && why != E2BIG && left > 0) {
            uint32_t c;
            size_t n = refused(set, (struct str){in, left}, &c);
            errors += c == UTF8_REPLACEMENT;
            utf8_add(out, c);
            in += n;
            left -= n;
            iconv(cd, NULL, NULL, NULL, NULL);
        }
    }
    return errors;
}

/* Rewrites ISO-2022-JP as EUC-JP, whose table has the vendor characters in common use. */
static void add_iso2022jp_as_euc(struct buf *b, struct str s)
{
    enum { ASCII, KANA, JIS0208, JIS0212 } state = ASCII;
    for (size_t i = 0; i < s.n; i++) {
        static const struct {
            struct str escape;
            int state;
        } escapes[] = {
            {{"\x1b(B", 3}, ASCII},    {{"\x1b(J", 3}, ASCII},   {{"\x1b(I", 3}, KANA},
            {{"\x1b$@", 3}, JIS0208},  {{"\x1b$B", 3}, JIS0208}, {{"\x1b$(D", 4}, JIS0212},
            {{"\x1b$(B", 4}, JIS0208},
        };
        unsigned char c = (unsigned char)s.p[i];
        if (c == 0x1b) {
            for (size_t k = 0; k < ARRAY_SIZE(escapes); k++) {
                if (str_starts(str_slice(s, i, s.n), escapes[k].escape)) {
                    state = escapes[k].state;
                    i += escapes[k].escape.n - 1;
                    break;
                }
            }
        } else if (state == ASCII || c < 0x21 || c > 0x7e) {
            buf_add_char(b, (char)c);
            state = c == '\n' ? ASCII : state;
        } else if (state == KANA) {
            buf_add_char(b, (char)0x8e);
            buf_add_char(b, (char)(c | 0x80));
        } else {
            if (state == JIS0212)
                buf_add_char(b, (char)0x8f);
            buf_add_char(b, (char)(c | 0x80));
            if (i + 1 < s.n && s.p[i + 1] > 0x20 && s.p[i + 1] < 0x7f)
                buf_add_char(b, (char)(s.p[++i] | 0x80));
        }
    }
}

static size_t add_utf8(struct str s, struct buf *out)
{
    size_t errors = 0, from = 0;
    for (size_t at = 0; at < s.n;) {
        size_t start = at;
        if ((unsigned char)s.p[at] < 0x80) {
            at++;
        } else if (!utf8_step(s, &at)) {
            buf_add(out, str_slice(s, from, start));
            utf8_add(out, UTF8_REPLACEMENT);
            from = at;
            errors++;
        }
    }
    buf_add(out, str_slice(s, from, s.n));
    return errors;
}

size_t charset_convert(const struct charset *set, struct str bytes, struct buf *out)
{
    if (set->kind == CHARSET_UTF8)
        return add_utf8(bytes, out);
    iconv_t cd = iconv_open("UTF-8", set->iconv);
    if (cd == (iconv_t)-1) { /* a C library without its tables */
        utf8_add_valid(out, bytes);
        return bytes.n;
    }
    AUTO(buf) euc = BUF_INIT;
    if (strcmp(set->name, "ISO-2022-JP") == 0) {
        add_iso2022jp_as_euc(&euc, bytes);
        bytes = buf_str(&euc);
    }
    size_t errors = convert(cd, set, bytes, out);
    iconv_close(cd);
    return errors;
}
