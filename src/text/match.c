/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/match.h"

#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/mem.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { MAX_MARKS = 32, MAX_FOLDED = 32 * 18 }; /* NFKD expands a character to at most 18 */

struct folder {
    struct folded *out;
    size_t size; /* of out->from */
    struct str s;
    size_t space; /* start of the pending white space; SIZE_MAX for none */
    bool line;    /* the pending white space has a line end */
    uint32_t last;
};

/* Appends the folded form of the character at `from` of the original. */
static void put(struct folder *f, struct str folded, size_t from)
{
    struct folded *out = f->out;
    if (out->text.n + folded.n + 1 > f->size) {
        f->size = (out->text.n + folded.n) * 2 + 64;
        out->from = mem_resize(out->from, f->size, sizeof *out->from);
    }
    for (size_t i = 0; i < folded.n; i++)
        out->from[out->text.n + i] = i == 0 ? (uint32_t)from : FOLDED_INSIDE;
    buf_add(&out->text, folded);
}

/* Scripts without spaces between words, where a line end means nothing. */
static bool is_unspaced(uint32_t c)
{
    return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0xff01 && c <= 0xff60) || (c >= 0x20000 && c <= 0x3ffff);
}

static void end_space(struct folder *f, uint32_t next)
{
    bool nothing = f->line && is_unspaced(f->last) && is_unspaced(next);
    if (f->space != SIZE_MAX && !nothing)
        put(f, STR(" "), f->space);
    f->space = SIZE_MAX;
    f->line = false;
}

/* Joiners, variation selectors, soft hyphens. */
static bool is_invisible(uint32_t c)
{
    return c == 0xad || c == 0x34f || (c >= 0x200b && c <= 0x200f) || c == 0x2060 ||
           (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff || (c >= 0xe0100 && c <= 0xe01ef);
}

/* Folds the character `c` at `*at` with its combining marks. */
static void fold_marked(struct folder *f, uint32_t c, size_t *at)
{
    uint32_t marked[MAX_MARKS + 1] = {fold_typography(c)}, folded[MAX_FOLDED];
    size_t n = 1, from = *at, n_folded = ARRAY_SIZE(folded);
    utf8_next(f->s, at);
    for (size_t next = *at; next < f->s.n && n <= MAX_MARKS; *at = next) {
        uint32_t mark = utf8_next(f->s, &next);
        if (uc_combining_class(mark) == 0)
            break;
        marked[n++] = mark;
    }
    AUTO(buf) b = BUF_INIT;
    if (u32_casefold(marked, n, NULL, UNINORM_NFKD, folded, &n_folded) == folded) {
        for (size_t i = 0; i < n_folded; i++)
            utf8_add(&b, fold_typography(folded[i]));
        put(f, buf_str(&b), from);
    }
}

/* Folds the character at `*at`, with a fast path for plain ASCII and ideographs. */
static void fold_next(struct folder *f, size_t *at)
{
    size_t from = *at, next = from;
    uint32_t c = utf8_next(f->s, &next);
    bool last = next == f->s.n || (unsigned char)f->s.p[next] < 0x80;
    if (c < 0x80 ? ascii_space((char)c) : uc_is_property_white_space(c)) {
        f->space = f->space == SIZE_MAX ? from : f->space;
        f->line = f->line || c == '\n';
        *at = next;
        return;
    }
    if (is_invisible(c)) {
        *at = next;
        return;
    }
    end_space(f, c);
    f->last = c;
    if (c < 0x80 && last) {
        char lower = ascii_lower((char)c);
        put(f, (struct str){&lower, 1}, from);
        *at = next;
    } else if (c >= 0x4e00 && c <= 0x9fff) {
        put(f, str_slice(f->s, from, next), from);
        *at = next;
    } else {
        fold_marked(f, c, at);
    }
}

void folded_init(struct folded *f, struct str s)
{
    struct folder folder = {.out = f, .s = s, .space = SIZE_MAX};
    *f = (struct folded){0};
    for (size_t at = 0; at < s.n;)
        fold_next(&folder, &at);
    end_space(&folder, 0);
    put(&folder, STR(""), s.n); /* entry of `from` for the end */
    f->from[f->text.n] = (uint32_t)s.n;
}

void folded_fini(struct folded *f)
{
    buf_fini(&f->text);
    free(f->from);
    f->from = NULL;
}

bool folded_find(const struct folded *f, const struct folded *what, size_t *at, struct match *out)
{
    struct str text = buf_str(&f->text), needle = buf_str(&what->text);
    for (size_t from = *at; needle.n > 0; from++) {
        from = str_find(text, needle, from);
        if (from == SIZE_MAX)
            break;
        size_t to = from + needle.n;
        if (f->from[from] != FOLDED_INSIDE && f->from[to] != FOLDED_INSIDE) {
            *out = (struct match){f->from[from], f->from[to]};
            *at = to;
            return true;
        }
    }
    return false;
}
