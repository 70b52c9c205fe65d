/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search/raw-filter.h"

#include "text/eight-bytes.h"
#include "text/find/fold.h"
#include "text/markup/markup.h"
#include "text/utf8.h"

/* Index of the byte that texts have least often: of characters beyond ASCII the last one of the
 * first, since few others begin like it. */
static size_t rarest(struct str word)
{
    static const struct str common = STR("etaoinsrhldcumfgpwybvkxjqz"); /* most frequent first */
    size_t best = 0, best_rank = 0;
    if (word.n > 0 && (unsigned char)word.p[0] >= 0x80) {
        utf8_step(word, &best);
        return best - 1;
    }
    for (size_t i = 0; i < word.n; i++) {
        size_t rank = str_find_char(common, word.p[i], 0);
        if (rank > best_rank) { /* digits are rarer */
            best = i;
            best_rank = rank;
        }
    }
    return best;
}

void raw_word_init(struct raw_word *out, struct str word)
{
    *out = (struct raw_word){.word = word, .is_plain = fold_is_plain(word), .rarest = rarest(word)};
    for (size_t i = 0; i < word.n; i++)
        out->has[(unsigned char)word.p[i]] = out->has[(unsigned char)ascii_upper(word.p[i])] = true;
}

enum found { ABSENT, INTERRUPTED, WHOLE };

/* Compares around an occurrence of the rarest byte at `at`, up to tags. */
static enum found compare_around(struct str text, size_t at, const struct raw_word *w)
{
    size_t n = w->word.n, from = w->rarest, to = from + 1; /* equal so far */
    const char *word = w->word.p;
    for (; from > 0 && at > 0 && ascii_lower(text.p[at - 1]) == word[from - 1]; at--)
        from--;
    if (from > 0 && (at == 0 || text.p[at - 1] != '>'))
        return ABSENT;
    for (at += to - from; to < n && at < text.n && ascii_lower(text.p[at]) == word[to]; at++)
        to++;
    if (to < n && (at == text.n || text.p[at] != '<'))
        return ABSENT;
    return from == 0 && to == n ? WHOLE : INTERRUPTED;
}

/* Looks for either case of the rarest byte. */
static enum found find(struct str text, const struct raw_word *w)
{
    enum found best = ABSENT;
    char byte = w->word.p[w->rarest], cases[] = {byte, ascii_upper(byte)};
    for (size_t c = 0; c < 1 + (cases[0] != cases[1]) && best != WHOLE; c++) {
        for (size_t at = 0; (at = str_find_char(text, cases[c], at)) != SIZE_MAX; at++) {
            enum found found = compare_around(text, at, w);
            best = found > best ? found : best;
            if (best == WHOLE)
                break;
        }
    }
    return best;
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
        n = markup_skip_invisible(rest, &tag);
        if (n == SIZE_MAX)
            return SIZE_MAX;
    }
    return at;
}

/* Index of the next '<'; the end if none. They are many: a call of memchr() for each would take
 * longer than all the rest. */
static size_t next_tag(struct str html, size_t at)
{
    for (; html.n - at >= 8; at += 8) {
        uint64_t tags = eight_equal(eight_in_order(html, at), '<');
        if (tags)
            return at + eight_first(tags);
    }
    while (at < html.n && html.p[at] != '<')
        at++;
    return at;
}

/* True when tags may interrupt the word: two of its adjacent bytes enclose some. Few are read,
 * since most do not follow a letter of the word. */
static bool may_have_tags_inside(struct str html, const struct raw_word *w)
{
    for (size_t at = 0; (at = next_tag(html, at)) < html.n; at++) {
        if (at == 0 || !w->has[(unsigned char)html.p[at - 1]])
            continue;
        size_t end = skip_tags(html, at);
        if (end == SIZE_MAX)
            return true;
        if (end > at && end < html.n) {
            char around[] = {html.p[at - 1], html.p[end]};
            if (str_has_nocase(w->word, (struct str){around, 2}))
                return true;
        }
    }
    return false;
}

bool raw_may_have(struct str html, const struct raw_word *w)
{
    if (!html.n)
        return false;
    if (!w->is_plain)
        return true;
    enum found found = find(html, w);
    return found == WHOLE || (found == INTERRUPTED && may_have_tags_inside(html, w)) ||
           has_letters_encoded(html) || !fold_keeps(html);
}
