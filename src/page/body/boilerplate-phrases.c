/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/boilerplate-phrases.h"

#include <string.h>

#include "base/compiler.h"
#include "text/find/fold.h"

enum {
    SHORT_LINE = 160,
    SHORT_HEADING = 70,
    CREDIT = 110,
    NOTICE = 400,
    PLACE = 40,
    SHARE_LABEL = 44
};

enum { PHRASE_WHOLE = PHRASE_END + 1 };

#define SECTION(s) PHRASE(SECTION, s)
#define LINE(s) PHRASE(LINE, s)
#define WHOLE(s) PHRASE(WHOLE, s)

static const struct phrase_entry {
    struct str text;
    int kind; /* enum phrase, or PHRASE_WHOLE */
} phrases[] = {
#define PHRASE(kind, s) {STR(s), PHRASE_##kind},
#include "page/body/boilerplate-phrases.def"
#undef PHRASE
};

/* First byte of each phrase, to find candidates for a line by memchr(). */
static const char firsts[] = {
#define PHRASE(kind, s) (s)[0],
#include "page/body/boilerplate-phrases.def"
#undef PHRASE
};

/* First phrase that a line is as a whole, or else starts with; NULL for none. `first` is the line's
 * first byte in lower case. */
static const struct phrase_entry *find_phrase(struct str line, char first, bool whole)
{
    const char *at = firsts, *end = firsts + sizeof firsts;
    for (; (at = memchr(at, first, (size_t)(end - at))); at++) {
        const struct phrase_entry *p = &phrases[at - firsts];
        if ((p->kind == PHRASE_WHOLE) == whole &&
            (whole ? str_eq_nocase(line, p->text) : fold_starts(line, p->text) > 0))
            return p;
    }
    return NULL;
}

/* True when a sentence of the line starts with one of `words`, in lower case. */
static bool opens_sentence(struct str line, const char *list)
{
    for (struct str word; str_next_word(&list, &word);)
        for (size_t at = 0; (at = str_find(line, word, at)) != SIZE_MAX; at++) {
            struct str before = str_trim(str_slice(line, 0, at));
            if (before.n == 0 || strchr(".!?:>-*", before.p[before.n - 1]))
                return true;
        }
    return false;
}

/* Call to follow, subscribe or download. Longer texts may only mention one. */
static bool is_call(struct str line)
{
    static const char asks[] =
        "follow |subscribe|sign up|signing up|sign in|download|join us|like us|find us|"
        "support us|register|log in|folge|folgen sie|abonnier|melde|registrier|anmelde|"
        "síguenos|sigue|suscr|seguir|suivez|abonnez|inscri|siga|assine|segui|iscriv|zapisz|"
        "volg |il vous reste|订阅|关注|扫码|下载";
    static const char services[] =
        "newsletter|facebook|twitter|instagram|whatsapp|telegram|youtube channel|youtube-kanal|"
        "our app|ios|android|app store|netiquette|mailing|already a subscriber|full story|"
        "full access|aux abonnés|unlimited access|e-mail-adresse|公众号|客户端|官方微博|"
        "官方微信";
    return fold_end_of_any(line, services) > 0 &&
           (line.n <= SHORT_LINE ? fold_end_of_any(line, asks) > 0 : opens_sentence(line, asks));
}

