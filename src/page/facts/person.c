/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/facts/person.h"

#include "base/compiler.h"
#include "page/facts/byline-label.h"
#include "text/date/date.h"
#include "text/utf8.h"

enum { NAME_BYTES = 120, DATED_BLANKS = 4 };

static bool is_address(struct str s)
{
    return str_starts_nocase(s, STR("http")) || str_starts(s, STR("//")) ||
           str_starts(s, STR("www.")) || str_starts(s, STR("@")) || str_starts(s, STR("/"));
}

struct str person_skip_dashes(struct str s)
{
    while (s.n > 0 && (s.p[0] == '-' || s.p[0] == ' '))
        s = str_slice(s, 1, s.n);
    return s;
}

static struct str skip_prefix(struct str s)
{
    s = person_skip_dashes(s);
    for (size_t n = byline_label_bytes(s); n > 0; n = byline_label_bytes(s))
        s = str_slice(s, n, s.n);
    return s;
}

bool person_is_placeholder(struct str s)
{
    static const char labels[] =
        "no author|all posts|view all posts|more posts|view more posts|see full bio|full bio|"
        "fact checked|read more|admin|administrator|anonymous|unknown|about the author|"
        "view profile|view bio|guest author|website|profile|kein autor|topic author|管理员|"
        "管理員|管理者|佚名|匿名|编辑部|編集部|小编|本站|未知|网络|原创|转载|编辑|编辑者|"
        "運営者|관리자|편집부";
    return str_any(str_eq_nocase, s, labels) || byline_is_label(s) || is_address(s);
}

static bool has_two_words(struct str s)
{
    return str_has_char(str_trim(s), ' ');
}

/* "Jane Doe" of "Jane Doe Senior Editor, The Harbour": the role starts after a whole name. */
static struct str without_role(struct str s)
{
    const char *roles =
        "Senior|Former|Contributing|Staff|Associate|Managing|Chief|Deputy|Executive|Assistant|"
        "Editor|Reporter|Correspondent|Writer|Columnist|Contributor|Journalist|Redakteur|"
        "Korrespondent|Volontär|Freelance|Political|Content |Director|Redacteur|Redactor|"
        "Periodista|journaliste|Head of |Founder|for The |editor|reporter|correspondent";
    size_t first = s.n;
    for (struct str role; str_next_word(&roles, &role);) {
        size_t at = str_find(s, role, 1);
        bool word = at < first && (s.p[at - 1] == ' ' || s.p[at - 1] == ',');
        first = word && has_two_words(str_slice(s, 0, at)) ? at : first;
    }
    return str_trim(str_slice(s, 0, first));
}

/* "Jane Doe le", before a date. */
static struct str without_preposition(struct str s)
{
    s.n -= str_which(str_ends, s, " le| el| il| op| em| den| on| am").n;
    return str_trim(s);
}

/* "Jane Doe (Brussels)" without the bracket, "Jane Doe 4 May 2020" without the date. */
static struct str without_place_or_date(struct str s)
{
    size_t open = str_find_char(s, '(', 1);
    if (open != SIZE_MAX && str_ends(s, STR(")")) && has_two_words(str_slice(s, 0, open)) &&
        str_find_char(s, '(', open + 1) == SIZE_MAX)
        s = str_trim(str_slice(s, 0, open));
    struct date date;
    size_t start, end;
    bool dated = s.n <= NAME_BYTES && date_find(s, 0, &date, &start, &end) && start > 0;
    size_t blanks = 0;
    for (size_t i = 0; dated && i < start; i++)
        blanks += s.p[i] == ' ';
    return dated && blanks <= DATED_BLANKS ? without_preposition(str_trim(str_slice(s, 0, start)))
                                           : s;
}

/* "Jane Doe, PhD, RN" without degrees: last parts after a comma of few letters, mostly capitals. */
static struct str without_credentials(struct str s)
{
    for (size_t comma = s.n; comma-- > 0;) {
        if (s.p[comma] != ',')
            continue;
        struct str part = str_trim(str_slice(s, comma + 1, s.n));
        size_t capitals = 0;
        for (size_t i = 0; i < part.n; i++)
            capitals += ascii_capital(part.p[i]);
        bool degree = part.n <= 8 && capitals >= 2 && !str_has_char(part, ' ');
        if (!degree)
            break;
        s = str_trim(str_slice(s, 0, comma));
    }
    return s;
}

/* Strips trailing separators. */
static struct str without_signs(struct str s)
{
    static const struct str signs[] = {STR(","), STR("|"), STR("."), STR(":"), STR("-"), STR("–"),
                                       STR("—"), STR("·"), STR("•"), STR("●"), STR("»")};
    for (size_t i = 0; i < ARRAY_SIZE(signs); i++) {
        if (s.n > 0 && str_ends(s, signs[i])) {
            s = str_trim(str_slice(s, 0, s.n - signs[i].n));
            i = SIZE_MAX;
        }
    }
    return s;
}

