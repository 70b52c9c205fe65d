/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/person.h"

#include "base/compiler.h"

enum { NAME_BYTES = 120 };

static bool is_address(struct str s)
{
    return str_starts_nocase(s, STR("http")) || str_starts(s, STR("//")) ||
           str_starts(s, STR("www.")) || str_starts(s, STR("@")) || str_starts(s, STR("/"));
}

static struct str skip_prefix(struct str s)
{
    static const struct str prefixes[] = {
        STR("post author"),
        STR("article by"),
        STR("blog post by"),
        STR("guide by"),
        STR("story by"),
        STR("review by"),
        STR("words by"),
        STR("all articles by"),
        STR("all posts by"),
        STR("all posts"),
        STR("more posts by"),
        STR("alle artikel von"),
        STR("alle beiträge von"),
        STR("beiträge von"),
        STR("beitrag von"),
        STR("ein beitrag von"),
        STR("erstellt von"),
        STR("autoren:"),
        STR("auteur :"),
        STR("auteur:"),
        STR("auteur"),
        STR("escrito por"),
        STR("scritto da"),
        STR("redaktion:"),
        STR("written by"),
        STR("posted by"),
        STR("published by"),
        STR("by:"),
        STR("by "),
        STR("von:"),
        STR("von "),
        STR("par "),
        STR("por "),
        STR("autor:"),
        STR("author:"),
        STR("text:"),
        STR("作者："),
        STR("作者:"),
        STR("文/"),
        STR("autorin:"),
        STR("written by"),
        STR("veröffentlicht von"),
        STR("eingestellt von"),
        STR("geschrieben von"),
        STR("interview:"),
        STR("zeige alle beiträge von"),
        STR("view all posts by"),
        STR("posts by"),
        STR("author"),
        STR("autor"),
        STR("publié par"),
        STR("di "),
        STR("door "),
        STR("af "),
    };
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < ARRAY_SIZE(prefixes); i++) {
            struct str p = prefixes[i];
            bool word = ascii_alpha(p.p[p.n - 1]);
            if (str_starts_nocase(s, p) && s.n > p.n && !(word && ascii_alpha(s.p[p.n]))) {
                s = str_trim(str_slice(s, p.n, s.n));
                again = true;
            }
        }
        if (s.n > 3 && str_starts(s, STR("By")) && s.p[2] >= 'A' && s.p[2] <= 'Z') {
            s = str_slice(s, 2, s.n); /* glued: an element ends between them */
        }
        while (s.n > 0 && (s.p[0] == ':' || s.p[0] == '&')) {
            s = str_trim(str_slice(s, 1, s.n));
        }
    }
    return s;
}

/* Labels that stand where a name should. */
static bool is_no_name(struct str s)
{
    static const struct str labels[] = {
        STR("no author"),  STR("all posts"),        STR("view all posts"),
        STR("more posts"), STR("view more posts"),  STR("see full bio"),
        STR("full bio"),   STR("fact checked"),     STR("read more"),
        STR("admin"),      STR("administrator"),    STR("anonymous"),
        STR("unknown"),    STR("about the author"), STR("view profile"),
        STR("view bio"),   STR("guest author"),     STR("website"),
        STR("profile"),    STR("kein autor")};
    for (size_t i = 0; i < ARRAY_SIZE(labels); i++) {
        if (str_eq_nocase(s, labels[i])) {
            return true;
        }
    }
    return false;
}

/* "Jane Doe, PhD, RN" without degrees: parts of capitals, or that end in one, behind a comma. */
static struct str without_credentials(struct str s)
{
    size_t comma = str_find_char(s, ',', 0);
    struct str part =
        comma == SIZE_MAX ? (struct str){"", 0} : str_trim(str_slice(s, comma + 1, s.n));
    size_t capitals = 0;
    for (size_t i = 0; i < part.n; i++) {
        capitals += part.p[i] >= 'A' && part.p[i] <= 'Z';
    }
    bool degree =
        part.n > 0 && part.n <= 8 && capitals >= 2 && str_find_char(part, ' ', 0) == SIZE_MAX;
    return degree ? str_trim(str_slice(s, 0, comma)) : s;
}

struct str person_tidy(struct str s)
{
    s = skip_prefix(str_trim(s));
    static const struct str ends[] = {
        STR(" | "),    STR(" • "),     STR(" · "),        STR(" – "),     STR(" - "),
        STR(" — "),    STR("Updated"), STR("Published"),  STR(" on "),    STR(" am "),
        STR("Follow"), STR(" @"),      STR(" Edited by"), STR(" Shares"), STR(" před ")};
    for (size_t i = 0; i < ARRAY_SIZE(ends); i++) {
        size_t at = str_find(s, ends[i], 1);
        s = at == SIZE_MAX ? s : str_trim(str_slice(s, 0, at));
    }
    while (s.n > 0 && (s.p[s.n - 1] == ',' || s.p[s.n - 1] == '|' || s.p[s.n - 1] == '.' ||
                       s.p[s.n - 1] == ':')) {
        s = str_trim(str_slice(s, 0, s.n - 1));
    }
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        digits += ascii_digit(s.p[i]);
    }
    s = without_credentials(s);
    bool name = s.n > 1 && s.n <= NAME_BYTES && digits < 3 && !is_address(s) && !is_no_name(s);
    return name ? s : (struct str){"", 0};
}

bool person_is_likely(struct str s)
{
    static const struct str small[] = {STR("and"), STR("und"), STR("et"),  STR("y"),   STR("e"),
                                       STR("von"), STR("van"), STR("de"),  STR("der"), STR("den"),
                                       STR("di"),  STR("da"),  STR("du"),  STR("la"),  STR("le"),
                                       STR("del"), STR("dos"), STR("bin"), STR("al"),  STR("&")};
    int words = 0;
    struct str rest = s, word;
    while (str_split(&rest, ' ', &word)) {
        bool lower = word.n > 0 &&
                     !((word.p[0] >= 'A' && word.p[0] <= 'Z') || (unsigned char)word.p[0] >= 0x80);
        for (size_t i = 0; lower && i < ARRAY_SIZE(small); i++) {
            lower = !str_eq(word, small[i]);
        }
        if (lower) {
            return false;
        }
        words += word.n > 0;
    }
    return words >= 2 && words <= 7 && s.n <= NAME_BYTES / 2;
}
