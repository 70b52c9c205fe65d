/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/evidence/label.h"

#include "base/buf.h"
#include "base/compiler.h"
#include "text/find/fold.h"
#include "text/utf8.h"

struct labels {
    enum label_kind kind;
    const char *words; /* in lower case, separated by '|' */
};

/* Whole labels, cleaned. */
static const struct labels whole[] = {
    {LABEL_SITE,
     "home|home page|homepage|index|main page|start page|contact|contact us|contacts|"
     "about|about us|about this site|log in|login|log out|logout|sign in|sign up|"
     "register|registration|join|my account|account|subscribe|site map|sitemap|search|"
     "advanced search|help|faq|faqs|feedback|privacy|privacy policy|terms|terms of use|"
     "terms of service|legal|legal notice|imprint|disclaimer|copyright|cookies|"
     "cookie policy|accessibility|print|print this page|share|top|back to top|back|"
     "accessibility links|accessibility help|accessibility statement|menu|close|donate|"
     "advertise|advertise with us|careers|newsletter|mobile|mobile version|wechat|weibo|"
     "facebook|twitter|youtube|instagram|linkedin|add to favorites|bookmark|app"},
    {LABEL_SITE,
     "首页|首頁|网站首页|網站首頁|主页|主頁|返回首页|返回|返回列表|返回顶部|顶部|回到顶部|"
     "登录|登陆|登錄|登入|注册|註冊|退出|个人中心|用户中心|我的|搜索|搜尋|高级搜索|检索|"
     "站内搜索|网站地图|網站地圖|站点地图|联系我们|聯繫我們|聯絡我們|关于我们|關於我們|"
     "本站声明|网站声明|法律声明|免责声明|隐私声明|版权声明|版权所有|使用帮助|帮助|"
     "设为首页|設為首頁|加入收藏|收藏本站|收藏|打印|打印本页|关闭|关闭窗口|关闭本页|分享|"
     "无障碍|无障碍浏览|无障碍阅读|無障礙|长者模式|长者版|老年版|关怀版|适老化|手机版|"
     "移动版|客户端|微信|微博|官方微信|官方微博|新浪微博|腾讯微博|智能问答|智能机器人|"
     "网站支持ipv6|本网站支持ipv6|网站纠错|广告服务|招聘信息|人才招聘|友情链接|友情連結|"
     "投稿|我来说两句|发给好友"},
    {LABEL_SITE,
     "startseite|kontakt|impressum|datenschutz|datenschutzerklärung|anmelden|registrieren|"
     "über uns|suche|accueil|nous contacter|mentions légales|connexion|se connecter|"
     "plan du site|inicio|contacto|contáctenos|iniciar sesión|aviso legal|mapa del sitio|"
     "contatti|chi siamo|accedi|início|contato|contactos|quem somos|entrar|strona główna|o nas|"
     "zaloguj|trang chủ|liên hệ|giới thiệu|đăng nhập|beranda|hubungi kami|tentang kami|"
     "ana sayfa|anasayfa|iletişim|главная|контакты|о сайте|войти|вход|карта сайта|головна|"
     "контакти|الرئيسية|الصفحة الرئيسية|اتصل بنا|من نحن|تسجيل الدخول|خريطة الموقع|דף הבית|"
     "צור קשר|צרו קשר|אודות|หน้าแรก|หน้าหลัก|ติดต่อเรา|होम|संपर्क|संपर्क करें|홈|로그인|회원가입|"
     "사이트맵|ホーム|トップ|トップページ|お問い合わせ|お問合せ|サイトマップ|ログイン|"
     "個人情報保護方針|プライバシーポリシー"},
    {LABEL_LANGUAGE,
     "english|english version|en|eng|chinese|chinese version|中文|中文版|中文网|"
     "中|简体|简体版|简体中文|簡體|簡體版|簡體中文|简|簡|繁|繁体|繁体版|繁体中文|繁體|"
     "繁體版|繁體中文|英文|英文版|英语|cn|zh|日本語|日语|日文|한국어|韩语|한글|"
     "français|francais|french|deutsch|german|español|espanol|spanish|русский|"
     "russian|العربية|arabic|português|portuguese|italiano|italian|japanese|korean|"
     "tiếng việt|ไทย|bahasa indonesia|türkçe|nederlands|polski|हिन्दी"},
    {LABEL_MORE,
     "more|more...|read more|read on|see more|view more|show more|learn more|details|"
     "detail|view|view all|see all|all|full story|full text|continue|continue reading|"
     "read|open|download|link|here|click here|comments|comment|0 comments|reply|"
     "permalink|更多|查看更多|更多内容|阅读更多|了解更多|更多详情|详细|詳細|详情|詳情|"
     "查看详情|查看详细|查看全文|查看|阅读全文|閱讀全文|全文|继续阅读|繼續閱讀|点击查看|"
     "点击进入|进入|進入|展开|全部|评论|評論|下载|附件"},
    {LABEL_MORE,
     "pdf|docx|herunterladen|télécharger|descargar|baixar|scarica|скачать|tải về|"
     "ダウンロード|다운로드|mehr|mehr lesen|mehr dazu|mehr erfahren|weiterlesen|volltext|"
     "alle anzeigen|lire la suite|lire plus|lire l'article|lire|la suite|en savoir plus|"
     "plus d'infos|voir plus|voir tout|tout voir|détails|leer más|seguir leyendo|"
     "más información|más|ver más|ver todo|ver todos|leia mais|ler mais|saiba mais|"
     "ver mais|mais|ver tudo|leggi tutto|leggi di più|leggi|continua a leggere|continua|"
     "scopri di più|vedi tutti|vedi tutte|lees meer|lees verder|meer lezen|meer|"
     "meer informatie|läs mer|mer|visa alla|læs mere|mere|se alle|les mer|vis alle|"
     "lue lisää|lisää|więcej|czytaj więcej|czytaj dalej|více|číst dále|celý článek|viac|"
     "čítať ďalej|bővebben|tovább|citește mai mult|mai mult|devamı|devamını oku|tümü|"
     "περισσότερα|διαβάστε περισσότερα|подробнее|подробно|далее|читать далее|"
     "читать полностью|читать|все новости|докладніше|детальніше|читати далі|xem chi tiết|"
     "chi tiết|đọc tiếp|đọc thêm|xem tất cả|selengkapnya|baca selengkapnya|lihat semua|"
     "続きを読む|もっと読む|詳しく|詳しくはこちら|詳しく見る|全文を読む|一覧|一覧へ|"
     "一覧を見る|一覧はこちら|すべて見る|자세히 보기|자세히보기|자세히|더 보기|전체보기|"
     "전체 보기|المزيد|اقرأ المزيد|التفاصيل|عرض الكل|للمزيد|עוד|קרא עוד|המשך|อ่านต่อ|"
     "อ่านเพิ่มเติม|ดูเพิ่มเติม|ดูทั้งหมด|รายละเอียด|और पढ़ें|आगे पढ़ें|पूरा पढ़ें|और देखें|सभी देखें|বিস্তারিত"},
    {LABEL_NEXT,
     "next|next page|older|older posts|older stories|older items|earlier|earlier posts|"
     "earlier stories|older entries|older articles|older news|more news|more stories|"
     "more articles|more posts|load more|previous entries|next entries|下一页|下一頁|下页|下頁|"
     "下1页|下1頁|后一页|后页|後一頁|後頁|翻下页|加载更多|載入更多|次へ|次の頁|次のページ|"
     "次ページ|次のページへ|古い記事|다음|다음 페이지|다음페이지|suivant|suivante|suivants|"
     "page suivante|articles plus anciens|weiter|nächste|nächste seite|ältere|ältere beiträge|"
     "ältere artikel|siguiente|siguientes|página siguiente|entradas antiguas|"
     "entradas anteriores|próxima|próximo|próxima página|seguinte|página seguinte|successiva|"
     "successivo|pagina successiva|articoli precedenti|volgende|volgende pagina|ouder|"
     "oudere berichten|oudere artikelen|nästa|nästa sida|neste|neste side|næste|næste side|"
     "ældre|eldre|seuraava|seuraava sivu|następna|następny|następna strona|starsze|"
     "starsze wpisy|další|ďalšia|ďalšie|következő|következő oldal|următoarea|pagina următoare|"
     "sonraki|sonraki sayfa|επόμενη|επόμενο|παλαιότερα|следующая|следующая страница|наступна|"
     "trang sau|trang tiếp|berikutnya|selanjutnya|التالي|الصفحة التالية|הבא|ถัดไป|अगला|পরবর্তী|"
     "mehr laden|weitere laden|charger plus|cargar más|carregar mais|carica altri|meer laden|"
     "показать ещё|показать еще|загрузить ещё|загрузить еще|xem thêm|もっと見る|더보기|หน้าถัดไป|"
     "अगला पृष्ठ"},
    {LABEL_PAGING,
     "previous|previous page|prev|prev page|first|first page|last|last page|newer|"
     "newer posts|newer entries|end|go|上一页|上一頁|上页|上頁|前一页|前一頁|前页|"
     "首 页|末页|末頁|尾页|尾頁|最后一页|最後一頁|第一页|第一頁|跳转|跳转到|转到|确定|"
     "共|上一篇|下一篇|上一条|下一条"},
};

