/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "page/site/discover.h"
#include "page/site/refresh.h"

static struct discovery discover(const char *html, const char *url)
{
    struct discovery d;
    struct error e;
    assert_true(page_discover(str_from(html), url, NULL, &d, &e));
    return d;
}

/* The menu as text: two spaces a level, "+" for a category, "-" for a list. */
static void assert_menu(const char *html, const char *want)
{
    struct discovery d = discover(html, "http://www.example.gov.cn/");
    AUTO(buf) b = BUF_INIT;
    for (size_t i = 0; i < d.n_menu; i++) {
        bool category = d.menu[i].kind == NODE_CATEGORY;
        assert_true(category || (d.menu[i].kind == NODE_LIST && d.menu[i].url));
        buf_add_chars(&b, ' ', (size_t)d.menu[i].depth * 2);
        buf_printf(&b, "%c%s\n", category ? '+' : '-', d.menu[i].title);
    }
    assert_string_equal(buf_c(&b), want);
    discovery_fini(&d);
}

static void test_order(void **state)
{
    struct discovery d = discover(
        "<head><title>A site</title><base href=/sub/>"
        "<link rel=canonical href=here>"
        "<link rel=alternate type=application/rss+xml title='Comments feed' href=/comments/feed/>"
        "<link rel=alternate type=application/rss+xml title=News href=/feed/>"
        "<link rel=alternate type=application/feed+json href=feed.json>"
        "<link rel=alternate type=application/json href=/wp-json/wp/v2/pages/2>"
        "<link rel=alternate type=application/rss+xml href=file:///etc/feed.rss>"
        "<link rel=alternate type='text/xml; charset=utf-8' href=/all.xml>"
        "<link rel=alternate type=text/xml+oembed href=/oembed.xml>"
        "<link rel=alternate type=text/xml href=/oembed?format=xml>"
        "<link rel=alternate hreflang=de href=/de/></head>"
        "<a href=/sport/rss.xml>Sport</a><a href=/feed>all</a><a href=/feedback>Feedback</a>"
        "<a href=/x>订阅</a>",
        "http://example.org/blog/");
    static const struct {
        const char *url;
        bool declared;
    } want[] = {{"http://example.org/feed/", true},   {"http://example.org/sub/feed.json", true},
                {"http://example.org/all.xml", true}, {"http://example.org/sport/rss.xml", false},
                {"http://example.org/x", false},      {"http://example.org/blog/feed", false}};
    for (size_t i = 0; i < ARRAY_SIZE(want); i++) {
        assert_string_equal(d.feeds[i].url, want[i].url);
        assert_int_equal(d.feeds[i].declared, want[i].declared);
    }
    assert_string_equal(d.feeds[0].title, "News");
    assert_string_equal(d.feeds[0].type, "application/rss+xml");
    assert_string_equal(d.feeds[d.n_feeds - 1].url, "http://example.org/comments/feed/");
    assert_string_equal(d.title, "A site");
    assert_string_equal(d.canonical_url, "http://example.org/sub/here");
    for (size_t i = 0; i < d.n_feeds; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(d.feeds[i].url, d.feeds[j].url);
    discovery_fini(&d);
}

/* Addresses that are handed to a feed reader. */
static void test_wrapped(void **state)
{
    struct discovery d = discover("<link rel=alternate type=application/rss+xml "
                                  "href='feed:http://example.org/a'>"
                                  "<a class=rss href=feed://example.org/b>Subscribe</a>"
                                  "<a class=rss href='feed:file:///etc/passwd'>No</a>",
                                  "http://example.org/");
    assert_string_equal(d.feeds[0].url, "http://example.org/a");
    assert_string_equal(d.feeds[1].url, "https://example.org/b");
    assert_string_equal(d.feeds[2].url, "http://example.org/feed");
    discovery_fini(&d);
}

static void test_site_names(void **state)
{
    static const char *const pages[][2] = {
        {"<title>Goosewater - the town on the lake</title>", "Goosewater"},
        {"<title>首页_雁水县政府网</title>", "雁水县政府网"},
        {"<title>Home | The Port Paper</title>", "The Port Paper"},
        {"<title>News and more</title><meta property=og:site_name content='Port Paper'>",
         "Port Paper"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(pages); i++) {
        AUTO(discovery) d = {0};
        struct error e;
        assert_true(page_discover(str_from(pages[i][0]), "http://a.example/", NULL, &d, &e));
        assert_string_equal(d.title, pages[i][1]);
    }
}

static void test_icon(void **state)
{
    struct discovery d = discover("<a href=/all.xml><img src=i.png alt='RSS 2.0'></a>"
                                  "<a href=/tea><img src=tea.png alt='A cup of tea'></a>",
                                  "http://example.org/");
    assert_string_equal(d.feeds[0].url, "http://example.org/all.xml");
    assert_string_equal(d.feeds[0].title, "RSS 2.0");
    assert_string_equal(d.feeds[1].url, "http://example.org/feed");
    discovery_fini(&d);
}

static void test_page_refresh(void **state)
{
    static const struct {
        struct str page;
        int delay_s;
        const char *target; /* NULL: none */
    } cases[] = {
        {STR("<meta http-equiv=Refresh content='0; URL=there'>"), 0, "http://a.example/b/there"},
        {STR("<base href=/c/><META HTTP-EQUIV=refresh CONTENT=\"5;url='x y'\">"), 5,
         "http://a.example/c/x%20y"},
        {STR("<meta http-equiv=refresh content=30>"
             "<meta http-equiv=refresh content='1;url=/second'>"),
         1, "http://a.example/second"},
        {STR("<meta http-equiv=refresh content='0;url=/b/'>"), 0, NULL},
        {STR("<noscript><meta http-equiv=refresh content='0;url=/plain'></noscript>"), 0, NULL},
        {STR("<!-- <meta http-equiv=refresh content='0;url=/old'> -->"), 0, NULL},
        {STR("<rss><description><meta http-equiv=refresh content='0;url=/x'></description>"), 0,
         NULL},
        {STR("no page"), 0, NULL},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) target = BUF_INIT;
        int delay_s = -1;
        bool found =
            page_find_refresh(cases[i].page, "http://a.example/b/", NULL, &target, &delay_s);
        assert_int_equal(found, cases[i].target != NULL);
        if (found) {
            assert_string_equal(buf_c(&target), cases[i].target);
            assert_int_equal(delay_s, cases[i].delay_s);
        }
    }
}

static void test_guesses(void **state)
{
    struct discovery d = discover("<p>nothing", "http://example.org/blog/about.html");
    assert_int_equal(d.n_feeds, 14);
    assert_string_equal(d.feeds[1].url, "http://example.org/blog/rss.xml");
    assert_string_equal(d.feeds[8].url, "http://example.org/rss.xml");
    discovery_fini(&d);
    d = discover("<p>nothing", "http://example.org/2026/11/20/a.html");
    assert_int_equal(d.n_feeds, 7); /* no feed beside an article */
    discovery_fini(&d);
    d = discover("<p>nothing", NULL);
    assert_int_equal(d.n_feeds, 0);
    assert_null(d.canonical_url);
    discovery_fini(&d);
}

static void test_menus(void **state)
{
    assert_menu("<ul><li>Shopping<ul><li><a href=a/>Malls &amp; Supermarkets</a>"
                "<li><a href=b/>· Flowers Booking</a></ul>"
                "<li><a href=h/>Health</a><ul><li><a href=c/>Churches (Catholicism)</a>"
                "<li><a href=d/>Banking (12)</a></ul>"
                "<li><a href=e/>Pictureview</a></ul>",
                "+Shopping\n  -Malls & Supermarkets\n  -Flowers Booking\n"
                "+Health\n  -Churches (Catholicism)\n  -Banking\n-Pictureview\n");
    assert_menu("<dl><dt>新闻<dd><a href=1/>要闻</a> <a href=2/>图片</a>"
                "<dt><a href=3/>公开</a><dd><a href=4/>通知</a></dl>",
                "+新闻\n  -要闻\n  -图片\n+公开\n  -通知\n");
    assert_menu(
        "<div class=cols><div><h4>News</h4><a href=1/>City</a><a href=2/>Region</a></div>"
        "<div><h4>Life</h4><ul><li><a href=3/>Health</a><li><a href=4/>Food</a></ul></div></div>",
        "+News\n  -City\n  -Region\n+Life\n  -Health\n  -Food\n");
    assert_menu(
        "<nav><a href=/>Home</a><a href=1/>News</a><a href=2/>Sport</a><a href=3/>Culture</a>"
        "<a href=4/>English</a><a href=5/>Log in</a><a href=http://other.example/>Elsewhere</a>"
        "<a href=contact>Contact us</a></nav>",
        "-News\n-Sport\n-Culture\n");
    assert_menu(
        "<ul><li><a href=a/>News</a></li><ul><li><a href=b/>City</a><li><a href=c/>Region</a>"
        "</ul><li><a href=d/>Life</a></li><ul><li><a href=e/>Food</a></ul></ul>",
        "+News\n  -City\n  -Region\n+Life\n  -Food\n");
    assert_menu("<div class=nav><ul><li><a href=a/>News</a><div class=sub><p><a href=b/>City</a> "
                "<a href=c/>Region</a></p></div></li><li><a href=d/>Life</a><div class=sub><p>"
                "<a href=e/>Food</a></p></div></li></ul></div>",
                "+News\n  -City\n  -Region\n+Life\n  -Food\n");
    assert_menu("<p>nothing", "");
}

#define NEWS                                                                                       \
    "<ul class=list><li><a href=/2026/11/20/101.html>Harbour bridge closes for a week of repairs"  \
    "</a> 2026-11-20<li><a href=/2026/11/19/102.html>Council votes on the tram to the airport</a>" \
    " 2026-11-19<li><a href=/2026/11/18/103.html>Library opens its reading room on Sundays</a> "   \
    "2026-11-18</ul>"

/* Decoys of the menu: larger, or similar. */
static void test_menus_among_others(void **state)
{
    assert_menu("<div class=top-nav><a href=1/>News</a><a href=2/>Sport</a><a href=3/>Culture</a>"
                "</div><div class=services><h3>Services</h3><ul><li><a href=11/>Passports</a>"
                "<li><a href=12/>Permits</a><li><a href=13/>Taxes</a><li><a href=14/>Schools</a>"
                "<li><a href=15/>Housing</a></ul></div>" NEWS,
                "-News\n-Sport\n-Culture\n");
    assert_menu("<table><tr><td><a href=1/>News</a><td><a href=2/>Sport</a><td><a href=3/>Culture"
                "</a></table>" NEWS
                "<div><h3>Services</h3><ul><li><a href=11/>Passports</a><li><a href=12/>Permits"
                "</a><li><a href=13/>Taxes</a><li><a href=14/>Schools</a></ul></div>",
                "-News\n-Sport\n-Culture\n");
    assert_menu(NEWS "<ul><li>2026-11-20<ul><li><a href=1/>News</a></ul><li>Life<ul>"
                     "<li><a href=2/>Food</a><li><a href=3/>Health</a></ul></ul>",
                "-News\n+Life\n  -Food\n  -Health\n");
    assert_menu("<nav><a href='#main'>Skip to the news</a><a href=1/>News</a>"
                "<a href=2/>Sport</a><a href=3/>Culture</a></nav><p id=main>",
                "-News\n-Sport\n-Culture\n");
}

/* Panels that open beside their entry: in front of it, or all together behind the bar. */
static void test_menus_of_panels(void **state)
{
    assert_menu("<table><tr><td><div id=menu1><ul><li><a href=11/>City</a><li><a href=12/>Region"
                "</a></ul></div><a href=1/>News</a><td><div id=menu2><ul><li><a href=21/>Food</a>"
                "</ul></div><a href=2/>Life</a></table>",
                "+News\n  -City\n  -Region\n+Life\n  -Food\n");
    assert_menu("<div class=nav><ul><li><a href=1/>News</a><li><a href=2/>Life</a>"
                "<li><a href=3/>Contacts of offices</a></ul><div class=panels><div><a href=11/>City"
                "</a><a href=12/>Region</a></div><div><p><a href=21/>Food</a><a href=22/>Health</a>"
                "</p></div><div></div></div></div>",
                "+News\n  -City\n  -Region\n+Life\n  -Food\n  -Health\n-Contacts of offices\n");
    assert_menu("<table class=menu><tr><td>新闻<td>公开<td>服务<tr><td><a href=11/>要闻</a> "
                "<a href=12/>图片</a><td><a href=21/>通知</a> <a href=22/>政策</a><td>"
                "<a href=31/>办事</a></table>",
                "+新闻\n  -要闻\n  -图片\n+公开\n  -通知\n  -政策\n+服务\n  -办事\n");
    assert_menu("<table class=menu><tr><td>新闻<td><a href=11/>要闻</a> <a href=12/>图片</a>"
                "<tr><td>公开<td><a href=21/>通知</a> <a href=22/>政策</a></table>",
                "+新闻\n  -要闻\n  -图片\n+公开\n  -通知\n  -政策\n");
}

/* Furniture with entries below it is a category, without any it is none. */
static void test_menu_furniture(void **state)
{
    assert_menu("<nav><h2>Main menu</h2><ul><li><a href=/index.html>Start</a>"
                "<li><a href=1/>News</a><ul><li><a href=11/>City</a></ul>"
                "<li><a href=about/>About us</a><ul><li><a href=21/>History</a></ul>"
                "<li><a href=contact/>Contact</a></ul></nav>",
                "+News\n  -City\n+About us\n  -History\n");
}

/* Menus of other elements than links with text. */
static void test_menus_without_links(void **state)
{
    assert_menu("<map><area href=1/ alt=News><area href=2/ alt='City life'><area href=3/ alt=Sport>"
                "<area href=/login alt=Login></map>" NEWS,
                "-News\n-City life\n-Sport\n");
    assert_menu("<table><tr><td><a href=1/><img src=1.gif alt=News></a><td><a href=2/><img "
                "src=2.gif alt=Life></a><td><a href=3/><img src=3.gif alt=Sport></a></table>" NEWS,
                "-News\n-Life\n-Sport\n");
    assert_menu("<form><select><option value=''>News<option value=/n/1/>City<option value=/n/2/>"
                "Region</select><select><option>Life<option value=/l/1/>Food</select><select>"
                "<option>2026<option value=2025>2025</select></form>" NEWS,
                "+News\n  -City\n  -Region\n+Life\n  -Food\n");
    assert_menu("<select><option>Go to<optgroup label='News &amp; views'><option value=/n/1/>City"
                "<option value=/n/2/>Region</optgroup><option value=/l/>Life</select>" NEWS,
                "+News & views\n  -City\n  -Region\n-Life\n");
    assert_menu("<ul><li onclick=\"location.href='/1/'\">News<li><span onclick='window.open("
                "\"/2/\")'>Life</span><li><a href='#' onclick=\"location='/3/'\">Sport</a>"
                "<li onclick='toggle()'>More</ul>" NEWS,
                "-News\n-Life\n-Sport\n");
    assert_menu("<x-menu></x-menu><noscript><a href=1/>Roads</a> <a href=2/>Ferries</a> "
                "<a href=3/>Housing</a></noscript>" NEWS,
                "-Roads\n-Ferries\n-Housing\n");
}

/* Buttons name their panels, whose overview is the category's own page. */
static void test_menu_buttons(void **state)
{
    assert_menu("<nav><ul><li><button>News</button><div><p><a href=1/>All of the news</a></p><div>"
                "<ul><li><a href=11/>City</a><li><a href=12/>Region</a></ul></div></div>"
                "<li><a href=2/>Life</a><button>Open</button><ul><li><a href=21/>Food</a></ul>"
                "</ul></nav>",
                "+News\n  -City\n  -Region\n+Life\n  -Food\n");
}

/* Menus that a script draws, as JSON or code, among news. */
static void test_menus_of_scripts(void **state)
{
    assert_menu("<div id=nav></div><script>var news = [{title: 'The bridge is open again', url: "
                "'/2026/11/20/1.html'}]; // it's\nvar menu = [{name: 'News', url: '/1/', children: "
                "[{name: 'City', url: '/11/'}, {name: 'Region', url: '/12/'}]}, {name: 'Home', "
                "url: '/'}, {name: 'Life', url: '/2/',}];\ndraw('#nav', menu);</script>",
                "+News\n  -City\n  -Region\n-Life\n");
    assert_menu(
        "<script type=application/json>{\"site\":{\"menu\":[{\"items\":[{\"url\":"
        "\"\\/a\\/\",\"title\":\"\\u8981\\u95fb\"}],\"label\":\"新闻\"},{\"label\":\"服务\","
        "\"href\":\"/b/\"},{\"label\":\"公开\",\"href\":\"/c/\"}]}}</script>",
        "+新闻\n  -要闻\n-服务\n-公开\n");
    assert_menu("<script>document.write('<ul class=nav><li><a href=/1/>News</a>');\n"
                "document.write('<ul><li><a href=\\'/11/\\'>City</a></ul>' + more + '<li>"
                "<a href=/2/>Life</a></ul>');</script>" NEWS,
                "+News\n  -City\n-Life\n");
    assert_menu("<script>document.write('<a</script>", "");
    assert_menu("<script>[{name:'A',url:'/a/'},{name:'B</script>", "");
}

/* A front page without a menu, whose blocks lead to their lists. */
static void test_menus_of_blocks(void **state)
{
    assert_menu("<div><div><span>通知</span><a href=1/>更多&gt;&gt;</a></div>" NEWS "</div>"
                "<div><h3>动态 <a href=2/>更多</a></h3>" NEWS "</div>"
                "<div><h3>公开</h3>" NEWS "<a href=3/>more</a></div>",
                "-通知\n-动态\n-公开\n");
    assert_menu("<section><h2><a href=/local/>Local</a></h2>" NEWS "</section>"
                "<section><div><h2><a href=/arts/>Arts</a></h2></div>" NEWS "</section>"
                "<section><h2><a href=/mill/>The mill</a></h2><p>Text.</section>"
                "<section><h2><a href=/sea/>Sea</a></h2>" NEWS "</section>",
                "-Local\n-Arts\n-Sea\n");
}

static void test_menu_copies(void **state)
{
    assert_menu("<nav><ul><li><a href=1/>News</a><ul><li><a href=1/>News</a><li><a href=11/>City"
                "</a><li><a href=11/>The city</a></ul><li><a href=2/>Life</a></ul><ul><li>"
                "<a href=1/>News</a><li><a href=2/>Life</a></ul></nav>",
                "+News\n  -City\n-Life\n");
}

/* ---- a portal of three levels, labels as they stand on such sites ---- */

static const char portal[] = "+About Hengyang\n"
                             "  +Snapshot\n"
                             "    -Geography\n"
                             "    -Transportation\n"
                             "    -Climate\n"
                             "    -Population\n"
                             "    -Administrative Divisions\n"
                             "    -Unique Resources\n"
                             "  +Economy\n"
                             "    -Overview\n"
                             "    -Agriculture\n"
                             "    -Industry\n"
                             "    -Tertiary Industries\n"
                             "  +History and Culture\n"
                             "    -Development and Historical Events\n"
                             "    -Celebrities\n"
                             "    -Cultural Relics\n"
                             "    -Customs\n"
                             "    -Religion\n"
                             "  +Honors\n"
                             "    -A Green City\n"
                             "    -Captivating Culture\n"
                             "    -Flourishing Sports\n"
                             "  +City Gallery\n"
                             "    -City Image\n"
                             "    -Natural Scenery\n"
                             "    -Places of Interest\n"
                             "    -Hengyang Videos\n"
                             "  +Friendly Exchanges\n"
                             "    -Domestic Sister Cities\n"
                             "    -Foreign Sister Cities\n"
                             "  +City Cards\n"
                             "    -Celebrities\n"
                             "    -Famous Songs and Dramas\n"
                             "  +Maps of Hengyang\n"
                             "    -Maps of Hengyang\n"
                             "  -Pictureview\n"
                             "+News\n"
                             "  +Hot News\n"
                             "    -Domestic\n"
                             "    -Internationale\n"
                             "    -Local\n"
                             "  +Special Report\n"
                             "    -Recommendation\n"
                             "    -Two-type Society Construaction and Publicity Week\n"
                             "    -Publicity Week of Food Safety\n"
                             "    -Funeral Reform\n"
                             "    -CPC Launches Mass Line Campaign\n"
                             "    -Village Visiting Campaign\n"
                             "    -The CPC Third Plenary Session\n"
                             "    -NPC and CPPCC 2014 Annual Sessions\n"
                             "    -One Transference and Five Services”Project in Hengyang\n"
                             "    -Study and implement the spirit of the Third Plenary Session\n"
                             "    -Two special\n"
                             "    -Rushed to merit\n"
                             "    -The Eighteenth Big Third Plenary Session\n"
                             "  -Hot Report\n"
                             "+Special Column\n"
                             "  -Top News\n"
                             "+E-Government\n"
                             "  +Officials\n"
                             "    -Municipal Government\n"
                             "  +Departments\n"
                             "    -Government Office\n"
                             "    -Working Departments\n"
                             "    -Agencies Directly under Government Administration\n"
                             "    -Agencies under Government Administration\n"
                             "    -Special Departments\n"
                             "    -Contact List of Government Agencies\n"
                             "  +Laws and Regulations\n"
                             "    -National Laws\n"
                             "    -Local Laws and Regulations\n"
                             "  +Development Planning\n"
                             "    -Development Planning Information\n"
                             "  +Special Reports\n"
                             "    -Latest Reports\n"
                             "+Investment\n"
                             "  +Investment Environment\n"
                             "    -Infrastructure\n"
                             "  +Industrial Parks\n"
                             "    -Primary Industrial Parks\n"
                             "+Tourism\n"
                             "  +Top Eight Attractions\n"
                             "    -Mount Hengshan\n"
                             "    -Shigu Academy\n"
                             "    -Huiyan Peak\n"
                             "    -Jiangkou Birds Island\n"
                             "    -LingHu Waterpark\n"
                             "    -Cailun Memorial Hall\n"
                             "    -Xiyan Fairy Cave\n"
                             "    -Yueping Park\n"
                             "    -The Memorial Hall of Former Residence of Marshal Luo Ronghuan\n"
                             "  +Tourist Routes\n"
                             "    -Cultural Tourist Routes\n"
                             "    -Natural Sightseeing Routes\n"
                             "    -Other Routes\n"
                             "  +Tourism Dynamic\n"
                             "    -Tourism Dynamic Information\n"
                             "  +Hengyang Special\n"
                             "    -Folk Customs & Culture Activities\n"
                             "    -Special Products\n"
                             "    -Shopping Malls & Souvenir Shops\n"
                             "    -Hotels\n"
                             "    -Traveling Agencies\n"
                             "    -Entertainment & Recreation\n"
                             "  +Transportation\n"
                             "    -Hengyang Flight Information\n"
                             "    -Wuhan-Guangzhou High-speed Railway Timetable\n"
                             "    -Train Schedule\n"
                             "    -Hengyang Bus Service and Lines\n"
                             "    -Coach Station Information\n"
                             "    -Taxi Information\n"
                             "  +Travel Tips\n"
                             "    -Travel Tips Information\n"
                             "+Life\n"
                             "  +Shopping\n"
                             "    -Shopping Malls & Supermarkets\n"
                             "    -Household Appliances Shopping Malls\n"
                             "    -Flowers Booking & Purches\n"
                             "    -Musical Instruments\n"
                             "  +Health\n"
                             "    -Healthcare in Hengyang\n"
                             "    -Major Medical Institutions\n"
                             "  +Cuisine\n"
                             "    -Hengyang Food\n"
                             "    -Hotels and Catering in Hengyang\n"
                             "  +Education\n"
                             "    -Basic Education\n"
                             "    -Higher Education\n"
                             "    -Study in China\n"
                             "    -Language Study\n"
                             "    -Application Procedures & Scholarship\n"
                             "  +Employment\n"
                             "    -Employment Policies\n"
                             "    -Employment Information\n"
                             "  +Church\n"
                             "    -Churches (Catholicism) in Hengyang\n"
                             "    -Churches (Christianity) in Hengyang\n"
                             "  +Service Guide\n"
                             "    -Useful Phone Numbers\n"
                             "    -Housing\n"
                             "    -Banking\n"
                             "    -Maps\n"
                             "    -RSS\n";

/* A line of such a tree; false at its end. */
static bool next_line(struct str *rest, size_t *depth, struct str *title)
{
    struct str line;
    if (!str_split(rest, '\n', &line) || line.n == 0)
        return false;
    size_t spaces = 0;
    while (line.p[spaces] == ' ')
        spaces++;
    *depth = spaces / 2;
    *title = str_slice(line, spaces + 1, line.n);
    return true;
}

/* The tree as nested lists; categories are links too with `linked`. */
static void add_lists(struct buf *html, const char *tree, bool linked)
{
    struct str rest = str_from(tree), title;
    size_t depth, open = 0, count = 0;
    while (next_line(&rest, &depth, &title)) {
        for (; open < depth + 1; open++)
            buf_add_c(html, "<ul>");
        for (; open > depth + 1; open--)
            buf_add_c(html, "</ul>");
        bool category = title.p[-1] == '+';
        buf_add_c(html, "\n<li>");
        if (category && !linked) {
            buf_add(html, title);
        } else {
            buf_printf(html, "<a href=\"/Section%zu/index.html\">%.*s</a>", ++count,
                       STR_ARG(title));
        }
    }
    for (; open > 0; open--)
        buf_add_c(html, "</ul>");
}

static void test_portal(void **state)
{
    for (int linked = 0; linked < 2; linked++) {
        AUTO(buf) html = BUF_INIT;
        buf_add_c(&html,
                  "<title>Home</title><div class=top><a href=/>Home</a> <a href=/en>English</a> "
                  "<a href=/login>Log in</a></div><h3>Menu</h3>");
        add_lists(&html, portal, linked);
        buf_add_c(
            &html,
            "<h1>A Meeting Held</h1><p>From:Press | Date Add in:2019-07-27 09:06:00</p><p>On the "
            "morning of January 24, a meeting was held in the conference room.</p><ul>"
            "<li><a href=/n/20200118/i1.html>Latest: the river is as high as it should be</a>"
            "<li><a href=/n/20200118/i2.html>Latest: the bridge stands where it stood before</a>"
            "</ul><p>Sponsored by the People's Government ICP NO:00000000</p>");
        assert_menu(html.p, portal);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_site_names),
        cmocka_unit_test(test_guesses),
        cmocka_unit_test(test_menus),
        cmocka_unit_test(test_menus_among_others),
        cmocka_unit_test(test_menus_of_panels),
        cmocka_unit_test(test_menu_furniture),
        cmocka_unit_test(test_menus_without_links),
        cmocka_unit_test(test_menu_buttons),
        cmocka_unit_test(test_menus_of_scripts),
        cmocka_unit_test(test_menus_of_blocks),
        cmocka_unit_test(test_menu_copies),
        cmocka_unit_test(test_portal),
        cmocka_unit_test(test_wrapped),
        cmocka_unit_test(test_icon),
        cmocka_unit_test(test_page_refresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
