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
    struct str text; /* in lower case */
    unsigned kind;
} labels[] = {
    {STR("post author"), 0},
    {STR("article by"), SURE | LONE},
    {STR("blog post by"), 0},
    {STR("guide by"), 0},
    {STR("story by"), 0},
    {STR("review by"), 0},
    {STR("words by"), SURE | LONE},
    {STR("all articles by"), 0},
    {STR("all posts by"), 0},
    {STR("all posts"), 0},
    {STR("more posts by"), 0},
    {STR("view all posts by"), 0},
    {STR("view all of"), 0},
    {STR("posts by"), 0},
    {STR("post by"), 0},
    {STR("this article was written by"), 0},
    {STR("this post was written by"), 0},
    {STR("article written by"), 0},
    {STR("written by"), SURE | LONE},
    {STR("authored by"), SURE | LONE},
    {STR("contributed by"), 0},
    {STR("reported by"), 0},
    {STR("report by"), 0},
    {STR("posted by"), LONE},
    {STR("submitted by"), LONE},
    {STR("issued by"), LONE},
    {STR("published by"), 0},
    {STR("by"), LONE},
    {STR("about the author"), 0},
    {STR("author(s)"), 0},
    {STR("authors"), SIGN},
    {STR("author"), SIGN | SURE | LONE},
    {STR("author"), 0},
    {STR("contributors"), SIGN | SURE | LONE},
    {STR("contributor"), SIGN | SURE | LONE},
    {STR("words"), SIGN},
    {STR("text"), SIGN | SURE | LONE},
    {STR("interview"), SIGN},
    {STR("an interview by"), SURE},
    {STR("interview by"), SURE},
    {STR("opinion by"), SURE},
    {STR("analysis by"), SURE},
    {STR("commentary by"), SURE},
    {STR("guest post by"), SURE},
    {STR("essay by"), SURE},
    {STR("alle artikel von"), 0},
    {STR("alle beiträge von"), 0},
    {STR("zeige alle beiträge von"), 0},
    {STR("beiträge von"), 0},
    {STR("beitrag von"), LONE},
    {STR("beitragvon"), 0},
    {STR("ein beitrag von"), 0},
    {STR("blog beitrag von"), LONE},
    {STR("blogbeitrag von"), 0},
    {STR("veröffentlicht von"), 0},
    {STR("eingestellt von"), 0},
    {STR("geschrieben von"), 0},
    {STR("gespeichert von"), LONE},
    {STR("eingereicht von"), LONE},
    {STR("verfasst von"), SURE | LONE},
    {STR("erstellt von"), LONE},
    {STR("text von"), SURE | LONE},
    {STR("ein interview von"), SURE},
    {STR("interview von"), SURE},
    {STR("ein kommentar von"), SURE},
    {STR("kommentar von"), SURE},
    {STR("ein gastbeitrag von"), SURE},
    {STR("gastbeitrag von"), SURE},
    {STR("eine analyse von"), SURE},
    {STR("ein bericht von"), SURE},
    {STR("eine reportage von"), SURE},
    {STR("eine rezension von"), SURE},
    {STR("ein essay von"), SURE},
    {STR("von"), SIGN | SURE | LONE},
    {STR("von"), LONE},
    {STR("vom"), 0},
    {STR("redaktion"), SIGN | LONE},
    {STR("herausgegeben von"), LONE},
    {STR("herausgeber"), SIGN | LONE},
    {STR("autoren"), LONE},
    {STR("autorin"), SIGN | SURE | LONE},
    {STR("autorin"), 0},
    {STR("autor"), SIGN | SURE | LONE},
    {STR("autor"), LONE},
    {STR("autori"), SIGN},
    {STR("auteur"), SIGN | SURE | LONE},
    {STR("auteur"), 0},
    {STR("publié par"), 0},
    {STR("soumis par"), LONE},
    {STR("écrit par"), SURE | LONE},
    {STR("rédigé par"), SURE | LONE},
    {STR("propos recueillis par"), SURE},
    {STR("entretien réalisé par"), SURE},
    {STR("par"), LONE},
    {STR("escrito por"), SURE | LONE},
    {STR("publicado por"), 0},
    {STR("enviado por"), LONE},
    {STR("entrevista de"), SURE},
    {STR("un artículo de"), SURE},
    {STR("por"), LONE},
    {STR("scritto da"), SURE | LONE},
    {STR("intervista di"), SURE},
    {STR("un articolo di"), SURE},
    {STR("a cura di"), 0},
    {STR("inviato da"), LONE},
    {STR("pubblicato da"), 0},
    {STR("di"), 0},
    {STR("geschreven door"), SURE | LONE},
    {STR("ingediend door"), LONE},
    {STR("interview door"), SURE},
    {STR("tekst door"), SURE},
    {STR("door"), LONE},
    {STR("skrevet af"), SURE | LONE},
    {STR("skrevet av"), SURE | LONE},
    {STR("skriven av"), SURE | LONE},
    {STR("tekst af"), SURE},
    {STR("tekst av"), SURE},
    {STR("text av"), SURE},
    {STR("tekst"), SIGN},
    {STR("af"), 0},
    {STR("kirjoittaja"), SIGN | SURE | LONE},
    {STR("teksti"), SIGN},
    {STR("piše"), SIGN | SURE},
    {STR("yazar"), SIGN | SURE | LONE},
    {STR("yazan"), SIGN | SURE | LONE},
    {STR("szerző"), SIGN | SURE | LONE},
    {STR("írta"), SIGN},
    {STR("rozmawiała"), SURE},
    {STR("rozmawiał"), SURE},
    {STR("opracował"), SIGN | SURE | LONE},
    {STR("penulis"), SIGN | SURE | LONE},
    {STR("oleh"), 0},
    {STR("tác giả"), SIGN | SURE | LONE},
    {STR("đăng bởi"), LONE},
    {STR("viết bởi"), LONE},
    {STR("ditulis oleh"), SURE | LONE},
    {STR("автор"), SIGN | SURE | LONE},
    {STR("автор"), 0},
    {STR("беседовала"), SURE},
    {STR("беседовал"), SURE},
    {STR("авторы"), SIGN},
    {STR("опубликовано"), 0},
    {STR("опубликовал"), 0},
    {STR("опубликовала"), 0},
    {STR("текст"), SIGN | SURE | LONE},
    {STR("συντάκτης"), SIGN | SURE | LONE},
    {STR("συντάκτρια"), SIGN | SURE | LONE},
    {STR("γράφει ο"), 0},
    {STR("γράφει η"), 0},
    {STR("بقلم"), SURE | LONE},
    {STR("الكاتبة"), SIGN | SURE | LONE},
    {STR("الكاتب"), SIGN | SURE | LONE},
    {STR("كتبت"), 0},
    {STR("كتب"), 0},
    {STR("نویسنده"), SIGN | SURE | LONE},
    {STR("מאת"), SURE | LONE},
    {STR("כתב"), SIGN},
    {STR("เขียนโดย"), SURE | LONE},
    {STR("ผู้เขียน"), SIGN | SURE | LONE},
    {STR("โดย"), 0},
    {STR("लेखक"), SIGN | SURE | LONE},
    {STR("द्वारा"), 0},
    {STR("作者"), SIGN | SURE | LONE},
    {STR("作者"), 0},
    {STR("发布者"), SIGN | LONE},
    {STR("发布人"), SIGN | LONE},
    {STR("發布者"), SIGN | LONE},
    {STR("投稿者"), SIGN | LONE},
    {STR("작성자"), SIGN | LONE},
    {STR("글쓴이"), SIGN | LONE},
    {STR("记者"), SIGN | SURE | LONE},
    {STR("記者"), SIGN | SURE | LONE},
    {STR("記者"), 0},
    {STR("撰文"), 0},
    {STR("撰稿"), SIGN | SURE | LONE},
    {STR("取材・文"), SIGN},
    {STR("執筆"), SIGN},
    {STR("著者"), SIGN | SURE | LONE},
    {STR("筆者"), SIGN},
    {STR("文"), SIGN},
    {STR("글"), 0},
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

/* Bytes of a label and of the blanks and signs after it at the start of `s`; 0 for none. */
static size_t match(struct str s, size_t i, bool *sign)
{
    struct str text = labels[i].text;
    bool may = s.n > 0 && (ascii_lower(s.p[0]) == text.p[0] || (s.p[0] & text.p[0] & 0x80));
    size_t n = may ? fold_starts(s, text) : 0;
    if (n == 0)
        return 0;
    size_t end = skip_signs(s, n, sign);
    bool fits = labels[i].kind & SIGN ? *sign : end > n || end == s.n || is_glued(s, n);
    return fits ? end : 0;
}

/* The same for the first label of that kind that more follows. */
static size_t find(struct str s, unsigned kind)
{
    bool sign;
    for (size_t i = 0; i < ARRAY_SIZE(labels); i++) {
        size_t n = (labels[i].kind & kind) == kind ? match(s, i, &sign) : 0;
        if (n > 0 && n < s.n)
            return n;
    }
    return 0;
}

size_t byline_label_bytes(struct str s)
{
    return find(s, 0);
}

size_t byline_lone_label_bytes(struct str s)
{
    return find(s, LONE);
}

bool byline_is_label(struct str s)
{
    bool sign;
    for (size_t i = 0; s.n > 0 && i < ARRAY_SIZE(labels); i++)
        if (match(s, i, &sign) == s.n)
            return true;
    return false;
}

bool byline_is_sure(struct str s)
{
    bool sign;
    for (size_t i = 0; i < ARRAY_SIZE(labels); i++)
        if ((labels[i].kind & SURE) && match(s, i, &sign) > 0)
            return true;
    return false;
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
    static const struct str titles[] = {STR("기자"), STR("특파원"), STR("논설위원"), STR("记者"),
                                        STR("記者")};
    bool hangul = s.n > 0 && is_hangul(utf8_next(s, &(size_t){0}));
    struct str name = name_at(s, hangul ? is_hangul : is_han);
    struct str rest = str_trim(str_slice(s, name.n, s.n));
    bool titled = name.n > 0 && rest.n < s.n - name.n && STR_ANY(str_starts, rest, titles);
    return titled ? name : (struct str){"", 0};
}

/* A family name with the given name after a blank is Japanese; the word after a Chinese name is the
 * label of another person. */
static struct str with_given_name(struct str s, struct str family)
{
    static const struct str roles[] = {STR("编"), STR("編"), STR("责"), STR("責"), STR("摄"),
                                       STR("攝"), STR("图"), STR("圖"), STR("校"), STR("审"),
                                       STR("審"), STR("来"), STR("來"), STR("写"), STR("報"),
                                       STR("报"), STR("撮"), STR("发"), STR("發"), STR("通")};
    struct str rest = str_trim(str_slice(s, family.n, s.n));
    struct str given = name_at(rest, is_han);
    bool role = given.n < rest.n || rest.n == 0 || rest.n + family.n + 1 != s.n ||
                STR_ANY(str_starts, rest, roles);
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
        return (struct str){"", 0};
    static const struct str stops[] = {STR("／"), STR("/"), STR("、"), STR("，"), STR(","),
                                       STR("｜"), STR("|"), STR("（"), STR("("),  STR("】")};
    bool ends = name.n == rest.n || rest.p[name.n] == ' ' ||
                STR_ANY(str_starts, str_slice(rest, name.n, rest.n), stops);
    return ends ? with_given_name(rest, name) : (struct str){"", 0};
}
