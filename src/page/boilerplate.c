/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/boilerplate.h"

#include "base/compiler.h"

enum { SHORT_LINE = 160, SHORT_HEADING = 70, CREDIT = 110, NOTICE = 400 };

struct phrase_entry {
    struct str text;
    enum phrase kind;
};

#define LINE(s)                                                                                    \
    {                                                                                              \
        STR(s), PHRASE_LINE                                                                        \
    }
#define SECTION(s)                                                                                 \
    {                                                                                              \
        STR(s), PHRASE_SECTION                                                                     \
    }
#define END(s)                                                                                     \
    {                                                                                              \
        STR(s), PHRASE_END                                                                         \
    }

static const struct phrase_entry phrases[] = {
    /* English */
    SECTION("related articles"),
    SECTION("related posts"),
    SECTION("related stories"),
    SECTION("related reading"),
    SECTION("related news"),
    SECTION("related content"),
    SECTION("related topics"),
    SECTION("related links"),
    SECTION("related coverage"),
    SECTION("you may also like"),
    SECTION("you might also like"),
    SECTION("you may like"),
    SECTION("recommended for you"),
    SECTION("recommended stories"),
    SECTION("more from"),
    SECTION("more stories"),
    SECTION("more news"),
    SECTION("read next"),
    SECTION("don't miss"),
    SECTION("don’t miss"),
    SECTION("see more"),
    SECTION("you may be interested"),
    SECTION("what to read next"),
    LINE("this website uses cookies"),
    LINE("this site uses cookies"),
    LINE("we use cookies"),
    LINE("by continuing to use"),
    LINE("click here for more"),
    LINE("if you enjoyed"),
    LINE("find out more"),
    LINE("read our"),
    LINE("photo:"),
    LINE("photo credit"),
    LINE("photo by"),
    LINE("image:"),
    LINE("image source"),
    LINE("credit:"),
    LINE("getty images"),
    LINE("sign in to"),
    LINE("listen to this article"),
    SECTION("most popular"),
    SECTION("most read"),
    SECTION("trending"),
    SECTION("popular posts"),
    SECTION("recent posts"),
    SECTION("latest news"),
    SECTION("editor's picks"),
    SECTION("up next"),
    SECTION("more on this"),
    SECTION("leave a reply"),
    SECTION("leave a comment"),
    SECTION("post a comment"),
    SECTION("write a comment"),
    SECTION("join the conversation"),
    SECTION("about the author"),
    SECTION("share this"),
    LINE("share on"),
    LINE("share via"),
    LINE("share:"),
    LINE("tweet"),
    LINE("print this"),
    LINE("email this"),
    LINE("advertisement"),
    LINE("ad feedback"),
    LINE("sign up for"),
    LINE("sign up to"),
    LINE("subscribe to our"),
    LINE("subscribe now"),
    LINE("subscribe to the"),
    LINE("get the latest"),
    LINE("follow us on"),
    LINE("follow me on"),
    LINE("like us on"),
    LINE("read more:"),
    LINE("read also:"),
    LINE("also read:"),
    LINE("read more at"),
    LINE("see also:"),
    LINE("related:"),
    LINE("more:"),
    LINE("tags:"),
    LINE("filed under"),
    LINE("posted in"),
    LINE("categories:"),
    LINE("image credit"),
    LINE("your email address will not be published"),
    LINE("required fields are marked"),
    LINE("notify me of"),
    LINE("this site uses akismet"),
    LINE("all rights reserved"),
    LINE("copyright ©"),
    LINE("(c) copyright"),
    LINE("skip to"),
    LINE("back to top"),
    LINE("click here to subscribe"),
    LINE("continue reading"),
    LINE("story continues below"),
    LINE("article continues below"),
    LINE("scroll to continue"),
    LINE("loading..."),
    LINE("please enable javascript"),
    LINE("comments are closed"),
    LINE("no comments"),
    LINE("view comments"),
    LINE("show comments"),
    LINE("download our app"),
    LINE("like this:"),
    LINE("like loading"),
    LINE("previous article"),
    LINE("next article"),
    LINE("previous post"),
    LINE("next post"),
    LINE("watch:"),
    LINE("send to friends"),
    LINE("print |"),
    END("- end -"),
    END("（完）"),
    END("(完)"),
    LINE("sponsored by "),
    LINE("co-sponsored by "),
    LINE("icp no"),
    SECTION("also read"),
    SECTION("recommended"),
    SECTION("recommended reading"),
    SECTION("in this section"),
    SECTION("in other news"),
    SECTION("top stories"),
    SECTION("about author"),
    LINE("was this "),
    LINE("did you find this"),
    LINE("rate this"),
    LINE("let us know"),
    LINE("share your"),
    LINE("photograph:"),
    LINE("photos:"),
    LINE("video:"),
    LINE("source:"),
    LINE("picture:"),
    LINE("pictured:"),
    LINE("sign in "),
    LINE("log in to"),
    LINE("enter your email"),
    LINE("support our"),
    LINE("editor’s picks"),
    /* German */
    SECTION("mehr zum thema"),
    SECTION("das könnte sie auch interessieren"),
    SECTION("das könnte dich auch interessieren"),
    SECTION("auch interessant"),
    SECTION("ähnliche beiträge"),
    SECTION("ähnliche artikel"),
    SECTION("weitere artikel"),
    SECTION("weitere beiträge"),
    SECTION("weitere informationen"),
    SECTION("weitere themen"),
    SECTION("schreibe einen kommentar"),
    SECTION("hinterlasse eine antwort"),
    SECTION("hinterlasse einen kommentar"),
    SECTION("kommentar verfassen"),
    SECTION("kommentar schreiben"),
    SECTION("kommentar hinzufügen"),
    SECTION("neueste beiträge"),
    SECTION("neueste artikel"),
    SECTION("teilen mit:"),
    SECTION("teilen sie dies mit"),
    LINE("diesen artikel teilen"),
    LINE("artikel teilen"),
    LINE("beitrag teilen"),
    LINE("gefällt mir"),
    LINE("gefällt mir:"),
    LINE("sharen mit"),
    LINE("teilen:"),
    LINE("tags:"),
    LINE("schlagworte"),
    LINE("schlagwörter"),
    LINE("kategorien:"),
    LINE("kategorie:"),
    LINE("veröffentlicht in"),
    LINE("veröffentlicht am"),
    LINE("dieser eintrag wurde"),
    LINE("dieser beitrag wurde"),
    LINE("diese website verwendet"),
    LINE("diese seite verwendet"),
    LINE("deine e-mail-adresse wird"),
    LINE("erforderliche felder sind"),
    LINE("benachrichtige mich"),
    LINE("lesen sie auch"),
    LINE("lesen sie hier"),
    LINE("lesen sie dazu"),
    LINE("lies auch"),
    LINE("anzeige"),
    LINE("zurück zur"),
    LINE("newsletter abonnieren"),
    LINE("abonniere unseren"),
    LINE("foto:"),
    LINE("bild:"),
    LINE("quelle:"),
    LINE("zur startseite"),
    LINE("drucken"),
    LINE("nach oben"),
    SECTION("verwandte"),
    SECTION("auch auf "),
    LINE("auch lesen"),
    LINE("zurück zum"),
    LINE("folge uns"),
    LINE("folgen sie uns"),
    LINE("titelbild:"),
    LINE("beitragsbild"),
    LINE("war der artikel"),
    SECTION("meistgelesen"),
    SECTION("aktuelle nachrichten"),
    SECTION("empfehlungen"),
    SECTION("passend zum thema"),
    SECTION("mehr aus"),
    SECTION("mehr von"),
    SECTION("weitere nachrichten"),
    SECTION("weitere meldungen"),
    SECTION("weiterführende"),
    SECTION("lesetipp"),
    LINE("mehr zum thema"),
    LINE("mehr dazu"),
    LINE("lesen sie mehr"),
    LINE("mehr infos"),
    LINE("jetzt abonnieren"),
    LINE("jetzt anmelden"),
    LINE("von:"),
    SECTION("über den autor"),
    SECTION("über die autorin"),
    SECTION("zum thema"),
    SECTION("mehr über"),
    SECTION("mehr zum"),
    SECTION("das könnte"),
    LINE("bildnachweis"),
    LINE("war diese"),
    LINE("wie gefällt ihnen"),
    LINE("wie hat ihnen"),
    LINE("fehler gefunden"),
    LINE("bewerten sie"),
    LINE("bildquelle"),
    LINE("fotos:"),
    LINE("bilder:"),
    LINE("foto &"),
    LINE("titelfoto"),
    LINE("stichworte"),
    LINE("themen:"),
    LINE("noch keine bewertung"),
    LINE("(noch keine"),
    LINE("auch interessant:"),
    LINE("hier geht es"),
    LINE("hier geht’s"),
    LINE("mehr lesen"),
    LINE("jetzt lesen"),
    /* French, Spanish, Italian, Dutch, Polish, Portuguese */
    SECTION("à lire aussi"),
    SECTION("lire aussi"),
    SECTION("sur le même sujet"),
    SECTION("articles similaires"),
    SECTION("laisser un commentaire"),
    SECTION("artículos relacionados"),
    SECTION("te puede interesar"),
    SECTION("lee también"),
    SECTION("articoli correlati"),
    SECTION("leggi anche"),
    SECTION("potrebbe interessarti"),
    SECTION("lees ook"),
    SECTION("gerelateerde artikelen"),
    SECTION("czytaj też"),
    SECTION("zobacz także"),
    SECTION("leia também"),
    SECTION("você pode gostar"),
    SECTION("você também pode"),
    SECTION("confira também"),
    SECTION("czytaj także"),
    SECTION("przeczytaj też"),
    SECTION("vous aimerez aussi"),
    SECTION("à voir aussi"),
    SECTION("zobacz też"),
    SECTION("ti potrebbe interessare"),
    LINE("crédits photo"),
    SECTION("veja também"),
    LINE("lea también"),
    LINE("lea más"),
    LINE("lee más"),
    LINE("mira:"),
    LINE("lea:"),
    SECTION("le puede interesar"),
    SECTION("te recomendamos"),
    SECTION("más noticias"),
    SECTION("notas relacionadas"),
    LINE("lea además"),
    LINE("lee además"),
    LINE("síguenos"),
    LINE("suscríbete"),
    LINE("leia mais"),
    LINE("czytaj więcej"),
    LINE("przeczytaj także"),
    LINE("foto "),
    LINE("fot."),
    LINE("kuva:"),
    LINE("suivez-nous"),
    LINE("abonnez-vous"),
    LINE("inscrivez-vous"),
    LINE("partager"),
    LINE("compartir"),
    LINE("condividi"),
    SECTION("voir aussi"),
    SECTION("articles liés"),
    SECTION("noticias relacionadas"),
    SECTION("temas relacionados"),
    SECTION("también te puede"),
    SECTION("le recomendamos"),
    SECTION("vea también"),
    SECTION("ver también"),
    SECTION("notícias relacionadas"),
    SECTION("polecamy"),
    SECTION("czytaj również"),
    SECTION("przeczytaj również"),
    SECTION("lees meer"),
    SECTION("leggi qui"),
    LINE("lire la suite"),
    LINE("crédit photo"),
    LINE("photo :"),
    LINE("à lire :"),
    LINE("lea también:"),
    LINE("más información"),
    LINE("saiba mais"),
    LINE("veja mais"),
    LINE("compartilhe"),
    LINE("riproduzione riservata"),
    LINE("continua a leggere"),
    LINE("deel dit"),
    LINE("udostępnij"),
    LINE("źródło:"),
    LINE("zobacz więcej"),
    LINE("comparte"),
    LINE("síganos"),
    LINE("síguenos en"),
    /* Chinese */
    SECTION("相关阅读"),
    SECTION("相关新闻"),
    SECTION("相关解读"),
    SECTION("相关稿件"),
    SECTION("相关文章"),
    SECTION("相关链接"),
    SECTION("相关报道"),
    SECTION("相关推荐"),
    SECTION("相关专题"),
    SECTION("延伸阅读"),
    SECTION("推荐阅读"),
    SECTION("热门推荐"),
    SECTION("猜你喜欢"),
    SECTION("为您推荐"),
    SECTION("热点推荐"),
    SECTION("网友评论"),
    SECTION("相關閱讀"),
    SECTION("相關新聞"),
    SECTION("最新评论"),
    SECTION("热门新闻"),
    SECTION("更多精彩"),
    SECTION("更多阅读"),
    LINE("扫一扫"),
    LINE("分享到"),
    LINE("分享让更多人看到"),
    LINE("打印本页"),
    LINE("打印"),
    LINE("关闭窗口"),
    LINE("关闭"),
    LINE("收藏"),
    LINE("发给好友"),
    LINE("责任编辑"),
    LINE("责编"),
    LINE("（责任编辑"),
    LINE("(责任编辑"),
    LINE("[责任编辑"),
    LINE("【责任编辑"),
    LINE("（责编"),
    LINE("(责编"),
    LINE("[责编"),
    LINE("编辑："),
    LINE("编辑:"),
    LINE("来源："),
    LINE("来源:"),
    LINE("上一篇"),
    LINE("下一篇"),
    LINE("上一页"),
    LINE("下一页"),
    LINE("版权所有"),
    LINE("版权声明"),
    LINE("主办："),
    LINE("主办单位"),
    LINE("承办："),
    LINE("承办单位"),
    LINE("网站标识码"),
    LINE("公网安备"),
    LINE("网站地图"),
    LINE("无障碍浏览"),
    LINE("长者模式"),
    LINE("视力保护色"),
    LINE("当前位置"),
    LINE("您所在的位置"),
    LINE("您的位置"),
    LINE("您现在的位置"),
    LINE("字号"),
    LINE("字体"),
    LINE("【字体"),
    LINE("[字体"),
    LINE("【字号"),
    LINE("浏览次数"),
    LINE("阅读次数"),
    LINE("点击数"),
    LINE("我来说两句"),
    LINE("免责声明"),
    LINE("声明："),
    LINE("特别声明"),
    LINE("郑重声明"),
    LINE("举报"),
    LINE("返回顶部"),
    LINE("返回首页"),
    LINE("微信扫"),
    LINE("长按二维码"),
    LINE("关注我们"),
    LINE("原标题"),
    LINE("（原标题"),
    LINE("(原标题"),
    LINE("索引号"),
};

