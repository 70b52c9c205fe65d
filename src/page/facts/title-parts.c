/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/facts/title-parts.h"

#include "text/url/url.h"

enum { MIN_LABEL = 4, SITE_WORDS = 3, TITLE_WORDS = 3 };

static bool is_word_byte(char c)
{
    return (unsigned char)c >= 0x80 || ascii_alnum(c);
}

bool same_words(struct str a, struct str b)
{
    size_t i = 0, k = 0;
    for (;;) {
        while (i < a.n && !is_word_byte(a.p[i]))
            i++;
        while (k < b.n && !is_word_byte(b.p[k]))
            k++;
        if (i == a.n || k == b.n)
            return i == a.n && k == b.n;
        if (ascii_lower(a.p[i++]) != ascii_lower(b.p[k++]))
            return false;
    }
}

/* "National Rail Enquiries" for "nationalrail": the name starts with the label's letters, or is
 * little longer. */
static bool has_letters_of(struct str name, struct str label)
{
    char letters[64];
    size_t n = 0;
    for (size_t i = 0; i < name.n && n < sizeof letters; i++)
        if (is_word_byte(name.p[i]))
            letters[n++] = ascii_lower(name.p[i]);
    char wanted[64];
    size_t k = 0;
    for (size_t i = 0; i < label.n && k < sizeof wanted; i++)
        if (is_word_byte(label.p[i]))
            wanted[k++] = ascii_lower(label.p[i]);
    struct str have = {letters, n}, want = {wanted, k};
    size_t at = str_find(have, want, 0);
    return (at == 0 && n <= k * 3) || (at <= 3 && n <= k * 2);
}

struct separator {
    struct str text;
    enum title_strength strength;
};

/* Index of the first separator at or after `from`. */
static size_t find_separator(struct str s, size_t from, struct separator *out)
{
    static const struct separator separators[] = {
        {STR(" | "), TITLE_BAR},  {STR(" - "), TITLE_DASH},  {STR(" – "), TITLE_DASH},
        {STR(" — "), TITLE_DASH}, {STR(" · "), TITLE_BAR},   {STR(" » "), TITLE_BAR},
        {STR(" :: "), TITLE_BAR}, {STR(" › "), TITLE_BAR},   {STR(" / "), TITLE_BAR},
        {STR("_"), TITLE_BAR},    {STR("｜"), TITLE_BAR},    {STR("|"), TITLE_BAR},
        {STR("——"), TITLE_DASH},  {STR(" -- "), TITLE_DASH}, {STR(" • "), TITLE_BAR},
        {STR(" « "), TITLE_BAR},  {STR(" : "), TITLE_COLON}};
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < ARRAY_SIZE(separators); i++) {
        size_t at = str_find(s, separators[i].text, from);
        if (at < best) {
            best = at;
            *out = separators[i];
        }
    }
    return best;
}

size_t title_count_words(struct str s)
{
    size_t words = 0;
    for (size_t i = 0; i < s.n; i++)
        words += is_word_byte(s.p[i]) && (i == 0 || s.p[i - 1] == ' ');
    return words;
}

size_t title_split(struct str s, struct title_part *parts)
{
    size_t n = 0;
    struct separator sep = {{"", 0}, TITLE_BAR};
    for (size_t from = 0; n < MAX_TITLE_PARTS;) {
        enum title_strength strength = sep.strength;
        size_t at = find_separator(s, from, &sep);
        parts[n++] = (struct title_part){str_trim(str_slice(s, from, at)), from,
                                         at < s.n ? at : s.n, strength};
        if (at == SIZE_MAX)
            break;
        from = at + sep.text.n;
    }
    return n;
}

bool facts_names_site(const struct facts *f, struct str name)
{
    struct url_parts u;
    if (name.n == 0 || same_words(name, f->site_name))
        return true;
    if (!f->url || !url_split(str_from(f->url), &u))
        return false;
    struct str rest = u.host, label, longest = {"", 0};
    while (str_split(&rest, '.', &label))
        longest = label.n > longest.n && rest.n > 0 ? label : longest;
    return longest.n >= MIN_LABEL && has_letters_of(name, longest);
}

/* "Title | Section | Site" without the site. If no part is known to name it, assumes the one after
 * a bar, or a short one after the last dash. */
static struct str without_parts(const struct facts *f, struct str s)
{
    struct title_part parts[MAX_TITLE_PARTS];
    struct str site = f->site_name;
    if (site.n > 0 && s.n > site.n + 3 && str_ends_nocase(s, site)) {
        struct str front = str_slice(s, 0, s.n - site.n);
        size_t n = title_split(front, parts);
        if (n > 1 && parts[n - 1].text.n == 0)
            return str_trim(str_slice(front, 0, parts[n - 2].end));
    }
    size_t from = 0, to = title_split(s, parts);
    size_t all = to;
    while (to - from > 1 && facts_names_site(f, parts[to - 1].text))
        to--;
    while (to - from > 1 && facts_names_site(f, parts[from].text))
        from++;
    bool known = to - from < all;
    size_t longest = from;
    for (size_t i = from; i < to; i++) {
        if (i > from && parts[i].strength == TITLE_BAR) {
            bool certain = title_count_words(parts[longest].text) >= TITLE_WORDS;
            longest = !certain && parts[i].text.n > parts[longest].text.n ? i : longest;
        }
    }
    if (longest > from || !known) {
        size_t end = longest + 1;
        while (end < to && parts[end].strength != TITLE_BAR)
            end++;
        bool dashed = end - longest > 1 && !known && parts[end - 1].strength == TITLE_DASH;
        end -= dashed && title_count_words(parts[end - 1].text) <= SITE_WORDS &&
               parts[end - 1].text.n * 2 < parts[end - 1].start - parts[longest].start;
        from = longest;
        to = end;
    } else {
        for (size_t i = from + 1; i < to; i++)
            to = parts[i].strength == TITLE_BAR ? i : to;
    }
    struct str title = str_trim(str_slice(s, parts[from].start, parts[to - 1].end));
    return title.n * 4 >= s.n || known ? title : s;
}

/* "标题-网站": the site's name after a hyphen without spaces. */
static struct str without_tight_site(struct str s, struct str site)
{
    for (size_t i = s.n; i-- > 1;) {
        if (s.p[i] == '-') {
            struct str tail = str_trim(str_slice(s, i + 1, s.n));
            bool chinese = tail.n > 0 && (unsigned char)tail.p[0] >= 0xe3;
            if (same_words(tail, site) || (chinese && i > tail.n && tail.n <= 36))
                return str_trim(str_slice(s, 0, i));
        }
    }
    return s;
}

struct str title_without_site(const struct facts *f, struct str s)
{
    return without_tight_site(without_parts(f, s), f->site_name);
}
