/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * UTF-8 with pieces in another encoding, as in a feed joined from several sites. Such a piece is a
 * run of bytes beyond ASCII in which broken sequences outweigh well-formed ones; a run with a few
 * broken ones is text that was truncated.
 */
#include "text/charset/convert.h"
#include "text/utf8.h"

/* End of the run of bytes beyond ASCII at `at`. */
static size_t run_end(struct str s, size_t at)
{
    while (at < s.n && (unsigned char)s.p[at] >= 0x80)
        at++;
    return at;
}

/* Punctuation and emoji, which stand alone between ASCII, or the last letter of a Latin word. */
static bool is_truncated(struct str s, size_t at, size_t end)
{
    struct str run = str_slice(s, at, end);
    unsigned char first = (unsigned char)s.p[at];
    bool ends_word = at > 0 && ascii_alpha(s.p[at - 1]) && (end == s.n || !ascii_alpha(s.p[end]));
    return (run.n < 4 && (str_starts(run, STR("\xe2\x80")) || str_starts(run, STR("\xf0\x9f")))) ||
           (run.n == 1 && first >= 0xc2 && first <= 0xc5 && ends_word);
}

static bool is_foreign(struct str run)
{
    size_t good = 0;
    for (size_t at = 0; at < run.n;) {
        size_t from = at;
        good += utf8_step(run, &at) ? at - from : 0;
    }
    return good < run.n - good;
}

/* Next foreign run at or after `at`; of no length at the end. */
static struct str next_foreign(struct str s, size_t at)
{
    for (size_t end; at < s.n; at = end + 1) {
        end = run_end(s, at);
        struct str run = str_slice(s, at, end);
        if (run.n > 0 && !is_truncated(s, at, end) && is_foreign(run))
            return run;
    }
    return str_slice(s, s.n, s.n);
}

/* A blank follows each run: as a lead byte swallows no ASCII, it stays through the conversion. */
static void collect_foreign(struct str s, struct buf *out)
{
    for (struct str run = next_foreign(s, 0); run.n > 0;) {
        buf_add(out, run);
        buf_add_char(out, ' ');
        run = next_foreign(s, (size_t)(run.p - s.p) + run.n);
    }
}

void charset_convert_mixed(struct str bytes, const struct charset *said, struct buf *out)
{
    AUTO(buf) foreign = BUF_INIT, converted = BUF_INIT;
    collect_foreign(bytes, &foreign);
    charset_convert(said ? said : charset_guess(buf_str(&foreign)), buf_str(&foreign), &converted);
    struct str rest = buf_str(&converted), text;
    size_t at = 0;
    for (struct str run; at < bytes.n; at = (size_t)(run.p - bytes.p) + run.n) {
        run = next_foreign(bytes, at);
        utf8_add_valid(out, str_slice(bytes, at, (size_t)(run.p - bytes.p)));
        if (run.n > 0 && str_split(&rest, ' ', &text))
            buf_add(out, text);
    }
}
