/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/find/fold.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/mem.h"
#include "text/eight-bytes.h"
#include "text/find/letter.h"
#include "text/find/terms.h"
#include "text/utf8.h"

/* True for a kana, Han or Hangul syllable at `at`: without case, marks and parts. */
static bool is_wide(struct str s, size_t at)
{
    unsigned char c = (unsigned char)s.p[at];
    if (c < 0xe3 || c > 0xed || s.n - at < 3)
        return false;
    unsigned char second = (unsigned char)s.p[at + 1], third = (unsigned char)s.p[at + 2];
    switch (c) {
    case 0xe3: /* except U+3000, a space, U+3099-309A, marks, U+3164, ignorable, U+3200-33FF */
        return (second < 0x88 || second > 0x8f) && !(second == 0x80 && third == 0x80) &&
               !(second == 0x82 && (third == 0x99 || third == 0x9a)) &&
               !(second == 0x85 && third == 0xa4);
    case 0xea:
        return second >= 0xb0; /* U+AC00 */
    case 0xed:
        return second < 0x9e; /* U+D780 */
    default:
        return true;
    }
}

static bool is_plain(struct str s, size_t at)
{
    return (unsigned char)s.p[at] < 0x80 ? !ascii_space(s.p[at]) : is_wide(s, at);
}

/* Fast path: end of the run at `at` of what most text consists of: ASCII with single spaces inside,
 * kana, Han and Hangul. */
static size_t plain_end(struct str s, size_t at)
{
    for (size_t n; at < s.n; at += n) {
        unsigned char c = (unsigned char)s.p[at];
        if ((n = eight_plain(s, at)) > 0)
            continue;
        if (c >= 0x80)
            n = is_wide(s, at) ? 3 : 0;
        else
            n = !ascii_space((char)c) || (c == ' ' && at + 1 < s.n && is_plain(s, at + 1));
        if (n == 0)
            break;
    }
    return at;
}

static void add_lower(struct buf *b, struct str s)
{
    size_t start = b->n;
    buf_add(b, s);
    size_t i = start;
    for (; b->n - i >= 8; i += 8) {
        uint64_t w = eight_lower(eight_at(buf_str(b), i));
        memcpy(b->p + i, &w, sizeof w);
    }
    for (; i < b->n; i++)
        b->p[i] = ascii_lower(b->p[i]);
}

uint32_t fold_to_ascii(uint32_t c)
{
    static const struct {
        uint32_t c;
        char closest;
    } others[] = {
        {0xab, '"'},   {0xbb, '"'},  {0x2039, '\''}, {0x203a, '\''}, {0x201a, ','}, {0x201e, '"'},
        {0x2026, '.'}, {0xb7, '.'},  {0x2022, '*'},  {0xd7, 'x'},    {0xd8, 'O'},   {0xf8, 'o'},
        {0x2800, ' '}, {0x110, 'D'}, {0x111, 'd'},   {0x131, 'i'},   {0x141, 'L'},  {0x142, 'l'},
    };
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    c = letter_typography(c);
    for (size_t i = 0; i < ARRAY_SIZE(others); i++)
        if (others[i].c == c)
            return (uint32_t)others[i].closest;
    uint32_t letter = c;
    while (letter >= 0x80 && uc_canonical_decomposition(letter, parts) > 0)
        letter = parts[0];
    return letter < 0x80 ? letter : c;
}

static void add_lower_letter(struct buf *b, uint32_t c)
{
    if (!uc_is_property_default_ignorable_code_point(c))
        utf8_add(b, uc_tolower(c));
}

/* `add` appends a character beyond ASCII, or nothing. */
static void fold(struct buf *b, struct str s, void (*add)(struct buf *b, uint32_t c))
{
    bool space = false;
    size_t start = b->n;
    for (size_t at = 0; at < s.n;) {
        size_t from = at, before = b->n, end = is_plain(s, at) ? plain_end(s, at) : at;
        uint32_t c = end > from ? 0 : utf8_next(s, &at);
        if (end == from && (c < 0x80 || uc_is_property_white_space(c))) {
            space = b->n > start;
            continue;
        }
        if (space)
            buf_add_char(b, ' ');
        size_t visible = b->n;
        if (end > from)
            add_lower(b, str_slice(s, from, at = end));
        else
            add(b, c);
        space = space && b->n == visible;
        if (space)
            buf_truncate(b, before);
    }
}

void fold_add(struct buf *b, struct str s)
{
    fold(b, s, add_lower_letter);
}

/* True if the characters beside the space at `at` join; both ASCII are most of them. */
static bool joins(struct str s, size_t at)
{
    size_t after = at + 1;
    if (((unsigned char)s.p[at - 1] & 0x80) == ((unsigned char)s.p[after] & 0x80))
        return false;
    uint32_t last = utf8_previous(s, &at);
    return terms_join(last, utf8_next(s, &after));
}

static void drop_joins(struct buf *b, size_t start)
{
    struct str s = str_slice(buf_str(b), start, b->n);
    size_t from = 0, to = 0, at = utf8_is_ascii(s) ? SIZE_MAX : str_find_char(s, ' ', 1);
    for (; at < s.n - 1; at = str_find_char(s, ' ', at + 1)) {
        if (!joins(s, at))
            continue;
        memmove(b->p + start + to, s.p + from, at - from);
        to += at - from;
        from = at + 1;
    }
    if (from == 0)
        return;
    memmove(b->p + start + to, s.p + from, s.n - from);
    buf_truncate(b, start + to + s.n - from);
}

