/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/boilerplate.h"

#include <string.h>

#include "base/compiler.h"
#include "page/body/consent.h"
#include "text/find/fold.h"

enum {
    SHORT_LINE = 160,
    SHORT_HEADING = 70,
    CREDIT = 110,
    NOTICE = 400,
    PLACE = 40,
    SHARE_LABEL = 44
};

struct phrase_entry {
    struct str text;
    enum phrase kind;
};

static const struct phrase_entry phrases[] = {
#define SECTION(s) {STR(s), PHRASE_SECTION},
#define LINE(s) {STR(s), PHRASE_LINE},
#define END(s) {STR(s), PHRASE_END},
#define WHOLE(s)
#include "page/body/boilerplate.def"
#undef SECTION
#undef LINE
#undef END
#undef WHOLE
};

static const struct str whole_lines[] = {
#define SECTION(s)
#define LINE(s)
#define END(s)
#define WHOLE(s) STR(s),
#include "page/body/boilerplate.def"
#undef SECTION
#undef LINE
#undef END
#undef WHOLE
};

/* First byte of each phrase, to find candidates for a line by memchr(). */
static const char phrase_firsts[] = {
#define SECTION(s) (s)[0],
#define LINE(s) (s)[0],
#define END(s) (s)[0],
#define WHOLE(s)
#include "page/body/boilerplate.def"
#undef SECTION
#undef LINE
#undef END
#undef WHOLE
};

static const char whole_firsts[] = {
#define SECTION(s)
#define LINE(s)
#define END(s)
#define WHOLE(s) (s)[0],
#include "page/body/boilerplate.def"
#undef SECTION
#undef LINE
#undef END
#undef WHOLE
};

/* Next candidate at or after `i` for a line with that first byte in lower case; `n` for none. */
static size_t next_like(const char *firsts, size_t n, size_t i, char first)
{
    const char *found = memchr(firsts + i, first, n - i);
    return found ? (size_t)(found - firsts) : n;
}

/* True when a sentence of the line starts with one of `words`, in lower case. */
static bool opens_sentence(struct str line, const struct str *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t at = 0; (at = str_find(line, words[i], at)) != SIZE_MAX; at++) {
            struct str before = str_trim(str_slice(line, 0, at));
            if (before.n == 0 || strchr(".!?:>-*", before.p[before.n - 1]))
                return true;
        }
    return false;
}

/* Call to follow, subscribe or download. Longer texts may only mention one. */
static bool is_call(struct str line)
{
    static const struct str asks[] = {
        STR("follow "),  STR("subscribe"),     STR("sign up"), STR("signing up"), STR("sign in"),
        STR("download"), STR("join us"),       STR("like us"), STR("find us"),    STR("support us"),
        STR("register"), STR("log in"),        STR("folge"),   STR("folgen sie"), STR("abonnier"),
        STR("melde"),    STR("registrier"),    STR("anmelde"), STR("síguenos"),   STR("sigue"),
        STR("suscr"),    STR("seguir"),        STR("suivez"),  STR("abonnez"),    STR("inscri"),
        STR("siga"),     STR("assine"),        STR("segui"),   STR("iscriv"),     STR("zapisz"),
        STR("volg "),    STR("il vous reste"), STR("订阅"),    STR("关注"),       STR("扫码"),
        STR("下载")};
    static const struct str services[] = {STR("newsletter"),
                                          STR("facebook"),
                                          STR("twitter"),
                                          STR("instagram"),
                                          STR("whatsapp"),
                                          STR("telegram"),
                                          STR("youtube channel"),
                                          STR("youtube-kanal"),
                                          STR("our app"),
                                          STR("ios"),
                                          STR("android"),
                                          STR("app store"),
                                          STR("netiquette"),
                                          STR("mailing"),
                                          STR("already a subscriber"),
                                          STR("full story"),
                                          STR("full access"),
                                          STR("aux abonnés"),
                                          STR("unlimited access"),
                                          STR("e-mail-adresse"),
                                          STR("公众号"),
                                          STR("客户端"),
                                          STR("官方微博"),
                                          STR("官方微信")};
    return fold_end_of_any(line, services, ARRAY_SIZE(services)) > 0 &&
           (line.n <= SHORT_LINE ? fold_end_of_any(line, asks, ARRAY_SIZE(asks)) > 0
                                 : opens_sentence(line, asks, ARRAY_SIZE(asks)));
}

