/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/find/terms.h"

#include <unictype.h>

#include "text/utf8.h"

enum {
    MAX_LETTERS = 12, /* of a word: more make the index larger, not better */
    MAX_QUERY = 1000, /* bytes: more terms exclude nothing further */
};

/* ---- characters -------------------------------------------------------------------------- */

enum kind { SEPARATOR, LETTER, SIGN /* of a script without word boundaries */ };

static const struct {
    uint32_t first, last;
} sign_ranges[] = {
    {0x0e00, 0x0eff},   /* Thai, Lao */
    {0x1000, 0x109f},   /* Burmese */
    {0x1100, 0x11ff},   /* Hangul jamo */
    {0x1780, 0x17ff},   /* Khmer */
    {0x2e80, 0x2fdf},   /* radicals */
    {0x3005, 0x3007},   /* 々〆〇 */
    {0x3021, 0x3029},   /* numerals */
    {0x3031, 0x3035},   /* kana repeat marks */
    {0x3041, 0x31ff},   /* kana, bopomofo, Hangul compatibility jamo */
    {0x3400, 0x9fff},   /* Han */
    {0xa960, 0xa97f},   /* Hangul jamo */
    {0xac00, 0xd7ff},   /* Hangul */
    {0xf900, 0xfaff},   /* Han compatibility ideographs */
    {0xff66, 0xffdc},   /* half-width kana and Hangul */
    {0x1b000, 0x1b16f}, /* more kana */
    {0x20000, 0x3ffff}, /* more Han */
};

static enum kind kind_of(uint32_t c)
{
    if (c < 0x80)
        return ascii_alnum((char)c) ? LETTER : SEPARATOR;
    if (c >= 0x4e00 && c <= 0x9fff) /* most of them */
        return SIGN;
    for (size_t i = 0; i < ARRAY_SIZE(sign_ranges) && c >= sign_ranges[i].first; i++)
        if (c <= sign_ranges[i].last)
            return SIGN;
    return uc_is_alnum(c) || uc_is_general_category(c, UC_MARK) ? LETTER : SEPARATOR;
}

static bool is_ascii_letter(uint32_t c)
{
    return c < 0x80 && kind_of(c) == LETTER;
}

bool terms_join(uint32_t a, uint32_t b)
{
    return is_ascii_letter(a) ? kind_of(b) == SIGN : is_ascii_letter(b) && kind_of(a) == SIGN;
}

/* Kind of the character at `*at`; moves past it. */
static enum kind next_kind(struct str s, size_t *at)
{
    unsigned char byte = (unsigned char)s.p[*at];
    if (byte >= 0x80)
        return kind_of(utf8_next(s, at));
    ++*at;
    return kind_of(byte);
}

/* ---- terms ------------------------------------------------------------------------------- */

/* A word or a run of signs; length in characters. */
struct run {
    struct str text;
    size_t length;
    enum kind kind;
};

/* Finds the next run at or after `*at`; moves past it. */
static bool next_run(struct str s, size_t *at, struct run *out)
{
    size_t start = *at, end;
    enum kind kind = SEPARATOR;
    while (*at < s.n && kind == SEPARATOR) {
        start = *at;
        kind = next_kind(s, at);
    }
    if (kind == SEPARATOR)
        return false;
    *out = (struct run){.length = 1, .kind = kind};
    for (end = *at; *at < s.n && next_kind(s, at) == kind; end = *at)
        out->length++;
    *at = end;
    out->text = str_slice(s, start, end);
    return true;
}

/* The term of a word. */
static struct str truncated(const struct run *word)
{
    size_t at = 0;
    if (word->length <= MAX_LETTERS)
        return word->text;
    for (int i = 0; i < MAX_LETTERS; i++)
        utf8_step(word->text, &at);
    return str_slice(word->text, 0, at);
}

static void add_term(struct buf *b, struct str term)
{
    buf_add(b, term);
    buf_add_char(b, ' ');
}

/* Bytes of the first sign: none is below U+0800. */
static size_t sign_size(struct str signs)
{
    return !signs.n ? 0 : (unsigned char)*signs.p < 0xf0 ? 3 : 4;
}

/* The first two signs, or the last one alone; moves past the first. */
static struct str next_pair(struct str *signs)
{
    struct str all = *signs;
    size_t first = sign_size(all);
    *signs = str_slice(all, first, all.n);
    return str_slice(all, 0, first + sign_size(*signs));
}

void terms_add(struct buf *b, struct str text)
{
    struct run run;
    for (size_t at = 0; next_run(text, &at, &run);) {
        if (run.kind == LETTER)
            add_term(b, truncated(&run));
        while (run.kind == SIGN && run.text.n)
            add_term(b, next_pair(&run.text));
    }
}

/* ---- queries ----------------------------------------------------------------------------- */

static void require(struct buf *b, struct str term, bool is_prefix)
{
    if (b->n >= MAX_QUERY)
        return;
    buf_add_c(b, b->n ? " AND \"" : "\"");
    buf_add(b, term);
    buf_add_c(b, is_prefix ? "\"*" : "\"");
}

/* The last word of a query may be a prefix. A single letter as prefix matches nearly everything, so
 * a scan of the texts is faster. */
static void require_word(struct buf *b, const struct run *word, bool last)
{
    if (!last || word->length > 1)
        require(b, truncated(word), last && word->length < MAX_LETTERS);
}

/* A single sign is the prefix of a pair, or the last of a run. */
static void require_signs(struct buf *b, struct run *signs)
{
    if (signs->length == 1)
        require(b, signs->text, true);
    for (; signs->length > 1; signs->length--)
        require(b, next_pair(&signs->text), false);
}

void terms_add_query(struct buf *b, struct str word)
{
    struct run run;
    for (size_t at = 0; next_run(word, &at, &run);)
        if (run.kind == LETTER)
            require_word(b, &run, at == word.n);
        else
            require_signs(b, &run);
}

/* ---- matching ---------------------------------------------------------------------------- */

static enum kind kind_before(struct str s, size_t at)
{
    return at > 0 ? kind_of(utf8_previous(s, &at)) : SEPARATOR;
}

bool terms_begin_at(struct str text, size_t at)
{
    size_t after = at;
    return at >= text.n || next_kind(text, &after) != LETTER || kind_before(text, at) != LETTER;
}

bool terms_find(struct str text, struct str word)
{
    for (size_t at = 0; (at = str_find(text, word, at)) != SIZE_MAX; at++)
        if (terms_begin_at(text, at))
            return true;
    return false;
}