/* Lines that are nothing but a control's label. */
static const struct str whole_lines[] = {
    STR("close"),
    STR("caption"),
    STR("comments"),
    STR("share"),
    STR("print"),
    STR("email"),
    STR("facebook"),
    STR("twitter"),
    STR("whatsapp"),
    STR("more"),
    STR("reklama"),
    STR("werbung"),
    STR("publicité"),
    STR("publicidad"),
    STR("teilen"),
    STR("merken"),
    STR("reply"),
    STR("read more"),
    STR("advertisement"),
    STR("weiterlesen"),
    STR("mehr"),
    STR("kommentare"),
    STR("next"),
    STR("previous"),
    STR("zurück"),
    STR("weiter"),
    STR("copy link"),
    STR("play"),
    STR("pause"),
    STR("loading"),
    STR("bild anzeigen"),
    STR("pinterest"),
    STR("linkedin"),
    STR("save"),
    STR("pdf"),
    STR("inhaltsverzeichnis"),
    STR("table of contents"),
    STR("contents"),
    STR("review"),
};

/* A notice about cookies, of any length a notice has. */
static bool is_cookie_notice(struct str line)
{
    static const struct str users[] = {
        STR("website use"),          STR("site use"),        STR("we use cookies"),
        STR("website verwendet"),    STR("seite verwendet"), STR("verwenden cookies"),
        STR("utilise des cookies"),  STR("utiliza cookies"), STR("usa cookie"),
        STR("korzystamy z cookies"), STR("use of cookies")};
    if (str_find_nocase(line, STR("cookie"), 0) == SIZE_MAX) {
        return false;
    }
    for (size_t i = 0; i < ARRAY_SIZE(users); i++) {
        if (str_find_nocase(line, users[i], 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/* All in lower case. */
static bool holds_one_of(struct str line, const struct str *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t at = str_find(line, words[i], 0);
        if (at != SIZE_MAX && (at == 0 || !ascii_alpha(line.p[at - 1]))) {
            return true;
        }
    }
    return false;
}

bool boilerplate_is_call(struct str line)
{
    static const struct str asks[] = {
        STR("follow "),  STR("subscribe"),  STR("sign up"), STR("signing up"), STR("sign in"),
        STR("download"), STR("join us"),    STR("like us"), STR("find us"),    STR("support us"),
        STR("register"), STR("log in"),     STR("folge"),   STR("folgen sie"), STR("abonnier"),
        STR("melde"),    STR("registrier"), STR("anmelde"), STR("síguenos"),   STR("sigue"),
        STR("suscr"),    STR("seguir"),     STR("suivez"),  STR("abonnez"),    STR("inscri"),
        STR("siga"),     STR("assine"),     STR("segui"),   STR("iscriv"),     STR("zapisz"),
        STR("volg "),    STR("订阅"),       STR("关注"),    STR("扫码"),       STR("下载")};
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
                                          STR("unlimited access"),
                                          STR("e-mail-adresse"),
                                          STR("公众号"),
                                          STR("客户端"),
                                          STR("官方微博"),
                                          STR("官方微信")};
    char lower[NOTICE];
    if (line.n > NOTICE) {
        return false;
    }
    for (size_t i = 0; i < line.n; i++) {
        lower[i] = ascii_lower(line.p[i]);
    }
    struct str l = {lower, line.n};
    return holds_one_of(l, services, ARRAY_SIZE(services)) &&
           holds_one_of(l, asks, ARRAY_SIZE(asks));
}

/* "More Great Foo Stories" */
static bool heads_more(struct str line)
{
    static const struct str ends[] = {STR(" stories"), STR(" articles"), STR(" posts"),
                                      STR(" news"),    STR(" coverage"), STR(" headlines")};
    for (size_t i = 0; str_starts_nocase(line, STR("more ")) && i < ARRAY_SIZE(ends); i++) {
        struct str e = ends[i];
        if (line.n > e.n && str_eq_nocase(str_slice(line, line.n - e.n, line.n), e)) {
            return true;
        }
    }
    return false;
}

/* A picture's credit that stands by itself. */
static bool is_credit(struct str line)
{
    static const struct str agencies[] = {
        STR("Getty Images"),     STR("iStock"),     STR("Shutterstock"), STR("ShutterStock"),
        STR("picture alliance"), STR("AFP /"),      STR("/AFP"),         STR("/dpa"),
        STR("AP Photo"),         STR("Pixabay"),    STR("Unsplash"),     STR("Fotolia"),
        STR("(Image:"),          STR("(Photo:"),    STR("(Foto:"),       STR("/PAP"),
        STR("Adobe Stock"),      STR("AdobeStock"), STR("imago"),
    };
    if (line.n <= SHORT_HEADING && str_starts(line, STR("©"))) {
        return true;
    }
    for (size_t i = 0; line.n <= CREDIT && i < ARRAY_SIZE(agencies); i++) {
        if (str_find(line, agencies[i], 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

static bool starts_with(struct str line, struct str phrase)
{
    return str_starts_nocase(line, phrase);
}

enum phrase boilerplate_find(struct str line)
{
    while (line.n > 0 && (ascii_space(line.p[0]) || line.p[0] == '*' || line.p[0] == '>')) {
        line = str_slice(line, 1, line.n);
    }
    if (line.n <= NOTICE && is_cookie_notice(line)) {
        return PHRASE_LINE;
    }
    if (line.n == 0 || line.n > SHORT_LINE) {
        return PHRASE_NONE;
    }
    for (size_t i = 0; i < ARRAY_SIZE(whole_lines); i++) {
        if (str_eq_nocase(line, whole_lines[i])) {
            return PHRASE_LINE;
        }
    }
    if (is_credit(line)) {
        return PHRASE_LINE;
    }
    if (line.n <= SHORT_HEADING && heads_more(line)) {
        return PHRASE_SECTION;
    }
    for (size_t i = 0; i < ARRAY_SIZE(phrases); i++) {
        const struct phrase_entry *p = &phrases[i];
        if (starts_with(line, p->text)) {
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
    for (size_t i = 0; line.n <= SHORT_HEADING && i < ARRAY_SIZE(words); i++) {
        if (starts_with(line, words[i])) {
            return true;
        }
    }
    return false;
}
