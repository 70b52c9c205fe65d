/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/facts/byline-label.h"

#include "base/compiler.h"
#include "text/find/fold.h"
#include "text/utf8.h"

enum {
    SIGN = 1, /* an ordinary word unless a sign follows */
    SURE = 2, /* starts no sentence */
    LONE = 4  /* any capitalized word after it is a name */
};

static const struct {
    unsigned kind;
    const char *words; /* in lower case; longer ones first */
} labels[] = {
    {0, "post author|blog post by|guide by|story by|review by|all articles by|all posts by|"
        "all posts|more posts by|view all posts by|view all of|posts by|post by|"
        "this article was written by|this post was written by|article written by|contributed by|"
        "reported by|report by|published by|about the author|author(s)|author|alle artikel von|"
        "alle beiträge von|zeige alle beiträge von|beiträge von|beitragvon|ein beitrag von|"
        "blogbeitrag von|veröffentlicht von|eingestellt von|geschrieben von|vom|autorin|auteur|"
        "publié par|publicado por|a cura di|pubblicato da|di|af|oleh|автор|опубликовано|"
        "опубликовал|опубликовала|γράφει ο|γράφει η|كتبت|كتب|โดย|द्वारा|作者|記者|撰文|글"},
    {SURE | LONE,
     "article by|words by|written by|authored by|verfasst von|text von|écrit par|rédigé par|"
     "escrito por|scritto da|geschreven door|skrevet af|skrevet av|skriven av|ditulis oleh|"
     "بقلم|מאת|เขียนโดย"},
    {LONE, "posted by|submitted by|issued by|by|beitrag von|blog beitrag von|gespeichert von|"
           "eingereicht von|erstellt von|von|herausgegeben von|autoren|autor|soumis par|par|"
           "enviado por|por|inviato da|ingediend door|door|đăng bởi|viết bởi"},
    {SIGN, "authors|words|interview|autori|tekst|teksti|írta|авторы|כתב|取材・文|執筆|筆者|文"},
    {SIGN | SURE | LONE,
     "author|contributors|contributor|text|von|autorin|autor|auteur|kirjoittaja|yazar|yazan|"
     "szerző|opracował|penulis|tác giả|автор|текст|συντάκτης|συντάκτρια|الكاتبة|الكاتب|نویسنده|"
     "ผู้เขียน|लेखक|作者|记者|記者|撰稿|著者"},
    {SURE,
     "an interview by|interview by|opinion by|analysis by|commentary by|guest post by|essay by|"
     "ein interview von|interview von|ein kommentar von|kommentar von|ein gastbeitrag von|"
     "gastbeitrag von|eine analyse von|ein bericht von|eine reportage von|eine rezension von|"
     "ein essay von|propos recueillis par|entretien réalisé par|entrevista de|un artículo de|"
     "intervista di|un articolo di|interview door|tekst door|tekst af|tekst av|text av|"
     "rozmawiała|rozmawiał|беседовала|беседовал"},
    {SIGN | LONE, "redaktion|herausgeber|发布者|发布人|發布者|投稿者|작성자|글쓴이"},
    {SIGN | SURE, "piše"},
};

/* Bytes of a blank or of a sign after a label at `at`; 0 for none. */
static size_t sign_at(struct str s, size_t at)
{
    static const struct str signs[] = {STR(":"),  STR("："), STR("/"),  STR("／"), STR("|"),
                                       STR("｜"), STR("="),  STR("＝"), STR("&"),  STR("・")};
    if (at < s.n && s.p[at] == ' ')
        return 1;
    for (size_t i = 0; i < ARRAY_SIZE(signs); i++)
        if (str_starts(str_slice(s, at, s.n), signs[i]))
            return signs[i].n;
    return 0;
}

/* Index after all blanks and signs; *sign is true for more than blanks. */
static size_t skip_signs(struct str s, size_t at, bool *sign)
{
    *sign = false;
    for (size_t n = sign_at(s, at); n > 0; n = sign_at(s, at)) {
        *sign = *sign || s.p[at] != ' ';
        at += n;
    }
    return at;
}

/* "Posted byJane": label and name in adjacent elements without a space. */
static bool is_glued(struct str s, size_t at)
{
    return at < s.n && ascii_alpha(s.p[at - 1]) && !ascii_capital(s.p[at - 1]) &&
           ascii_capital(s.p[at]);
}

