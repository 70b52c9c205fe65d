/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search/raw-filter.h"

#include "text/find/fold.h"
#include "text/markup/markup.h"

/* Index of the character that texts have least often. */
static size_t rarest(struct str word)
{
    static const struct str common = STR("etaoinsrhldcumfgpwybvkxjqz"); /* most frequent first */
    size_t best = 0, best_rank = 0;
    for (size_t i = 0; i < word.n; i++) {
        size_t rank = str_find_char(common, word.p[i], 0);
        if (rank > best_rank) { /* digits are rarer */
            best = i;
            best_rank = rank;
        }
    }
    return best;
}

/* Looks for either case of the rarest letter. */
static bool has_nocase(struct str text, struct str word)
{
    size_t offset = rarest(word);
    char cases[] = {word.p[offset], ascii_upper(word.p[offset])};
    for (size_t c = 0; c < 1 + (cases[0] != cases[1]); c++)
        for (size_t at = offset; (at = str_find_char(text, cases[c], at)) != SIZE_MAX; at++)
            if (str_eq_nocase(str_slice(text, at - offset, at - offset + word.n), word))
                return true;
    return false;
}

static bool has_plain(struct str text, struct str word)
{
    return (unsigned char)word.p[0] < 0x80 ? has_nocase(text, word) : str_has(text, word);
}

/* False for a reference to punctuation, a space, or a letter of another script. */
static bool may_be_letter(struct str reference)
{
    AUTO(buf) text = BUF_INIT;
    markup_add_decoded(&text, reference);
    struct str c = buf_str(&text);
    bool space = str_eq(c, STR("\u00a0"));
    return !space && (c.n == 0 || ascii_alnum(*c.p) || fold_is_plain(c) || !fold_keeps(c));
}

/* True for references that may encode a letter of a word, or hide in it. */
static bool has_letters_encoded(struct str html)
{
    enum { MAX = 12 /* bytes of most references */ };
    for (size_t at = 0; (at = str_find_char(html, '&', at)) != SIZE_MAX; at++) {
        struct str rest = str_slice(html, at, at + MAX);
        size_t end = str_find_char(rest, ';', 0);
        if (end == SIZE_MAX || may_be_letter(str_slice(rest, 0, end + 1)))
            return true;
    }
    return false;
}

/* Index after the adjacent tags and comments from `at` on; SIZE_MAX when one is unterminated. */
static size_t skip_tags(struct str html, size_t at)
{
    struct markup_tag tag;
    for (size_t n = 1; n && at < html.n; at += n) {
        struct str rest = str_slice(html, at, html.n);
        n = markup_skip_declaration(rest);
        n = n ? n : markup_read_tag(rest, &tag);
        if (n == SIZE_MAX)
            return SIZE_MAX;
    }
    return at;
}

/* True when tags may interrupt the word: two of its adjacent bytes enclose some. Few are read,
 * since most do not follow a letter of the word. */
static bool may_have_tags_inside(struct str html, struct str word)
{
    for (size_t at = 0; (at = str_find_char(html, '<', at)) != SIZE_MAX; at++) {
        if (at == 0 || str_find_char(word, ascii_lower(html.p[at - 1]), 0) == SIZE_MAX)
            continue;
        size_t end = skip_tags(html, at);
        if (end == SIZE_MAX)
            return true;
        if (end > at && end < html.n) {
            char around[] = {html.p[at - 1], html.p[end]};
            if (str_has_nocase(word, (struct str){around, 2}))
                return true;
        }
    }
    return false;
}

bool raw_may_have(struct str html, struct str word)
{
    if (!html.n)
        return false;
    if (!fold_is_plain(word))
        return true;
    return has_plain(html, word) || may_have_tags_inside(html, word) || has_letters_encoded(html) ||
           !fold_keeps(html);
}