/* Prefixes of short labels. */
static const struct labels starts[] = {
    {LABEL_MORE, "read more|continue reading|view all|see all|more about|更多|查看更多"},
    {LABEL_NEXT, "load more |次の1|次の2|次の3|次の5"}, /* "次の20件" */
    {LABEL_SITE, "skip to |jump to |go to content|跳到|跳至|跳转到|移至主內容"},
};

/* Decorative bullets, arrows and bars. */
static bool is_ornament(uint32_t c)
{
    static const uint32_t ornaments[] = {
        0x00a0, 0x00ab, 0x00b7, 0x00bb, 0x2022, 0x2023, 0x2027, 0x203a, 0x2039, 0x2190,
        0x2192, 0x21d2, 0x25a0, 0x25a1, 0x25aa, 0x25ab, 0x25b2, 0x25b6, 0x25b7, 0x25b8,
        0x25ba, 0x25bc, 0x25be, 0x25c0, 0x25c6, 0x25c7, 0x25cb, 0x25cf, 0x2605, 0x2606,
        0x27a4, 0x3000, 0x30fb, 0x276f, 0xff1e, 0xff5c, 0xff65, '|',    '>',    '<',
        '*',    '+',    ' ',    '\t',   '\n',   '^',    '~',    '-',
    };
    for (size_t i = 0; i < ARRAY_SIZE(ornaments); i++)
        if (ornaments[i] == c)
            return true;
    return c >= 0xe000 && c <= 0xf8ff; /* private use: icons */
}