/* "Jane Doe and John Roe contributed to this report.", "Additional reporting by Jane Doe" */
static bool names_contributors(struct str line)
{
    static const char labels[] =
        "additional reporting|reporting by |(reporting by |with reporting by|"
        "with reporting from|with additional reporting|with files from|mitarbeit:|"
        "unter mitarbeit|mit material von|mit material der|avec la contribution de|"
        "avec la collaboration de|con información de|con la colaboración de|com informações d|"
        "com a colaboração de|con la collaborazione di|ha collaborato |hanno collaborato |"
        "met medewerking van|współpraca:";
    static const char deeds[] =
        "contributed|beigetragen|mitgearbeitet|mitgewirkt|contribué|participé|collaboré|"
        "contribuy|colabor|contribuiu|contribuíram|contribuito|collaborato|werkte|bijgedragen|"
        "bidrog|medverkade|bidragit";
    static const char works[] =
        "to this report|to this story|to this article|to this piece|contributed reporting|"
        "diesem bericht|diesem artikel|diesem text|diesem beitrag|cet article|ce reportage|"
        "este artículo|este informe|este reportaje|esta información|esta nota|este artigo|"
        "esta reportagem|questo articolo|dit artikel|dit verhaal|denne artik|den här artikeln|"
        "denna artikel";
    if (line.n <= SHORT_LINE && str_any(str_starts, line, labels))
        return true;
    size_t deed = fold_end_of_any(line, deeds);
    size_t work = deed > 0 ? fold_end_of_any(line, works) : 0;
    struct str rest = str_slice(line, deed > work ? deed : work, line.n);
    return work > 0 && rest.n <= PLACE && !str_has_char(rest, ',');
}

/* "Did you like this article?", "Möchten Sie den Artikel teilen?" */
static bool asks_opinion(struct str line)
{
    static const char works[] =
        "this article|this post|der artikel|den artikel|dieser artikel|diesen artikel|"
        "der beitrag|den beitrag|dieser beitrag|diesen beitrag|cet article|este artículo|"
        "esta nota|questo articolo|este artigo|deste artigo|dit artikel|ten artykuł|статья";
    static const char verbs[] =
        "like|enjoy|helpful|useful|share|gefallen|gefällt|hilfreich|teilen|aimé|vous a plu|"
        "utile|partager|gustó|gustado|útil|piaciuto|condivid|gostou|leuk|nuttig|podobał|"
        "понрави|полезн";
    struct str question = str_slice(line, 0, str_find_char(line, '?', 0));
    return question.n < line.n && question.n <= SHORT_HEADING &&
           fold_end_of_any(question, works) > 0 && fold_end_of_any(question, verbs) > 0;
}

bool boilerplate_is_closing(struct str line)
{
    AUTO(buf) lower = BUF_INIT;
    if (line.n <= NOTICE)
        fold_add(&lower, line);
    struct str l = buf_str(&lower);
    return is_call(l) || names_contributors(l) || asks_opinion(l);
}

static bool is_about_cookies(struct str line)
{
    static const char users[] =
        "website use|site use|we use cookies|website verwendet|seite verwendet|"
        "verwenden cookies|utilise des cookies|utiliza cookies|usa cookie|korzystamy z cookies|"
        "use of cookies";
    return str_has(line, STR("cookie")) && str_has_any(line, users);
}

/* "To show this content, we need your consent." */
static bool is_placeholder(struct str line)
{
    static const char contents[] =
        "externe inhalte|externen inhalt|externer inhalt|diesen inhalt|dieser inhalt|"
        "dieses video|this content|this video|this embed|external content|embedded content|"
        "third-party content|ce contenu|cette vidéo|contenus externes|este contenido|"
        "este vídeo|este video|questo contenuto|questo video|este conteúdo|deze inhoud|"
        "deze video|ta treść|tę treść|detta innehåll|dette indhold|dette innholdet|tento obsah|"
        "этот контент|此内容";
    static const char shows[] =
        "anzuzeigen|anzeigen|angezeigt|laden|anzuschauen|anzusehen|to view|display|to show|"
        "to load|be loaded|to see|to watch|be shown|afficher|visualiser|regarder|mostrar|"
        "ver este|cargar|visualizz|vedere|exibir|bekijken|tonen|wyświetl|zobaczy|visa |vise |"
        "se dette|zobraz|просмотр|显示|查看";
    static const char permits[] =
        "cookie|consent|privacy|privatsphäre|datenschutz|zustimm|einwillig|einverstand|"
        "mit einem klick|akzeptier|consentement|acceptez|confidentialité|consentimiento|"
        "privacidad|privacidade|consenso|toestemming|zgod|samtyck|samtykke|souhlas|согласи|同意";
    return str_has_any(line, contents) && str_has_any(line, shows) && str_has_any(line, permits);
}

