/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <string.h>

#include "page/article/extract.h"
#include "page/body/boilerplate-phrases.h"
#include "page/facts/info-line.h"
#include "page/rule/rules.h"

#define SENTENCE "The ferry left at dawn, and nobody on the quay waved. "
#define PARAGRAPH "<p>" SENTENCE SENTENCE SENTENCE "</p>"
#define BLANKS                                                                                     \
    "                                                                                            "

static struct page_article extract(const char *html, const struct extract_options *options)
{
    struct page_article p;
    struct error e;
    assert_true(page_extract(str_from(html), options, &p, &e));
    return p;
}

static void test_info_line(void **state)
{
    static const struct {
        const char *line, *source, *author, *editor, *date;
        int views;
    } cases[] = {
        {"From:衡阳新闻网 | Date Add in:2019-07-27 09:12:00 [A A]", "衡阳新闻网", "", "",
         "2019-07-27 09:12:00 [A A]", -1},
        {"From: | Date Add in:2019-07-27", "", "", "", "2019-07-27", -1},
        {"2024-02-21 20:12:51 作者： 来源：东南网 责任编辑：朱林 我来说两句", "东南网", "", "朱林",
         "", -1},
        {"发布日期：2024-05-20 信息来源： 市教育局 浏览次数： 1234", "市教育局", "", "",
         "2024-05-20", 1234},
        {"发布日期：2024-05-20 浏览次数：", "", "", "", "2024-05-20", -1},
        {"Author: Ann Lee Source: The Post", "The Post", "Ann Lee", "", "", -1},
        {"He said: come from: nowhere", "nowhere", "", "", "", -1},
        {"A sentence that goes on for quite some time before it says where it is from: nowhere", "",
         "", "", "", -1},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct info info = {.views = -1};
        info_line_read(str_from(cases[i].line), &info);
        assert_str(info.source, cases[i].source);
        assert_str(info.author, cases[i].author);
        assert_str(info.editor, cases[i].editor);
        assert_str(info.date, cases[i].date);
        assert_int_equal(info.views, cases[i].views);
    }
}