static struct str strip_ornaments(struct str s)
{
    size_t from = 0, to = s.n;
    for (size_t at = 0; at < s.n; from = at)
        if (!is_ornament(utf8_next(s, &at)))
            break;
    for (size_t at = to; at > from; to = at)
        if (!is_ornament(utf8_previous(s, &at)))
            break;
    return str_slice(s, from, to > from ? to : from);
}

/* "News (12)" to "News", also with full-width brackets. */
static struct str strip_count(struct str s)
{
    static const struct {
        struct str open, close;
    } brackets[] = {{STR("("), STR(")")}, {STR("["), STR("]")}, {STR("（"), STR("）")}};
    for (size_t i = 0; i < ARRAY_SIZE(brackets); i++) {
        if (!str_ends(s, brackets[i].close))
            continue;
        size_t at = s.n - brackets[i].close.n, end = at;
        while (at > 0 && ascii_digit(s.p[at - 1]))
            at--;
        struct str front = str_slice(s, 0, at);
        if (at < end && str_ends(front, brackets[i].open) && front.n > brackets[i].open.n)
            return strip_ornaments(str_slice(front, 0, front.n - brackets[i].open.n));
    }
    return s;
}

static struct str strip_bracket(struct str s)
{
    static const struct {
        struct str open, close;
    } brackets[] = {{STR("["), STR("]")}, {STR("【"), STR("】")}};
    for (size_t i = 0; i < ARRAY_SIZE(brackets); i++) {
        struct str open = brackets[i].open, close = brackets[i].close;
        if (s.n > open.n + close.n && str_starts(s, open) && str_ends(s, close) &&
            str_find(s, close, 0) == s.n - close.n)
            return strip_ornaments(str_slice(s, open.n, s.n - close.n));
    }
    return s;
}

struct str label_clean(struct str label)
{
    return strip_count(strip_bracket(strip_ornaments(label)));
}

struct str label_skip_bullets(struct str title)
{
    size_t from = 0;
    for (size_t at = 0; at < title.n; from = at) {
        uint32_t c = utf8_next(title, &at);
        if (!is_ornament(c) || c == '+' || c == '-' || c == '<' || c == '~')
            break;
    }
    return str_slice(title, from, title.n);
}

bool label_is_cut(struct str label)
{
    struct str s = str_trim(label);
    return str_ends(s, STR("…")) || str_ends(s, STR(".."));
}

struct str label_without_cut(struct str title)
{
    while (label_is_cut(title)) {
        title = str_trim(title);
        title.n -= str_ends(title, STR("…")) ? 3 : 2;
        while (title.n > 0 && title.p[title.n - 1] == '.')
            title.n--;
    }
    return str_trim(title);
}

static bool is_number(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!ascii_digit(s.p[i]))
            return false;
    return s.n > 0;
}

enum label_kind label_kind(struct str label)
{
    enum { MAX_BYTES = 40, MAX_PREFIXED_BYTES = 24 };
    struct str s = label_clean(label);
    if (s.n == 0)
        return LABEL_EMPTY;
    if (is_number(s))
        return LABEL_NUMBER;
    AUTO(buf) folded = BUF_INIT;
    if (s.n <= MAX_BYTES)
        fold_add(&folded, s);
    for (size_t i = 0; folded.n > 0 && i < ARRAY_SIZE(whole); i++)
        if (str_any(str_eq, buf_str(&folded), whole[i].words))
            return whole[i].kind;
    for (size_t i = 0; s.n <= MAX_PREFIXED_BYTES && i < ARRAY_SIZE(starts); i++)
        if (str_any(str_starts_nocase, s, starts[i].words))
            return starts[i].kind;
    return LABEL_OTHER;
}