/* "Jane Doe and John Roe contributed to this report.", "Additional reporting by Jane Doe" */
static bool names_contributors(struct str line)
{
    static const struct str labels[] = {
        STR("additional reporting"),     STR("reporting by "),
        STR("(reporting by "),           STR("with reporting by"),
        STR("with reporting from"),      STR("with additional reporting"),
        STR("with files from"),          STR("mitarbeit:"),
        STR("unter mitarbeit"),          STR("mit material von"),
        STR("mit material der"),         STR("avec la contribution de"),
        STR("avec la collaboration de"), STR("con información de"),
        STR("con la colaboración de"),   STR("com informações d"),
        STR("com a colaboração de"),     STR("con la collaborazione di"),
        STR("ha collaborato "),          STR("hanno collaborato "),
        STR("met medewerking van"),      STR("współpraca:")};
    static const struct str deeds[] = {
        STR("contributed"), STR("beigetragen"), STR("mitgearbeitet"), STR("mitgewirkt"),
        STR("contribué"),   STR("participé"),   STR("collaboré"),     STR("contribuy"),
        STR("colabor"),     STR("contribuiu"),  STR("contribuíram"),  STR("contribuito"),
        STR("collaborato"), STR("werkte"),      STR("bijgedragen"),   STR("bidrog"),
        STR("medverkade"),  STR("bidragit")};
    static const struct str works[] = {
        STR("to this report"),  STR("to this story"),         STR("to this article"),
        STR("to this piece"),   STR("contributed reporting"), STR("diesem bericht"),
        STR("diesem artikel"),  STR("diesem text"),           STR("diesem beitrag"),
        STR("cet article"),     STR("ce reportage"),          STR("este artículo"),
        STR("este informe"),    STR("este reportaje"),        STR("esta información"),
        STR("esta nota"),       STR("este artigo"),           STR("esta reportagem"),
        STR("questo articolo"), STR("dit artikel"),           STR("dit verhaal"),
        STR("denne artik"),     STR("den här artikeln"),      STR("denna artikel")};
    if (line.n <= SHORT_LINE && STR_ANY(str_starts, line, labels))
        return true;
    size_t deed = fold_end_of_any(line, deeds, ARRAY_SIZE(deeds));
    size_t work = deed > 0 ? fold_end_of_any(line, works, ARRAY_SIZE(works)) : 0;
    struct str rest = str_slice(line, deed > work ? deed : work, line.n);
    return work > 0 && rest.n <= PLACE && str_find_char(rest, ',', 0) == SIZE_MAX;
}

/* "Did you like this article?", "Möchten Sie den Artikel teilen?" */
static bool asks_opinion(struct str line)
{
    static const struct str works[] = {
        STR("this article"),   STR("this post"),       STR("der artikel"), STR("den artikel"),
        STR("dieser artikel"), STR("diesen artikel"),  STR("der beitrag"), STR("den beitrag"),
        STR("dieser beitrag"), STR("diesen beitrag"),  STR("cet article"), STR("este artículo"),
        STR("esta nota"),      STR("questo articolo"), STR("este artigo"), STR("deste artigo"),
        STR("dit artikel"),    STR("ten artykuł"),     STR("статья")};
    static const struct str verbs[] = {
        STR("like"),       STR("enjoy"),    STR("helpful"),   STR("useful"), STR("share"),
        STR("gefallen"),   STR("gefällt"),  STR("hilfreich"), STR("teilen"), STR("aimé"),
        STR("vous a plu"), STR("utile"),    STR("partager"),  STR("gustó"),  STR("gustado"),
        STR("útil"),       STR("piaciuto"), STR("condivid"),  STR("gostou"), STR("leuk"),
        STR("nuttig"),     STR("podobał"),  STR("понрави"),   STR("полезн")};
    struct str question = str_slice(line, 0, str_find_char(line, '?', 0));
    return question.n < line.n && question.n <= SHORT_HEADING &&
           fold_end_of_any(question, works, ARRAY_SIZE(works)) > 0 &&
           fold_end_of_any(question, verbs, ARRAY_SIZE(verbs)) > 0;
}

bool boilerplate_is_closing(struct str line)
{
    AUTO(buf) lower = BUF_INIT;
    if (line.n <= NOTICE)
        fold_add(&lower, line);
    struct str l = buf_str(&lower);
    return is_call(l) || names_contributors(l) || asks_opinion(l);
}

/* "More Great Foo Stories" */
static bool heads_more(struct str line)
{
    static const struct str ends[] = {STR(" stories"), STR(" articles"), STR(" posts"),
                                      STR(" news"),    STR(" coverage"), STR(" headlines")};
    return str_starts_nocase(line, STR("more ")) && STR_ANY(str_ends_nocase, line, ends);
}