static void test_boilerplate(void **state)
{
    static const struct {
        const char *line;
        enum phrase want;
    } cases[] = {
        {"Related articles", PHRASE_SECTION},
        {"Über den Autor", PHRASE_SECTION},
        {"ÄHNLICHE BEITRÄGE", PHRASE_SECTION},
        {"À lire aussi", PHRASE_SECTION},
        {"÷ lire aussi", PHRASE_NONE},
        {"Diese Artikel könnten dich auch interessieren:", PHRASE_SECTION},
        {"Réservé aux abonnés", PHRASE_LINE},
        {"Exclusivo para suscriptores", PHRASE_LINE},
        {"相关阅读：", PHRASE_SECTION},
        {"责任编辑：张三", PHRASE_LINE},
        {"Читайте также", PHRASE_SECTION},
        {"ЧИТАЙТЕ ТАКОЖ:", PHRASE_SECTION},
        {"Čtěte také", PHRASE_SECTION},
        {"Διαβάστε επίσης", PHRASE_SECTION},
        {"Baca juga:", PHRASE_SECTION},
        {"Læs også", PHRASE_SECTION},
        {"関連記事", PHRASE_SECTION},
        {"관련기사", PHRASE_SECTION},
        {"Externer Inhalt nicht verfügbar", PHRASE_LINE},
        {"Читали вчера в порту", PHRASE_NONE},
        {"По теме парома высказался мэр", PHRASE_NONE},
        {"Auf Facebook teilen", PHRASE_LINE},
        {"Facebookでシェアする", PHRASE_LINE},
        {"Partager sur WhatsApp", PHRASE_LINE},
        {"Dela på Facebook", PHRASE_LINE},
        {"페이스북 공유", PHRASE_LINE},
        {"Facebook share price falls", PHRASE_NONE},
        {"Was Facebook und Twitter teilen wollen", PHRASE_NONE},
        {"- END -", PHRASE_END},
        {"More great harbour stories", PHRASE_SECTION},
        {"Close", PHRASE_LINE},
        {"Close the door, she said.", PHRASE_NONE},
        {"Share your boat, he said, and you will be late.", PHRASE_NONE},
        {"Das könnte Sie auch interessieren", PHRASE_SECTION},
        {"We use cookies to know you again.", PHRASE_LINE},
        {"The related articles were read aloud.", PHRASE_NONE},
        {"", PHRASE_NONE},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_int_equal(boilerplate_find(str_from(cases[i].line)), cases[i].want);
}

static void test_closing_lines(void **state)
{
    static const struct {
        const char *line;
        bool want;
    } cases[] = {
        {"Follow us on Facebook for more boats.", true},
        {"Harbour Press writers Jo Ash in Ely and Al Elm contributed to this report.", true},
        {"Jo Ash contributed reporting from the lighthouse.", true},
        {"Additional reporting by Al Elm", true},
        {"An diesem Artikel haben Jana Esche und Uwe Ulme mitgearbeitet.", true},
        {"Mitarbeit: Jana Esche", true},
        {"Luc Orme et Ève Tilleul ont contribué à cet article.", true},
        {"En esta nota colaboró Leo Haya.", true},
        {"Con información de la Agencia del Puerto", true},
        {"Ana Faia contribuiu para esta reportagem.", true},
        {"Ugo Faggi ha collaborato a questo articolo", true},
        {"Piet Es werkte mee aan dit artikel.", true},
        {"Ole Elm bidrog til denne artikel.", true},
        {"WSPÓŁPRACA: Jan Jesion", true},
        {"Did you like this article?", true},
        {"Was this post about boats helpful?", true},
        {"Möchten Sie den Artikel teilen?", true},
        {"Hat dir dieser Beitrag gefallen? Dann schreib uns!", true},
        {"Vous avez aimé cet article ?", true},
        {"¿Te gustó este artículo?", true},
        {"Ti è piaciuto questo articolo?", true},
        {"Gostou deste artigo?", true},
        {"Понравилась статья?", true},
        {"Il vous reste 40 % de cet article. La suite est réservée aux abonnés.", true},
        {"Il vous reste deux semaines pour voir le port.", false},
        {"ESTE ARTÍCULO ¿TE RESULTÓ ÚTIL?", true},
        {"Five boats came late, and one not at all, as the harbour master writes in his book for "
         "all of us. Follow us on Facebook to learn which of them it was, and why it never came.",
         true},
        {"Visitors of a page do what its owners want of them: they buy a boat, they sign up for a "
         "newsletter, or they ask for a leaflet. How many do so is the rate of conversion.",
         false},
        {"I like this article of the harbour law.", false},
        {"Five towns contributed to this report, which warns of floods.", false},
        {"The storm contributed to this year's late opening.", false},
        {"His reporting contributed to the fall of the mayor.", false},
        {"Dieser Bericht hat viel zum Frieden beigetragen.", false},
        {"She contributed to this report. The mayor then read all of it aloud in the harbour.",
         false},
        {"", false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        if (boilerplate_is_closing(str_from(cases[i].line)) != cases[i].want)
            fail_msg("%s", cases[i].line);
}

static void test_not_an_article(void **state)
{
    static const char *const pages[] = {"", "<html></html>", "<script>var a = 'text';</script>",
                                        "<p hidden>text</p>"};
    for (size_t i = 0; i < ARRAY_SIZE(pages); i++) {
        struct extract_options options = {0};
        struct page_article p;
        struct error e;
        assert_false(page_extract(str_from(pages[i]), &options, &p, &e));
        assert_int_equal(e.code, ERROR_NOT_FOUND);
        assert_null(p.article.title);
    }
}

static void test_charset(void **state)
{
    struct extract_options options = {.content_type = "text/html; charset=gbk"};
    struct page_article p =
        extract("<title>\xd6\xd0\xce\xc4</title><p>\xd6\xd0\xce\xc4\xa1\xa3", &options);
    assert_string_equal(p.article.title, "中文");
    assert_string_equal(p.text, "中文。\n");
    page_article_fini(&p);
}

/* With two texts of one length, the one that the feed's summary begins is the article. */
static void test_witness(void **state)
{
    static const char page[] = "<div class=a><div>" PARAGRAPH PARAGRAPH PARAGRAPH
                               "</div></div><ul><li><a href=1>a link of some length</a><li>"
                               "<a href=2>another link of some length</a></ul>"
                               "<div class=b><p>Far inland the mills stood still for want of grain,"
                               " and the millers played cards.</p><p>They played until the rain "
                               "came, and then they played on.</p></div>";
    struct extract_options options = {0};
    struct page_article p = extract(page, &options);
    assert_non_null(strstr(p.text, "ferry"));
    page_article_fini(&p);
    options.summary = "<p>Far inland the mills stood still for want of grain, and …</p>";
    p = extract(page, &options);
    assert_non_null(strstr(p.text, "mills"));
    page_article_fini(&p);
}

static void test_rules(void **state)
{
    struct site_rules *rules = site_rules_new();
    struct error e;
    assert_true(site_rules_add(rules,
                               STR("host h.example\ntitle .t\nbody .b\ndate .d\nsource .s\n"
                                   "editor .e\nnext .n\ndrop .x\n"),
                               "test", &e));
    struct extract_options options = {.url = "http://h.example/1.html", .rules = rules};
    struct page_article p =
        extract("<meta property=article:published_time content=2001-01-01><h1>Wrong</h1>" PARAGRAPH
                    PARAGRAPH "<i class=t>Right</i><i class=d>2024-05-06</i><i class=s>The Post</i>"
                "<i class=e>Ann Lee</i><a class=n href=2.html>more</a>"
                "<div class=b>Short text.<p class=x>Not this.</p></div>",
                &options);
    assert_string_equal(p.article.title, "Right");
    assert_string_equal(p.text, "Short text.\n");
    assert_string_equal(p.article.source, "The Post");
    assert_string_equal(p.article.editor, "Ann Lee");
    assert_string_equal(p.next_url, "http://h.example/2.html");
    assert_int_equal(date_civil(p.article.published.time, 0).year, 2024);
    page_article_fini(&p);
    site_rules_free(rules);
}

/* A page that shows a line of the article and carries it whole for machines. */
static void test_article_for_machines(void **state)
{
    AUTO(buf) page = BUF_INIT;
    buf_add_c(&page, "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
                     "\"articleBody\":\"");
    for (int i = 0; i < 20; i++)
        buf_add_c(&page, SENTENCE);
    buf_add_c(&page, "\"}</script><p>" SENTENCE "Subscribe to read on, please.</p>");
    struct extract_options options = {0};
    struct page_article p = extract(buf_c(&page), &options);
    assert_true(strlen(p.text) > 15 * strlen(SENTENCE));
    page_article_fini(&p);
}

/* An article only in the data of scripts, and how its text begins; NULL: none is found. */
static void test_script_text(void **state)
{
    static const struct {
        const char *before, *after, *text;
    } cases[] = {
        {"<script>window.__STATE__ = {\"a\":{\"html\":\"<p>", "</p>\"}};</script>", SENTENCE},
        {"<script type=application/json>[\"x\", \"\\u003cp>", "\\u003c/p>\"]</script>", SENTENCE},
        {"<script>push([1,\"5:{\\\"html\\\":\\\"", "\\\",\\\"n\\\":1}\"])</script>", SENTENCE},
        {"<script>it = \"\n; show([\"", "\"])</script>", SENTENCE},
        {"<script>push([\"[\\\"", "\\\"]\"])</script>", SENTENCE},
        {"<meta property=article:published_time content=2024-05-06><h1>Ferry</h1><img src=/a.jpg "
         "width=800>"
         "<script>x({\"terms\":\"",
         "\"})</script>", NULL},
        {"<script>{\"html\":\"\\ud800 ", "\"}</script>", NULL},
        {"<script>{\"html\":\"", "</script>", NULL},
        {"<script>{\"code\":\"{[{[{[{[{[{[{[", "\"}</script>", NULL},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) page = BUF_INIT;
        buf_add_c(&page, "<meta property=og:type content=article><title>Ferry</title>");
        buf_add_c(&page, cases[i].before);
        for (int k = 0; k < 20; k++)
            buf_add_c(&page, SENTENCE);
        buf_add_c(&page, cases[i].after);
        buf_add_c(&page, i == 0 ? "<p>Loading</p>" : "");
        struct extract_options options = {0};
        AUTO(page_article) p = {0};
        struct error e;
        bool found = page_extract(buf_str(&page), &options, &p, &e) && strlen(p.text) > 100;
        assert_int_equal(found, cases[i].text != NULL);
        assert_true(!found || str_starts(str_from(p.text), str_from(cases[i].text)));
    }
}

/* Strings in strings, and quotes without end, in linear time. */
static void test_script_text_hostile(void **state)
{
    static const char *const units[] = {"[\"",      "\\\"",    ":\"\\",
                                        "[\"\\u00", "{\"a\":", "(\"<p>a, b. "};
    for (size_t i = 0; i < ARRAY_SIZE(units); i++) {
        AUTO(buf) page = BUF_INIT;
        buf_add_c(&page, "<meta property=og:type content=article><script>[\"");
        while (page.n < (size_t)part_of(1000000))
            buf_add_c(&page, units[i]);
        buf_add_c(&page, "\"]</script>");
        struct extract_options options = {0};
        struct page_article p;
        struct error e;
        if (page_extract(buf_str(&page), &options, &p, &e))
            page_article_fini(&p);
    }
}

/* A page's title and author, and its text where it matters; all of them made up. */
static void test_facts(void **state)
{
    static const struct {
        const char *html, *title, *author;
    } cases[] = {
        /* headings over titles, and neither with the site's name */
        {"<title>Faire Ketten - Jugendwerk am See (jas)</title><h1>Faire Ketten</h1>",
         "Faire Ketten", NULL},
        {"<title>Ben's Surf - Sail Point - Sails, Boards and Repairs in Kiel</title>"
         "<h1>Ben's Surf</h1>",
         "Ben's Surf", NULL},
        {"<title>Small school of sheep | Wolly the Sheep – Webcomic</title>"
         "<h1>Wolly the Sheep – Webcomic</h1><h1>Small school of sheep</h1>",
         "Small school of sheep", NULL},
        {"<title>Corsets – shops, makers, buying online</title>",
         "Corsets – shops, makers, buying online", NULL},
        {"<title>Shops are dying faster » *** - Harbour Watch - What goes on</title>",
         "Shops are dying faster", NULL},
        {"<meta property=og:site_name content='Mady M. - Yoga'>"
         "<title>Rising - 33 days - Mady M. - Yoga</title>",
         "Rising - 33 days", NULL},
        {"<title>Daily Example -</title><h2>Buses instead of trains</h2>",
         "Buses instead of trains", NULL},
        {"<title>The world's oddest video : Daily Example Archive</title>",
         "The world's oddest video", NULL},
        {"<title>渡口添了一座钟楼_雁城网</title>", "渡口添了一座钟楼", NULL},
        {"<title>Two boats are back at the pier</title><h1><span class=head__kicker>Harbour</span>"
         "<span>Two boats are back at the north pier</span></h1>",
         "Two boats are back at the north pier", NULL},
        {"<meta property=og:title content='Slow: two boats'><title>Slow: two boats</title>"
         "<h1><small>Week of boats</small><br>Two boats are back at the pier</h1>",
         "Two boats are back at the pier", NULL},
        /* writers */
        {"<title>T</title><p class=x><a href=/autoren/georg-q/>Georg Quast</a>, 21. Jan.", "T",
         "Georg Quast"},
        {"<title>T</title><p class=x><a href=/author/all>all our authors</a>", "T", NULL},
        {"<title>T</title><span class=article-meta__author-name>Jil Schuster</span>", "T",
         "Jil Schuster"},
        {"<title>T</title><a rel=author href=1>Jo Ash</a> <a rel=author href=2>Al Elm</a>", "T",
         "Jo Ash, Al Elm"},
        {"<title>T</title><p>By <span class=author>Jo Ash</span> and <span class=author>Al "
         "Elm</span></p>",
         "T", "Jo Ash, Al Elm"},
        {"<title>T</title><div class=byline><b>Jo Ash</b> <b>Jo Ash</b></div>", "T", "Jo Ash"},
        {"<title>T</title><div class=byline><b>Jo Ash</b> <b>Al Elm</b> <b>Jo Ash</b></div>", "T",
         "Jo Ash, Al Elm"},
        {"<title>T</title><div itemprop=author><b itemprop=name>By Jo Ash</b></div>", "T",
         "Jo Ash"},
        {"<title>T</title><div itemprop=author><meta itemprop=name content=//a.example/u/1>"
         "<b>Jo Ash</b></div>",
         "T", "Jo Ash"},
        {"<title>T</title><div itemprop=author><b itemprop=name>By admin</b></div>", "T", NULL},
        {"<title>T</title><div itemprop=author><b itemprop=name>jo7731</b></div>", "T", "jo7731"},
        {"<title>T</title><div class=FeatureByline>By <b>Nathan Wells</b></div>", "T",
         "Nathan Wells"},
        {"<meta name=author content=daily-example.org><title>T</title>", "T", NULL},
        {"<meta name=author content=http://facebook.com/jane><title>T</title>", "T", NULL},
        {"<meta name=author content='Will Perd @wperd'><title>T</title>", "T", "Will Perd"},
        /* labels, roles, places and dates around a name */
        {"<title>T</title><div class=byline><b>Skrevet af</b><a class=fn href=/hold/jo>Jo Ash</a> "
         "Havnens mand</div>",
         "T", "Jo Ash"},
        {"<title>T</title><span class=author>Posted by<b>Jo Ash</b></span>", "T", "Jo Ash"},
        {"<title>T</title><span class=author>Jo Ash Senior Harbour Editor, The Quay</span>", "T",
         "Jo Ash"},
        {"<title>T</title><span class=author>Jo Ash (Kiel)</span>", "T", "Jo Ash"},
        {"<title>T</title><p class=author>Jo Ash<br>4 August 2021</p>", "T", "Jo Ash"},
        {"<title>T</title><p class=author>Written By</p>", "T", NULL},
        {"<title>T</title><div class=byline>by <a href=/u/1>Jo Ash</a> and Al Elm</div>", "T",
         "Jo Ash and Al Elm"},
        {"<title>T</title><h4 class=author-box__name>Jo Ash</h4>", "T", "Jo Ash"},
        {"<title>Two boats</title><h1>Two boats</h1><p><b>By</b><i>Jo Ash</i></p>", "Two boats",
         "Jo Ash"},
        {"<title>Two boats</title><p>12 May 2021 | Jo Ash</p><h1>Two boats</h1>", "Two boats",
         "Jo Ash"},
        {"<title>Two boats</title><h1>Two boats</h1>" PARAGRAPH "<p>Autor: Jo Ash</p>", "Two boats",
         "Jo Ash"},
        /* a person shown and a login, or a name elsewhere in the page's data */
        {"<meta name=author content=jash7><title>Two boats</title><h1>Two boats</h1>"
         "<p>by <a href=/people/jo>Jo Ash</a></p>",
         "Two boats", "Jo Ash"},
        {"<meta name=author content=Jola><title>Two boats</title><h1>Two boats</h1>"
         "<p>by <a href=/people/jo>Jo Ash</a></p>",
         "Two boats", "Jola"},
        {"<title>T</title><script type=application/ld+json>{\"@graph\":[{\"@type\":\"Article\","
         "\"author\":{\"@id\":\"#p1\"}},{\"@type\":\"Person\",\"@id\":\"#p1\",\"name\":\"Jo "
         "Ash\",\"author\":{\"@id\":\"#p1\"}}]}</script>",
         "T", "Jo Ash"},
        {"<title>T</title><script type=application/ld+json>{\"@graph\":[{\"@type\":\"WebPage\","
         "\"author\":{\"@id\":\"#p1\"}},{\"@type\":[\"Person\"],\"@id\":\"#p1\",\"name\":\"Jo "
         "Ash\"}]}"
         "</script><p class=author>Al Elm",
         "T", "Jo Ash"},
        {"<title>T</title><script type=application/ld+json>[{\"@type\":\"WebPage\",\"author\":"
         "{\"name\":\"Al Elm\"}},{\"@type\":\"Article\",\"author\":{\"name\":\"Jo "
         "Ash\"}}]</script>",
         "T", "Jo Ash"},
        {"<title>T</title><script>a = [{\"authorName\":\"Jo Ash\"},{\"authorName\":\"Jo Ash\"}]"
         "</script>",
         "T", "Jo Ash"},
        {"<title>T</title><script>a = [{\"authorName\":\"Jo Ash\"},{\"authorName\":\"Al Elm\"}]"
         "</script>",
         "T", NULL},
        {"<title>T</title><script>a = {'b':'\"authorName\":\"Jo Ash'}</script>", "T", NULL},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) page = BUF_INIT;
        buf_printf(&page, "%s" PARAGRAPH PARAGRAPH, cases[i].html);
        struct extract_options options = {.url =
                                              "https://www.daily-example.org/2024/05/story.html"};
        struct page_article p = extract(buf_c(&page), &options);
        assert_string_equal(p.article.title, cases[i].title);
        if (cases[i].author) {
            assert_non_null(p.article.author);
            assert_string_equal(p.article.author, cases[i].author);
        } else if (p.article.author) {
            fail_msg("%s: written by %s", cases[i].html, p.article.author);
        }
        page_article_fini(&p);
    }
}

/* The line below a title, with and without names. */
static void test_bylines(void **state)
{
    static const struct {
        const char *line, *author;
    } cases[] = {
        {"Автор: Анна Белова", "Анна Белова"},
        {"Текст: Иван Петров", "Иван Петров"},
        {"5 февраля 2021 | новости города", NULL},
        {"Συντάκτης: Μαρία Νικολάου", "Μαρία Νικολάου"},
        {"بقلم: سامي الخطيب", "سامي الخطيب"},
        {"كتب أحمد منصور", "أحمد منصور"},
        {"מאת דנה כהן", "דנה כהן"},
        {"โดย สมชาย ใจดี", "สมชาย ใจดี"},
        {"लेखक: रवि शर्मा", "रवि शर्मा"},
        {"Tác giả: Nguyễn Văn An", "Nguyễn Văn An"},
        {"Oleh Siti Rahma", "Siti Rahma"},
        {"記者林志明／台北報導", "林志明"},
        {"本报记者 王大力", "王大力"},
        {"文 | 陈晓", "陈晓"},
        {"作者 / 林青 编辑 / 吴敏", "林青"},
        {"文化部门的通知", NULL},
        {"取材・文／佐藤花子", "佐藤花子"},
        {"著者: 鈴木 一郎", "鈴木 一郎"},
        {"홍길동 기자", "홍길동"},
        {"글 김영희 기자", "김영희"},
        {"Courtesy of the mill. Written by: Jo Ash", "Jo Ash"},
        {"By Jo Ash, MS, RDN, LD", "Jo Ash"},
        {"By the water", NULL},
        {"vom Dienstag", NULL},
        {"<span class=tale-byline>Posted by <a href=/~frog>frogger</a> on Friday</span>",
         "frogger"},
        {"<ul><li><a href='/library/?_author=Jo'>Jo Ash</a></li>"
         "<li><a href='/library/?_author=Al'>Al Elm</a></li></ul>",
         "Jo Ash, Al Elm"},
        {"<a href='https://other.example/person?author=Jo'>Jo Ash</a>", NULL},
        {"<p class=text__byline>Bild © Hafen</p>", NULL},
        {"<div class=autor><h6>Jo Ash | Publicado hace 3 horas</h6></div>", "Jo Ash"},
        {"<h3>About the author:</h3><p>Jo Ash is a ferryman who writes.</p>", "Jo Ash"},
        {"<h3>About the author:</h3><p>We know little.</p>", NULL},
        {"<h3>About the author - Jo Ash</h3><p>Hi! My boat leaks.</p>", "Jo Ash"},
        {"<h3>Über den Autor: Uwe Ulme</h3>", "Uwe Ulme"},
        {"<h3>Zur Person: Jana Esche</h3>", "Jana Esche"},
        {"<h3>À propos de l'auteur : Luc Orme</h3>", "Luc Orme"},
        {"<h3>Sobre el autor: Leo Haya</h3>", "Leo Haya"},
        {"<h3>Sobre a autora - Ana Faia</h3>", "Ana Faia"},
        {"<h3>Sull'autore: Ugo Faggi</h3>", "Ugo Faggi"},
        {"<h3>Over de auteur: Piet Es</h3>", "Piet Es"},
        {"<h3>Om forfatteren: Ole Elm</h3>", "Ole Elm"},
        {"<h3>Om författaren: Åsa Ek</h3>", "Åsa Ek"},
        {"<h3>Об авторе: Анна Белова</h3>", "Анна Белова"},
        {"<h3>About the author and the boat</h3>", NULL},
        /* labels in capitals */
        {"<h3>ÜBER DIE AUTORIN: Jana Esche</h3>", "Jana Esche"},
        {"<h3>À PROPOS DE L’AUTEUR : Luc Orme</h3>", "Luc Orme"},
        {"<h3>ОБ АВТОРЕ: Анна Белова</h3>", "Анна Белова"},
        {"АВТОР: Анна Белова", "Анна Белова"},
        {"RÉDIGÉ PAR Luc Orme", "Luc Orme"},
        {"ÍRTA: Kis Anna", "Kis Anna"},
        {"SZERZŐ: Kis Anna", "Kis Anna"},
        {"TÁC GIẢ: Nguyễn Văn An", "Nguyễn Văn An"},
        {"ΣΥΝΤΆΚΤΡΙΑ: Μαρία Νικολάου", "Μαρία Νικολάου"},
        /* a label before words, before several people */
        {"Herausgeber: Nordhafen SE", "Nordhafen SE"},
        {"Herausgegeben von Jana Esche", "Jana Esche"},
        {"Von Kiel über Lübeck und Wismar bis nach Rostock", NULL},
        {"Par Brest, Vannes et la côte sauvage en plein hiver", NULL},
        {"By Jo Ash, Al Ray Elm and Max van der Linde", "Jo Ash, Al Ray Elm and Max van der Linde"},
        {"Von Jana Esche, Uwe Ulme und Jan Lukas Erle", "Jana Esche, Uwe Ulme und Jan Lukas Erle"},
        {"<meta name=citation_author content='Ash, Jo'>"
         "<meta name=citation_author content='Elm, Al'>",
         "Jo Ash, Al Elm"},
        {"<i>Thread starter</i> <a href=/members/jo-ash.31/>jo7</a> 12 May 2021", "jo7"},
        {"<a href='/all-users/?u=79003'>jo7</a> 12 May 2021", "jo7"},
        {"<a href='https://daily-example.org/user/jo7'>jo7</a> 12 May 2021", "jo7"},
        {"<a href='https://video.example/user/gazette'>Video</a>", NULL},
        {"<a href=/user/password>Forgot Password?</a>", NULL},
        {"<div class=author>Topic Author</div> <a href=/member/jo7>jo7</a>", "jo7"},
        {"<h1 class=author><a href=/ class=fn>Gazette Archive</a></h1>", NULL},
        /* indentation is no distance to the title */
        {BLANKS "<i>\n" BLANKS "</i><a href=/user/jo7>\n" BLANKS "jo7" BLANKS "</a>", "jo7"},
        {BLANKS "<i>\n" BLANKS "Share</i><p class=author>\n" BLANKS "jo7" BLANKS "</p>", "jo7"},
        {"<p>" SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE
         "</p><a href=/user/jo7>jo7</a>",
         NULL},
        {"<a href=/user/login>Enter</a> <a href=/user/register>Join</a>", NULL},
        {"<a href='https://social.example/sharer.php?u=https://a.example'>Share</a>", NULL},
        {"<meta property='dc:rights dc:creator' content='Jo Ash'>", "Jo Ash"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) page = BUF_INIT;
        buf_printf(&page,
                   "<title>Two boats</title><h1>Two boats</h1><div>%s</div>" PARAGRAPH PARAGRAPH,
                   cases[i].line);
        struct extract_options options = {.url = "https://www.daily-example.org/story.html"};
        struct page_article p = extract(buf_c(&page), &options);
        if (!cases[i].author != !p.article.author ||
            (cases[i].author && strcmp(cases[i].author, p.article.author) != 0))
            fail_msg("%s: written by %s", cases[i].line, p.article.author);
        page_article_fini(&p);
    }
}

/* The site signs below the title, a guest further down. */
static void test_guests(void **state)
{
    static const struct {
        const char *site, *guest, *author;
    } cases[] = {
        {"By The Quay Gazette", "Written by: Jo Ash", "Jo Ash"},
        {"<i>By</i><p><span class=author>The Quay Gazette</span>", "Author: Jo Ash", "Jo Ash"},
        {"Von The Quay Gazette", "Text: Jana Esche", "Jana Esche"},
        {"Par The Quay Gazette", "Rédigé par Zoé Frêne", "Zoé Frêne"},
        {"Por The Quay Gazette", "Escrito por Inés Olmo", "Inés Olmo"},
        {"Di The Quay Gazette", "Scritto da Ada Olmi", "Ada Olmi"},
        {"Door The Quay Gazette", "Geschreven door Piet Es", "Piet Es"},
        {"Af The Quay Gazette", "Skrevet af Søren Ask", "Søren Ask"},
        {"Автор: The Quay Gazette", "Текст: Анна Белова", "Анна Белова"},
        {"Yazan: The Quay Gazette", "Yazar: Ayşe Çınar", "Ayşe Çınar"},
        {"By The Quay Gazette", "Courtesy of the mill. Written by: Jo Ash", "Jo Ash"},
        {"By The Quay Gazette", "By the water", "The Quay Gazette"},
        {"By Jo Ash", "Written by: Al Elm", "Jo Ash"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) page = BUF_INIT;
        buf_printf(
            &page,
            "<meta property=og:site_name content='The Quay Gazette'>"
            "<title>Two boats</title><h1>Two boats</h1><p>%s</p><p>Share</p><p>%s</p>" PARAGRAPH
                PARAGRAPH,
            cases[i].site, cases[i].guest);
        struct page_article p = extract(buf_c(&page), &(struct extract_options){0});
        if (!p.article.author || strcmp(p.article.author, cases[i].author) != 0)
            fail_msg("%s: written by %s", cases[i].guest, p.article.author);
        page_article_fini(&p);
    }
}

/* Names claimed and shown. */
static void test_claimed_names(void **state)
{
    static const struct {
        const char *claimed, *shown, *author;
    } cases[] = {
        /* several people as the page joins them */
        {"Jo Ash, Al Elm", "By Jo Ash and Al Elm", "Jo Ash and Al Elm"},
        {"Jo Ash", "By Jo Ash and Al Elm", "Jo Ash and Al Elm"},
        {"Jana Esche, Uwe Ulme", "Von Jana Esche und Uwe Ulme", "Jana Esche und Uwe Ulme"},
        {"Zoé Frêne, Luc Orme", "Par Zoé Frêne et Luc Orme", "Zoé Frêne et Luc Orme"},
        {"Inés Olmo, Leo Haya", "Por Inés Olmo y Leo Haya", "Inés Olmo y Leo Haya"},
        {"Ada Olmi, Ugo Faggi", "Scritto da Ada Olmi e Ugo Faggi", "Ada Olmi e Ugo Faggi"},
        {"Piet Es, Jan Olm", "Door Piet Es en Jan Olm", "Piet Es en Jan Olm"},
        {"Åsa Ek, Ulf Alm", "Skriven av Åsa Ek och Ulf Alm", "Åsa Ek och Ulf Alm"},
        {"Ida Ask, Ole Elm", "Skrevet av Ida Ask og Ole Elm", "Ida Ask og Ole Elm"},
        {"Anna Belova, Ivan Petrov", "By Anna Belova & Ivan Petrov", "Anna Belova & Ivan Petrov"},
        {"Анна Белова, Иван Петров", "Текст: Анна Белова и Иван Петров",
         "Анна Белова и Иван Петров"},
        {"Jo Ash", "By Jo Ash, Coast & Quay", "Jo Ash"},
        {"Jo Ash, Al Elm", "By Jo Ash and Al Elm of the Quay Gazette", "Jo Ash, Al Elm"},
        {"Jo Ash and Al Elm", "By Jo Ash and Al Elm The Quay", "Jo Ash and Al Elm"},
        /* the kind of text as a label, against the one who put it online */
        {"Web Master", "An interview by Jo Ash with Al Elm.", "Jo Ash"},
        {"Web Master", "Analysis by Jo Ash", "Jo Ash"},
        {"Web Master", "Ein Interview von Jana Esche mit Uwe Ulme", "Jana Esche"},
        {"Web Master", "Ein Gastbeitrag von Jana Esche", "Jana Esche"},
        {"Web Master", "Propos recueillis par Zoé Frêne", "Zoé Frêne"},
        {"Web Master", "Entretien réalisé par Zoé Frêne avec Luc Orme", "Zoé Frêne"},
        {"Web Master", "Entrevista de Inés Olmo con Leo Haya", "Inés Olmo"},
        {"Web Master", "Un articolo di Ada Olmi", "Ada Olmi"},
        {"Web Master", "Interview door Piet Es met Jan Olm", "Piet Es"},
        {"Web Master", "Text av Åsa Ek", "Åsa Ek"},
        {"Web Master", "Tekst av Ida Ask", "Ida Ask"},
        {"Web Master", "Rozmawiała Ewa Wiąz", "Ewa Wiąz"},
        {"Web Master", "Беседовала Анна Белова", "Анна Белова"},
        {"Web Master", "An interview with Al Elm", "Web Master"},
        {"Web Master", "Ein Bericht von der Hafenmeile", "Web Master"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) page = BUF_INIT;
        buf_printf(&page,
                   "<meta name=author content='%s'><title>Two boats</title><h1>Two boats</h1>"
                   "<p>%s</p>" PARAGRAPH PARAGRAPH,
                   cases[i].claimed, cases[i].shown);
        struct page_article p = extract(buf_c(&page), &(struct extract_options){0});
        if (!p.article.author || strcmp(p.article.author, cases[i].author) != 0)
            fail_msg("%s: written by %s", cases[i].shown, p.article.author);
        page_article_fini(&p);
    }
}

/* Kept and removed parts of a page. */
static void test_parts(void **state)
{
    static const struct {
        const char *html, *stays, *goes;
    } cases[] = {
        {"<h1>T</h1>" PARAGRAPH PARAGRAPH PARAGRAPH
         "<p>Follow us on Twitter and Facebook, please.</p>",
         "ferry", "Twitter"},
        {"<h1>T</h1><p>Those who follow him on Twitter knew that it would come to this, "
         "he said in the harbour.</p>" PARAGRAPH PARAGRAPH PARAGRAPH,
         "Twitter", NULL},
        {"<article><h1>T</h1>" PARAGRAPH PARAGRAPH
         "<div class=news-letter-section><p>All that matters, every morning, for you.</p></div>"
         "</article>",
         "ferry", "every morning"},
        {"<article><h1>T</h1>" PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH
         "<div class=author-info><p>" SENTENCE "Jane Doe is a writer of many books, and of "
         "letters to the harbour master. She lives in a house by the sea, with a dog and a boat "
         "that leaks a little.</p></div></article>",
         "quay", "many books"},
        {"<h1>T</h1>" PARAGRAPH PARAGRAPH PARAGRAPH
         "<p><em>Jo Ash and Al Elm contributed to this report.</em></p>",
         "ferry", "Elm"},
        {"<h1>T</h1><p>Jo Ash contributed to this report.</p>" PARAGRAPH PARAGRAPH PARAGRAPH,
         "Jo Ash contributed", NULL},
        {"<h1>T</h1>" PARAGRAPH PARAGRAPH PARAGRAPH
         "<p><strong>Möchten Sie den Artikel teilen?</strong></p>",
         "ferry", "teilen"},
        /* a heading whose section is gone, and nothing follows */
        {"<h1>T</h1>" PARAGRAPH PARAGRAPH PARAGRAPH "<h3>Popular in the Gazette</h3>"
         "<div class=player></div>",
         "ferry", "Gazette"},
        {"<h1>T</h1>" PARAGRAPH PARAGRAPH PARAGRAPH "<h3>Keine Lust allein zu rudern?</h3>"
         "<p><a href=/touren>Geführte Touren im Hafen</a></p>",
         "ferry", "rudern"},
        {"<h1>T</h1>" PARAGRAPH PARAGRAPH PARAGRAPH "<div><h2>Nos dossiers</h2><ul>"
         "<li><a href=/1>Le port en hiver</a><li><a href=/2>Les mouettes du quai</a></ul></div>",
         "ferry", "dossiers"},
        {"<h1>T</h1>" PARAGRAPH PARAGRAPH PARAGRAPH "<h4>Powiązane</h4><h5>Z portu</h5>", "ferry",
         "Powiązane"},
        {"<h1>T</h1>" PARAGRAPH PARAGRAPH PARAGRAPH "<h3>이슈</h3><script>show()</script>", "ferry",
         "이슈"},
        {"<h1>T</h1>" PARAGRAPH PARAGRAPH PARAGRAPH "<h2>Más noticias del muelle</h2><br>", "ferry",
         "muelle"},
        {"<h1>T</h1>" PARAGRAPH PARAGRAPH PARAGRAPH "<h3>Sources</h3><p>The harbour book.</p>",
         "Sources", NULL},
        {"<h1>T</h1>" PARAGRAPH PARAGRAPH PARAGRAPH "<h3>The harbour</h3><img src=/1.jpg>",
         "The harbour", NULL},
        {"<h1>T</h1>" PARAGRAPH PARAGRAPH PARAGRAPH "<h4>Oars</h4><h4>Sails</h4><h4>Ropes</h4>",
         "Ropes", NULL},
        {"<h1>T</h1>" PARAGRAPH PARAGRAPH PARAGRAPH "<h3>It rained. They stayed at home.</h3>",
         "stayed", NULL},
        /* a lead outside the container, known from the description */
        {"<meta name=description content='Long after the storm, the harbour of the little town "
         "opens its gates once more'>"
         "<div class=hero><h1>T</h1><div>Long after the storm, the harbour of the little town "
         "opens its gates once more</div></div><div class=grid><div>" PARAGRAPH PARAGRAPH PARAGRAPH
         "</div></div>",
         "little town", NULL},
        {"<meta name=description content='Lange nach dem Sturm öffnet der Hafen der kleinen Stadt "
         "heute wieder seine Tore'>"
         "<main><div class=hero><h1>T</h1><p>Lange nach dem Sturm öffnet der Hafen der kleinen "
         "Stadt heute wieder seine Tore</p></div><div class=grid><div>" PARAGRAPH PARAGRAPH
             PARAGRAPH "</div></div>",
         "kleinen Stadt", NULL},
        {"<meta name=description content='Longtemps après la tempête, le port de la petite ville "
         "rouvre enfin ses portes'>"
         "<div class=top><div><h1>T</h1><div>Longtemps après la tempête, le port de la petite "
         "ville rouvre enfin ses portes</div></div></div><div class=grid><div>" PARAGRAPH PARAGRAPH
             PARAGRAPH "</div></div>",
         "petite ville", NULL},
        {"<meta name=description content='Mucho después de la tormenta, el puerto de la pequeña "
         "ciudad vuelve a abrir hoy'>"
         "<section><h1>T</h1><div><div>Mucho después de la tormenta, el puerto de la pequeña "
         "ciudad vuelve a abrir hoy</div></div></section><section><div>" PARAGRAPH PARAGRAPH
             PARAGRAPH "</div></div>",
         "ciudad", NULL},
        {"<meta name=description content='Долго после шторма гавань маленького города снова "
         "открывает свои ворота для лодок'>"
         "<div><h1>T</h1></div><div class=x><div>Долго после шторма гавань маленького города снова "
         "открывает свои ворота для лодок</div></div><div><div>" PARAGRAPH PARAGRAPH PARAGRAPH
         "</div></div>",
         "города", NULL},
        {"<meta name=description "
         "content='暴风雨过去很久以后，这座小城的港口今天终于重新打开了大门，渡船又可以出海了'>"
         "<div "
         "class=hd><h1>T</"
         "h1><div>暴风雨过去很久以后，这座小城的港口今天终于重新打开了大门，渡船又可以出海了</"
         "div></div><div class=bd><div>" PARAGRAPH PARAGRAPH PARAGRAPH "</div></div>",
         "小城", NULL},
        /* a lead named as a teaser */
        {"<meta name=description content='Trainerwechsel im Hafen: Die Ruderer wollen in den "
         "letzten Rennen befreit auffahren'><article><h1>T</h1>"
         "<p class=article__teaser>Trainerwechsel im Hafen: Die Ruderer wollen in den letzten "
         "Rennen befreit auffahren</p>" PARAGRAPH PARAGRAPH "</article>",
         "Ruderer", NULL},
        {"<meta name=description content='A change of skipper at the harbour: the rowers want to "
         "race the last weeks at ease'><article><h1>T</h1>"
         "<p class=story-teaser>A change of skipper at the harbour: the rowers want to race the "
         "last weeks at ease</p>" PARAGRAPH PARAGRAPH "</article>",
         "rowers", NULL},
        {"<meta name=description content='Changement de capitaine au port : les rameurs veulent "
         "finir la saison sans crainte'><article><h1>T</h1>"
         "<p class=teaser>Changement de capitaine au port : les rameurs veulent finir la saison "
         "sans crainte</p>" PARAGRAPH PARAGRAPH "</article>",
         "rameurs", NULL},
        {"<meta name=description content='Nuevo capitán en el puerto: los remeros quieren terminar "
         "la temporada sin presiones'><article><h1>T</h1>"
         "<p class=teaser-text>Nuevo capitán en el puerto: los remeros quieren terminar la "
         "temporada sin presiones</p>" PARAGRAPH PARAGRAPH "</article>",
         "remeros", NULL},
        {"<meta name=description content='Cambio di capitano al porto: i vogatori vogliono finire "
         "la stagione senza pressioni'><article><h1>T</h1>"
         "<p class=article-teaser>Cambio di capitano al porto: i vogatori vogliono finire la "
         "stagione senza pressioni</p>" PARAGRAPH PARAGRAPH "</article>",
         "vogatori", NULL},
        {"<meta name=description content='Ny kaptein i havna: roerne vil fullføre de siste løpene "
         "i sesongen uten noe press'><article><h1>T</h1>"
         "<p class=teaser__intro>Ny kaptein i havna: roerne vil fullføre de siste løpene i "
         "sesongen uten noe press</p>" PARAGRAPH PARAGRAPH "</article>",
         "roerne", NULL},
        {"<article><h1>T</h1>" PARAGRAPH PARAGRAPH "<p class=teaser>A change of skipper at the "
         "harbour: the rowers want to race the last weeks at ease</p></article>",
         "ferry", "rowers"},
        {"<h1>T</h1><p class=author>Jana Esche und Uwe Ulme</p>" PARAGRAPH PARAGRAPH PARAGRAPH
             PARAGRAPH "<p>Uwe Ulme schreibt seit Jahren über Boote, Häfen und das Wetter.</p>",
         "ferry", "Boote"},
        /* a teaser without a link is none */
        {"<div><h1>T</h1><div class=teaser-text><p>The mayor came too, with a drum, a flag and "
         "the brass band of the fire brigade, and he would not stop speaking until the ferry was "
         "out of sight and most of the people had gone home to eat; nobody could later say what "
         "it was that he had said.</p></div>" PARAGRAPH PARAGRAPH "</div>",
         "mayor", NULL},
        /* shown to narrow screens only, not hidden */
        {"<div class=hide-on-print><h1>T</h1>" PARAGRAPH PARAGRAPH "</div><p>Short.", "ferry",
         NULL},
        /* the description is the lead wherever it stands */
        {"<meta name=description content='The mayor came too, with a drum and a flag, and "
         "spoke until the ferry was out of sight.'><div><div class=top><h4>Harbour</h4><div>12 "
         "comments</div><div>Rate</div><div>The mayor came too, with a drum and a "
         "flag, and spoke until the ferry was out of sight.</div></div><div class=bottom>" PARAGRAPH
             PARAGRAPH PARAGRAPH PARAGRAPH "</div></div>",
         "mayor", "12 comments"},
        /* a short text that is named as such, beside a longer notice */
        {"<div class=post-content><p>He came, he saw, and then he went home again to the "
         "others.</p></div><div class=notice-bar><p>" SENTENCE SENTENCE "</p></div>",
         "he saw", NULL},
        /* an aside may say more than the text that calls itself so */
        {"<div class=article-body><h1>T</h1>" PARAGRAPH "</div><aside><p>The mayor came too, with "
         "a drum and a flag, and spoke until the ferry was out of sight.</p><p>The mayor's wife "
         "came as well, with a flute, and did not speak until the ferry was back.</p></aside>",
         "ferry left", "mayor"},
        {"<div class=a><h1>T</h1>" PARAGRAPH PARAGRAPH "<ul class=related_post><li><a href=1>Mayor"
         "</a> <small>The mayor came too, with a drum and a flag, and spoke until the ferry was "
         "out of sight, as mayors do.</small><li><a href=2>Flute</a> <small>The mayor's wife came "
         "as well, with a flute, and did not speak until the ferry was back.</small></ul></div>",
         "ferry left", "mayor"},
        /* the writer is quoted, not portrayed */
        {"<meta name=author content='Jane Doe'><h1>T</h1><div>" PARAGRAPH PARAGRAPH PARAGRAPH
             PARAGRAPH "<p>Jane Doe wrote:</p><p>The mayor came too, with a drum.</p></div>",
         "mayor", NULL},
        /* comments of publishing systems */
        {"<h1>T</h1><div><p>Reader, this page was made by hand, so please take your time.</p>"
         "<!--enpcontent-->" PARAGRAPH PARAGRAPH "<!--/enpcontent-->"
         "<p>Reader, the first ten of you will get a free cup of ginger tea.</p></div>",
         "ferry", "Reader"},
        {"<h1>T</h1><div>" PARAGRAPH PARAGRAPH PARAGRAPH
         "<!--<$[信息内容]>begin--><p>Menu</p><!--<$[信息内容]>end--></div>",
         "ferry", NULL},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct extract_options options = {0};
        struct page_article p = extract(cases[i].html, &options);
        if (!strstr(p.text, cases[i].stays) || (cases[i].goes && strstr(p.text, cases[i].goes)))
            fail_msg("%zu: %s", i, p.text);
        page_article_fini(&p);
    }
}

/* The files that belong to an article: beside a page that is a file itself there are some, a page
 * of the network names none, whatever it says of its place. */
static void test_files(void **state)
{
    static const char *const page =
        "<base href='file:///etc/'><h1>T</h1>" PARAGRAPH PARAGRAPH
        "<p><a href='../files/form.pdf'>Form</a> <a href='file:///srv/list.csv'>List</a></p>";
    struct extract_options options = {.url = "file:///srv/a/page.html"};
    struct page_article p = extract(page, &options);
    assert_int_equal(p.article.n_attachments, 2);
    assert_string_equal(p.article.attachments[0].url, "file:///srv/files/form.pdf");
    assert_string_equal(p.article.attachments[1].url, "file:///srv/list.csv");
    page_article_fini(&p);

    options.url = "http://h.example/a/page.html";
    p = extract(page, &options);
    assert_int_equal(p.article.n_attachments, 1);
    assert_string_equal(p.article.attachments[0].url, "http://h.example/files/form.pdf");
    page_article_fini(&p);
}

/* Deep and large pages give a result, or say that they are too much. */
static void test_hostile(void **state)
{
    static const char *const parts[] = {"<div>",
                                        "<div class=share><p>a",
                                        "<p>text, and text.",
                                        "<a href=x>link</a> ",
                                        "<h2>Related</h2><p>a",
                                        "<article>"};
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        AUTO(buf) page = BUF_INIT;
        for (int k = 0; k < part_of(100000); k++)
            buf_add_c(&page, parts[i]);
        buf_add_c(&page, PARAGRAPH);
        struct extract_options options = {.url = "http://h.example/"};
        AUTO(page_article) p = {0};
        struct error e;
        if (!page_extract(buf_str(&page), &options, &p, &e))
            assert_true(e.code == ERROR_LIMIT || e.code == ERROR_NOT_FOUND);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_info_line),     cmocka_unit_test(test_boilerplate),
        cmocka_unit_test(test_closing_lines), cmocka_unit_test(test_not_an_article),
        cmocka_unit_test(test_charset),       cmocka_unit_test(test_witness),
        cmocka_unit_test(test_rules),         cmocka_unit_test(test_article_for_machines),
        cmocka_unit_test(test_script_text),   cmocka_unit_test(test_script_text_hostile),
        cmocka_unit_test(test_facts),         cmocka_unit_test(test_bylines),
        cmocka_unit_test(test_guests),        cmocka_unit_test(test_claimed_names),
        cmocka_unit_test(test_parts),         cmocka_unit_test(test_files),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