/* Bytes of a label of `n` bytes at the start of `s`, and of the blanks and signs after it; 0 where
 * these are missing. */
static size_t with_signs(struct str s, size_t n, bool needs_sign)
{
    bool sign;
    size_t end = skip_signs(s, n, &sign);
    bool fits = needs_sign ? sign : end > n || end == s.n || is_glued(s, n);
    return fits ? end : 0;
}

/* The same for the first label of that kind with `min` to `max` bytes; 0 for none. */
static size_t find(struct str s, unsigned kind, size_t min, size_t max)
{
    for (size_t i = 0; i < ARRAY_SIZE(labels); i++) {
        const char *list = (labels[i].kind & kind) == kind ? labels[i].words : NULL;
        for (size_t n; (n = fold_next_start(s, &list)) > 0;) {
            n = with_signs(s, n, labels[i].kind & SIGN);
            if (n >= min && n <= max)
                return n;
        }
    }
    return 0;
}

size_t byline_label_bytes(struct str s)
{
    return find(s, 0, 1, s.n - 1);
}

size_t byline_lone_label_bytes(struct str s)
{
    return find(s, LONE, 1, s.n - 1);
}

bool byline_is_label(struct str s)
{
    return s.n > 0 && find(s, 0, s.n, s.n) > 0;
}

bool byline_is_sure(struct str s)
{
    return find(s, SURE, 1, s.n) > 0;
}

enum { MIN_NAME = 2, MAX_NAME = 5, REPORTER_WITHIN = 24 };

static bool is_han(uint32_t c)
{
    return c >= 0x4e00 && c <= 0x9fff;
}

static bool is_hangul(uint32_t c)
{
    return c >= 0xac00 && c <= 0xd7a3;
}

/* Run of characters of one script at the start of `s`, if as long as a name; else n is 0. */
static struct str name_at(struct str s, bool (*is)(uint32_t))
{
    size_t end = 0, count = 0;
    for (size_t next = 0; next < s.n && is(utf8_next(s, &next)); end = next)
        count++;
    return str_slice(s, 0, count >= MIN_NAME && count <= MAX_NAME ? end : 0);
}

/* "홍길동 기자": a name before a reporter's title. */
static struct str before_title(struct str s)
{
    bool hangul = s.n > 0 && is_hangul(utf8_next(s, &(size_t){0}));
    struct str name = name_at(s, hangul ? is_hangul : is_han);
    struct str rest = str_trim(str_slice(s, name.n, s.n));
    bool titled = name.n > 0 && rest.n < s.n - name.n &&
                  str_any(str_starts, rest, "기자|특파원|논설위원|记者|記者");
    return titled ? name : STR("");
}

/* A family name with the given name after a blank is Japanese; the word after a Chinese name is the
 * label of another person. */
static struct str with_given_name(struct str s, struct str family)
{
    struct str rest = str_trim(str_slice(s, family.n, s.n));
    struct str given = name_at(rest, is_han);
    bool role =
        given.n < rest.n || rest.n == 0 || rest.n + family.n + 1 != s.n ||
        str_any(str_starts, rest, "编|編|责|責|摄|攝|图|圖|校|审|審|来|來|写|報|报|撮|发|發|通");
    return role ? family : s;
}

struct str byline_name_without_spaces(struct str s)
{
    size_t start = byline_label_bytes(s);
    struct str titled = before_title(str_slice(s, start, s.n));
    if (titled.n > 0)
        return titled;
    size_t at = str_find(str_slice(s, 0, REPORTER_WITHIN), STR("记者"), 0);
    at = at == SIZE_MAX ? str_find(str_slice(s, 0, REPORTER_WITHIN), STR("記者"), 0) : at;
    bool sign;
    start = start == 0 && at != SIZE_MAX ? skip_signs(s, at + STR("记者").n, &sign) : start;
    struct str rest = str_slice(s, start, s.n), name = name_at(rest, is_han);
    if (start == 0 || name.n == 0)
        return STR("");
    struct str after = str_slice(rest, name.n, rest.n);
    bool ends = after.n == 0 || after.p[0] == ' ' || after.p[0] == '|' ||
                str_any(str_starts, after, "／|/|、|，|,|｜|（|(|】");
    return ends ? with_given_name(rest, name) : STR("");
}