/* "Share on Facebook", "Xでシェアする": a button. */
static bool is_share_label(struct str lower)
{
    static const struct str services[] = {
        STR("facebook"),  STR("twitter"),  STR("whatsapp"), STR("linkedin"), STR("pinterest"),
        STR("telegram"),  STR("reddit"),   STR("xing"),     STR("line"),     STR("bluesky"),
        STR("mastodon"),  STR("threads"),  STR("mail"),     STR("メール"),   STR("はてな"),
        STR("вконтакте"), STR("페이스북"), STR("微信"),     STR("微博"),     STR("フェイスブック")};
    static const struct str starts[] = {
        STR("share on"),   STR("share via"),  STR("share to"),    STR("share with"),
        STR("share by"),   STR("partager "),  STR("partagez "),   STR("compart"),
        STR("partilhar "), STR("condividi "), STR("delen "),      STR("deel "),
        STR("del på"),     STR("dela på"),    STR("del med"),     STR("udostępnij"),
        STR("sdílet"),     STR("zdieľať"),    STR("jaa "),        STR("поделит"),
        STR("bagikan"),    STR("chia sẻ"),    STR("distribuie "), STR("分享")};
    static const struct str ends[] = {
        STR("teilen"), STR("シェアする"), STR("シェア"),   STR("共有"),   STR("共有する"),
        STR("送る"),   STR("공유"),       STR("공유하기"), STR("paylaş"), STR("megosztás")};
    return (STR_ANY(str_starts, lower, starts) || STR_ANY(str_ends, lower, ends)) &&
           fold_end_of_any(lower, services, ARRAY_SIZE(services)) > 0;
}

/* Picture credit in a line of its own. */
static bool is_credit(struct str line)
{
    static const struct str agencies[] = {
        STR("Getty Images"),     STR("iStock"),     STR("Shutterstock"), STR("ShutterStock"),
        STR("picture alliance"), STR("AFP /"),      STR("/AFP"),         STR("/dpa"),
        STR("AP Photo"),         STR("Pixabay"),    STR("Unsplash"),     STR("Fotolia"),
        STR("(Image:"),          STR("(Photo:"),    STR("(Foto:"),       STR("/PAP"),
        STR("Adobe Stock"),      STR("AdobeStock"), STR("imago"),
    };
    return (line.n <= SHORT_HEADING && str_starts(line, STR("©"))) ||
           (line.n <= CREDIT && STR_ANY(str_has, line, agencies));
}

enum phrase boilerplate_find(struct str line)
{
    while (line.n > 0 && (ascii_space(line.p[0]) || line.p[0] == '*' || line.p[0] == '>'))
        line = str_slice(line, 1, line.n);
    AUTO(buf) b = BUF_INIT;
    if (line.n <= NOTICE)
        fold_add(&b, line);
    struct str lower = buf_str(&b);
    if (consent_is_notice(lower))
        return PHRASE_LINE;
    if (lower.n == 0 || line.n > SHORT_LINE)
        return PHRASE_NONE;
    if (line.n <= SHARE_LABEL && is_share_label(lower))
        return PHRASE_LINE;
    size_t n = ARRAY_SIZE(whole_lines);
    for (size_t i = 0; (i = next_like(whole_firsts, n, i, lower.p[0])) < n; i++)
        if (str_eq_nocase(line, whole_lines[i]))
            return PHRASE_LINE;
    if (is_credit(line))
        return PHRASE_LINE;
    if (line.n <= SHORT_HEADING && heads_more(line))
        return PHRASE_SECTION;
    n = ARRAY_SIZE(phrases);
    for (size_t i = 0; (i = next_like(phrase_firsts, n, i, lower.p[0])) < n; i++) {
        const struct phrase_entry *p = &phrases[i];
        if (fold_starts(line, p->text) > 0) {
            bool heading = line.n <= SHORT_HEADING;
            return p->kind != PHRASE_SECTION || heading ? p->kind : PHRASE_LONG;
        }
    }
    return PHRASE_NONE;
}

bool boilerplate_is_related(struct str line)
{
    static const struct str words[] = {
        STR("related"),
        STR("you may also like"),
        STR("you might also like"),
        STR("read next"),
        STR("more from"),
        STR("相关"),
        STR("延伸阅读"),
        STR("推荐阅读"),
        STR("相關"),
        STR("mehr zum thema"),
        STR("ähnliche"),
        STR("lire aussi"),
        STR("artículos relacionados"),
    };
    for (size_t i = 0; line.n <= SHORT_HEADING && i < ARRAY_SIZE(words); i++)
        if (fold_starts(line, words[i]) > 0)
            return true;
    return false;
}