void fold_add_searched(struct buf *b, struct str s)
{
    size_t start = b->n;
    fold(b, s, letter_add);
    drop_joins(b, start);
}

void fold_add_compatible(struct buf *b, struct str s)
{
    size_t n = 0;
    AUTO_FREE uint8_t *normal = u8_normalize(UNINORM_NFKC, (const uint8_t *)s.p, s.n, NULL, &n);
    fold_add(b, normal ? (struct str){(const char *)normal, n} : s);
}

void fold_add_letters(struct buf *b, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        char byte = s.p[at];
        if ((unsigned char)byte < 0x80) {
            at++;
            if (ascii_alnum(byte))
                buf_add_char(b, ascii_lower(byte));
            continue;
        }
        uint32_t c = utf8_next(s, &at);
        if (uc_is_alnum(c))
            utf8_add(b, uc_tolower(c));
    }
}

/* True for a byte that begins a character of U+3000 to U+9FFF, which have no case. */
static bool is_uncased(char byte)
{
    unsigned char c = (unsigned char)byte;
    return c >= 0xe3 && c <= 0xe9;
}

size_t fold_starts(struct str s, struct str prefix)
{
    size_t at = 0;
    for (size_t i = 0; i < prefix.n;) {
        if (at == s.n)
            return 0;
        if (s.p[at] != prefix.p[i] && (is_uncased(s.p[at]) || is_uncased(prefix.p[i])))
            return 0;
        bool ascii = (unsigned char)prefix.p[i] < 0x80;
        if (ascii ? ascii_lower(s.p[at++]) != prefix.p[i++]
                  : uc_tolower(utf8_next(s, &at)) != utf8_next(prefix, &i))
            return 0;
    }
    return at;
}

/* First word of a list that begins with a byte; NULL for none. */
static const char *find_start(const char *list, char first)
{
    const char *p = list;
    while ((p = strchr(p, first)) && p > list && p[-1] != '|')
        p++;
    return p;
}

size_t fold_next_start(struct str s, const char **list)
{
    char first = s.n > 0 ? ascii_lower(s.p[0]) : '\0';
    bool exact = (first && (unsigned char)first < 0x80) || is_uncased(first);
    size_t n = 0;
    for (struct str word; n == 0 && *list;) {
        *list = exact ? find_start(*list, first) : *list;
        n = str_next_word(list, &word) ? fold_starts(s, word) : 0;
    }
    return n;
}

size_t fold_end_of_any(struct str folded, const char *list)
{
    if (!str_has_any(folded, list)) /* as most texts */
        return 0;
    for (struct str word; str_next_word(&list, &word);) {
        size_t at = str_find(folded, word, 0);
        if (at != SIZE_MAX && (at == 0 || !ascii_alpha(folded.p[at - 1])))
            return at + word.n;
    }
    return 0;
}

bool fold_is_plain(struct str s)
{
    bool wide = s.n > 0 && is_wide(s, 0);
    for (size_t at = 0; at < s.n; at += wide ? 3 : 1)
        if (is_wide(s, at) != wide || (!wide && !ascii_alpha(s.p[at]) && !ascii_digit(s.p[at])))
            return false;
    return true;
}

/* Parts of Hangul syllables, which they become when folded. */
static bool is_jamo(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x11ff) || (c >= 0xa960 && c <= 0xa97f) ||
           (c >= 0xd7b0 && c <= 0xd7ff);
}

/* True when all of it is ASCII punctuation or characters of other scripts. */
static bool is_apart(struct str folded)
{
    for (size_t i = 0; i < folded.n; i++) {
        unsigned char c = (unsigned char)folded.p[i];
        if (ascii_alnum((char)c) || (c >= 0xe3 && c <= 0xed))
            return false;
    }
    return folded.n > 0;
}

/* Index of the next character that is neither ASCII nor one of most of Han; the end if none. */
static size_t next_beyond_han(struct str s, size_t at)
{
    for (; s.n - at >= 8; at += 8) {
        uint64_t w = eight_in_order(s, at);
        uint64_t beyond = w & EIGHT(0x80) ? eight_find_beyond_han(w) : 0;
        if (beyond)
            return at + eight_first(beyond);
    }
    while (at < s.n && ((unsigned char)s.p[at] < 0xc0 ||
                        ((unsigned char)s.p[at] >= 0xe4 && (unsigned char)s.p[at] <= 0xe9)))
        at++;
    return at;
}

bool fold_keeps(struct str s)
{
    AUTO(buf) folded = BUF_INIT;
    uint32_t kept = 0;
    for (size_t at = 0; (at = next_beyond_han(s, at)) < s.n;) {
        if (is_wide(s, at)) {
            at += 3;
            continue;
        }
        uint32_t c = utf8_next(s, &at);
        if (c == kept) /* most of a text's are the same comma or quote */
            continue;
        buf_clear(&folded);
        letter_add(&folded, c);
        if (is_jamo(c) || !is_apart(buf_str(&folded)))
            return false;
        kept = c;
    }
    return true;
}
