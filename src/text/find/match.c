/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/find/match.h"

#include <stdlib.h>
#include <unictype.h>

#include "base/mem.h"
#include "text/find/letter.h"
#include "text/find/terms.h"
#include "text/utf8.h"

struct folder {
    struct folded *out;
    size_t size; /* of out->from */
    struct str s;
    size_t space; /* start of the pending white space; SIZE_MAX for none */
    bool line;    /* the pending white space has a line end */
    uint32_t last;
};

/* Appends a character, at `from` of the original; false when it becomes nothing. */
static bool put(struct folder *f, uint32_t c, size_t from)
{
    struct folded *out = f->out;
    size_t start = out->text.n;
    letter_add(&out->text, c);
    if (out->text.n > f->size) {
        f->size = out->text.n * 2 + 64;
        out->from = mem_resize(out->from, f->size, sizeof *out->from);
    }
    for (size_t i = start; i < out->text.n; i++)
        out->from[i] = (uint32_t)from;
    return out->text.n > start;
}

/* Scripts without spaces between words, where a line end means nothing. */
static bool is_unspaced(uint32_t c)
{
    return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0xff01 && c <= 0xff60) || (c >= 0x20000 && c <= 0x3ffff);
}

/* Appends a character and the white space before. */
static void put_after_space(struct folder *f, uint32_t c, size_t from)
{
    size_t before = f->out->text.n;
    bool nothing = terms_join(f->last, c) || (f->line && is_unspaced(f->last) && is_unspaced(c));
    if (f->space != SIZE_MAX && !nothing)
        put(f, ' ', f->space);
    if (!put(f, c, from)) {
        buf_truncate(&f->out->text, before);
        return;
    }
    f->space = SIZE_MAX;
    f->line = false;
    f->last = c;
}

/* Folds the character at `*at`. */
static void fold_next(struct folder *f, size_t *at)
{
    size_t from = *at;
    uint32_t c = utf8_next(f->s, at);
    if (c < 0x80 ? ascii_space((char)c) : uc_is_property_white_space(c)) {
        f->space = f->space == SIZE_MAX ? from : f->space;
        f->line = f->line || c == '\n';
    } else if (f->space != SIZE_MAX) {
        put_after_space(f, c, from);
    } else if (put(f, c, from)) {
        f->last = c;
    }
}

void folded_init(struct folded *f, struct str s)
{
    struct folder folder = {.out = f, .s = s, .space = SIZE_MAX};
    *f = (struct folded){0};
    for (size_t at = 0; at < s.n;)
        fold_next(&folder, &at);
    if (folder.space != SIZE_MAX)
        put(&folder, ' ', folder.space);
    f->from = mem_resize(f->from, f->text.n + 1, sizeof *f->from);
    f->from[f->text.n] = (uint32_t)s.n;
}

void folded_fini(struct folded *f)
{
    buf_fini(&f->text);
    free(f->from);
    f->from = NULL;
}

/* Index of the first byte of the next character of the original. */
static size_t character_end(const struct folded *f, size_t at)
{
    while (at > 0 && at < f->text.n && f->from[at] == f->from[at - 1])
        at++;
    return at;
}

bool folded_find(const struct folded *f, const struct folded *what, size_t *at, struct match *out)
{
    struct str text = buf_str(&f->text), needle = buf_str(&what->text);
    size_t from = needle.n > 0 ? str_find(text, needle, *at) : SIZE_MAX;
    if (from == SIZE_MAX)
        return false;
    *at = character_end(f, from + needle.n);
    *out = (struct match){f->from[from], f->from[*at]};
    return true;
}