struct str person_tidy(struct str s)
{
    s = skip_prefix(str_trim(s));
    static const struct str ends[] = {
        STR(" | "),    STR(" • "),     STR(" · "),        STR(" – "),     STR(" - "),
        STR(" — "),    STR("Updated"), STR("Published"),  STR(" on "),    STR(" am "),
        STR("Follow"), STR(" @"),      STR(" Edited by"), STR(" Shares"), STR(" před "),
        STR(" Stand"), STR(" 기자"),   STR("'s posts"),   STR("’s posts")};
    for (size_t i = 0; i < ARRAY_SIZE(ends); i++) {
        size_t at = str_find(s, ends[i], 1);
        s = at == SIZE_MAX ? s : str_trim(str_slice(s, 0, at));
    }
    s = without_role(without_place_or_date(s));
    s = without_signs(s);
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++)
        digits += ascii_digit(s.p[i]);
    s = without_credentials(s);
    bool name = s.n > 1 && s.n <= NAME_BYTES && digits < 3 && !person_is_placeholder(s);
    return name ? s : STR("");
}

bool person_next(struct str *byline, struct str *name)
{
    *name = STR("");
    while (byline->n > 0 && name->n == 0) {
        static const char joins[] =
            ",| and | und | et | y | e | en | och | og | ve | ja | & | и | та | και ";
        struct str join = STR("");
        size_t end = str_find_first(*byline, joins, &join);
        *name = str_trim(str_slice(*byline, 0, end));
        *byline = str_slice(*byline, end + join.n, byline->n);
    }
    return name->n > 0;
}

bool person_is_labelled(struct str s)
{
    if (byline_label_bytes(s) == 0)
        return false;
    struct str name = person_tidy(s);
    bool small = name.n > 0 && name.p[0] >= 'a' && name.p[0] <= 'z'; /* "von der Insel" */
    return !small && person_is_likely(name);
}

bool person_is_first_name(struct str s)
{
    enum { MIN_BYTES = 3, MAX_BYTES = 16 };
    if (byline_label_bytes(str_trim(s)) == 0)
        return false;
    struct str name = person_tidy(s);
    bool letters = name.n >= MIN_BYTES && name.n <= MAX_BYTES;
    for (size_t i = 0; letters && i < name.n; i++) {
        letters = (unsigned char)name.p[i] >= 0x80 ||
                  (i == 0 ? ascii_capital(name.p[i]) : name.p[i] >= 'a' && name.p[i] <= 'z');
    }
    return letters;
}

/* Lower-case letter of Latin-1, Greek or Cyrillic, or a sign: "über", "και", "газета", "©". */
static bool is_small_or_sign(struct str s)
{
    if (s.n < 2)
        return false;
    unsigned lead = (unsigned char)s.p[0], next = (unsigned char)s.p[1];
    return lead == 0xc2 || (lead == 0xc3 && next >= 0x9f) || (lead == 0xce && next >= 0xac) ||
           lead == 0xcf || (lead == 0xd0 && next >= 0xb0) || (lead == 0xd1 && next <= 0x9f);
}

bool person_is_likely(struct str s)
{
    static const char small[] =
        "and|und|et|y|e|von|van|de|der|den|di|da|du|la|le|del|dos|bin|al|&|и|та|και|en|och|og|"
        "ve|ja";
    int words = 0;
    struct str rest = s, word;
    while (str_split(&rest, ' ', &word)) {
        bool lower = word.n > 0 && (is_small_or_sign(word) || !(ascii_capital(word.p[0]) ||
                                                                (unsigned char)word.p[0] >= 0x80));
        if ((lower && !str_any(str_eq, word, small)) || str_has_char(word, ':') ||
            str_has(word, STR("：")))
            return false;
        words += word.n > 0;
    }
    return words >= 2 && words <= 9 && s.n <= NAME_BYTES / 2;
}

bool person_is_dense(struct str s)
{
    enum { MIN = 2, MAX = 4, MIN_KANA = 3, MAX_KANA = 8 };
    size_t han = 0, kana = 0, hangul = 0, all = 0;
    for (size_t at = 0; at < s.n; all++) {
        uint32_t c = utf8_next(s, &at);
        han += c >= 0x4e00 && c <= 0x9fff;
        kana += c >= 0x3041 && c <= 0x30fe && c != 0x30fb && all > 0;
        hangul += c >= 0xac00 && c <= 0xd7a3;
    }
    size_t min = kana > 0 ? MIN_KANA : MIN, max = kana > 0 ? MAX_KANA : MAX;
    bool one = han + kana == all || hangul == all;
    return one && all >= min && all <= max && !person_is_placeholder(s);
}

bool person_is_name(struct str s)
{
    return person_is_likely(s) || person_is_dense(s);
}