/* "More Great Foo Stories" */
static bool heads_more(struct str line)
{
    return str_starts_nocase(line, STR("more ")) &&
           str_any(str_ends_nocase, line, " stories| articles| posts| news| coverage| headlines");
}

/* "Share on Facebook", "Xでシェアする": a button. */
static bool is_share_label(struct str lower)
{
    static const char services[] =
        "facebook|twitter|whatsapp|linkedin|pinterest|telegram|reddit|xing|line|bluesky|"
        "mastodon|threads|mail|メール|はてな|вконтакте|페이스북|微信|微博|フェイスブック";
    static const char starts[] =
        "share on|share via|share to|share with|share by|partager |partagez |compart|"
        "partilhar |condividi |delen |deel |del på|dela på|del med|udostępnij|sdílet|zdieľať|"
        "jaa |поделит|bagikan|chia sẻ|distribuie |分享";
    static const char ends[] =
        "teilen|シェアする|シェア|共有|共有する|送る|공유|공유하기|paylaş|megosztás";
    return (str_any(str_starts, lower, starts) || str_any(str_ends, lower, ends)) &&
           fold_end_of_any(lower, services) > 0;
}

/* Picture credit in a line of its own. */
static bool is_credit(struct str line)
{
    static const char agencies[] =
        "Getty Images|iStock|Shutterstock|ShutterStock|picture alliance|AFP /|/AFP|/dpa|"
        "AP Photo|Pixabay|Unsplash|Fotolia|(Image:|(Photo:|(Foto:|/PAP|Adobe Stock|AdobeStock|"
        "imago";
    return (line.n <= SHORT_HEADING && str_starts(line, STR("©"))) ||
           (line.n <= CREDIT && str_has_any(line, agencies));
}

static struct str skip_signs(struct str line)
{
    while (line.n > 0 && (ascii_space(line.p[0]) || line.p[0] == '*' || line.p[0] == '>'))
        line = str_slice(line, 1, line.n);
    return line;
}

bool boilerplate_is_end(struct str line)
{
    const char *ends = "- end -|（完）|(完)";
    return fold_next_start(skip_signs(line), &ends) > 0;
}

enum phrase boilerplate_find(struct str line)
{
    line = skip_signs(line);
    AUTO(buf) b = BUF_INIT;
    if (line.n <= NOTICE)
        fold_add(&b, line);
    struct str lower = buf_str(&b);
    if (is_about_cookies(lower) || is_placeholder(lower))
        return PHRASE_LINE;
    if (lower.n == 0 || line.n > SHORT_LINE)
        return PHRASE_NONE;
    if (line.n <= SHARE_LABEL && is_share_label(lower))
        return PHRASE_LINE;
    if (find_phrase(line, lower.p[0], true))
        return PHRASE_LINE;
    if (is_credit(line))
        return PHRASE_LINE;
    if (line.n <= SHORT_HEADING && heads_more(line))
        return PHRASE_SECTION;
    if (boilerplate_is_end(line))
        return PHRASE_END;
    const struct phrase_entry *p = find_phrase(line, lower.p[0], false);
    if (p)
        return p->kind == PHRASE_SECTION && line.n > SHORT_HEADING ? PHRASE_LONG : p->kind;
    return PHRASE_NONE;
}

bool boilerplate_is_related(struct str line)
{
    const char *words = "related|you may also like|you might also like|read next|more from|相关|"
                        "延伸阅读|推荐阅读|相關|mehr zum thema|ähnliche|lire aussi|"
                        "artículos relacionados";
    return line.n <= SHORT_HEADING && fold_next_start(line, &words) > 0;
}
