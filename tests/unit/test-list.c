/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Traits of list pages, one each; complete pages are in tests/golden/list. */
#include "tests/unit/unit.h"

#include "page/list/list.h"
#include "page/list/relative.h"
#include "page/rule/rules.h"

#define URL "http://www.example.gov.cn/zwgk/tzgg/index.html"

static struct page_list read_html(const char *html, const char *url, const struct site_rules *rules)
{
    struct list_options options = {.url = url, .default_offset = 480, .rules = rules};
    struct page_list l;
    struct error e;
    assert_true(page_list_read(str_from(html), &options, &l, &e));
    return l;
}

static void assert_refused(const char *html)
{
    struct list_options options = {.url = URL, .default_offset = 480};
    struct page_list l;
    struct error e;
    assert_false(page_list_read(str_from(html), &options, &l, &e));
    assert_int_equal(e.code, ERROR_NOT_FOUND);
    assert_null(l.articles);
}

static void assert_article(const struct page_list *l, size_t i, const char *title, const char *url,
                           const char *date)
{
    assert_true(i < l->n_articles);
    AUTO(buf) b = BUF_INIT;
    if (l->articles[i].published.precision != DATE_NONE)
        date_add_rfc3339(&b, l->articles[i].published);
    assert_string_equal(l->articles[i].title, title);
    assert_string_equal(l->articles[i].url, url);
    assert_string_equal(buf_c(&b), date);
}

/* Dates relative to 2026-11-30 08:00 at +08:00. */
static void test_relative_dates(void **state)
{
    static const struct {
        const char *text, *date; /* NULL for none */
    } cases[] = {
        {"3 hours ago", "2026-11-30T05:00:00+08:00"},
        {"Posted a day ago", "2026-11-29T00:00:00+08:00"},
        {"Shared 2 weeks ago", "2026-11-16T00:00:00+08:00"},
        {"vor 20 Minuten", "2026-11-30T07:40:00+08:00"},
        {"vor einer Stunde", "2026-11-30T07:00:00+08:00"},
        {"il y a 2 jours", "2026-11-28T00:00:00+08:00"},
        {"hace 3 horas", "2026-11-30T05:00:00+08:00"},
        {"5 дней назад", "2026-11-25T00:00:00+08:00"},
        {"30分钟前", "2026-11-30T07:30:00+08:00"},
        {"3 天前", "2026-11-27T00:00:00+08:00"},
        {"2時間前", "2026-11-30T06:00:00+08:00"},
        {"4시간 전", "2026-11-30T04:00:00+08:00"},
        {"昨天 18:40", "2026-11-29T18:40:00+08:00"},
        {"Вчера, 18:40", "2026-11-29T18:40:00+08:00"},
        {"Yesterday", "2026-11-29T00:00:00+08:00"},
        {"heute 06:15", "2026-11-30T06:15:00+08:00"},
        {"Today the river rose", NULL},
        {"3 days", NULL},
        {"ago", NULL},
        {"2 comments", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct date d = {0};
        AUTO(buf) b = BUF_INIT;
        bool found = list_date_relative(str_from(cases[i].text), 1795996800, 480, &d);
        if (found)
            date_add_rfc3339(&b, d);
        assert_string_equal(buf_c(&b), cases[i].date ? cases[i].date : "");
    }
}

static void test_relative_entries(void **state)
{
    struct list_options options = {.url = URL, .default_offset = 480, .fetched = 1795996800};
    struct page_list l;
    struct error e;
    const char *html =
        "<ul><li><a href=/t/a-bridge-opens-again>A bridge opens again</a> 3 hours ago"
        "<li><a href=/t/a-road-is-closed-now>A road is closed now</a> <a "
        "href=/t/a-road-is-closed-now>2 days ago</a>"
        "<li><a href=/t/the-mill-runs-well>The mill runs</a> 2026-11-20</ul>";
    assert_true(page_list_read(str_from(html), &options, &l, &e));
    assert_article(&l, 0, "A bridge opens again",
                   "http://www.example.gov.cn/t/a-bridge-opens-again", "2026-11-30T05:00:00+08:00");
    assert_article(&l, 1, "A road is closed now",
                   "http://www.example.gov.cn/t/a-road-is-closed-now", "2026-11-28T00:00:00+08:00");
    assert_article(&l, 2, "The mill runs", "http://www.example.gov.cn/t/the-mill-runs-well",
                   "2026-11-20T00:00:00+08:00");
    page_list_fini(&l);
}

static void test_items(void **state)
{
    struct page_list l = read_html(
        "<html lang=zh-CN><title>通知公告_某市</title>"
        "<ul><li>·<a href='./202611/t20261120_1.html' "
        "title='关于停水的通告（第三号）'>关于停水的…</a>"
        "<span>[2026-11-20]</span></li>"
        "<li><span>2026年11月18日 09:30</span><a "
        "href='./202611/t20261118_2.html'>供暖时间通知</a></li>"
        "<li><a href='./202611/t20261117_3.html'>第三条通知的标题<i>(11-17)</i></a></li></ul>",
        URL, NULL);
    assert_int_equal(l.n_articles, 3);
    assert_string_equal(l.title, "通知公告");
    assert_string_equal(l.language, "zh-CN");
    assert_article(&l, 0, "关于停水的通告（第三号）",
                   "http://www.example.gov.cn/zwgk/tzgg/202611/t20261120_1.html",
                   "2026-11-20T00:00:00+08:00");
    assert_article(&l, 1, "供暖时间通知",
                   "http://www.example.gov.cn/zwgk/tzgg/202611/t20261118_2.html",
                   "2026-11-18T09:30:00+08:00");
    assert_int_equal(l.articles[1].published.precision, DATE_MINUTE);
    assert_article(&l, 2, "第三条通知的标题",
                   "http://www.example.gov.cn/zwgk/tzgg/202611/t20261117_3.html",
                   "2026-11-17T00:00:00+08:00");
    page_list_fini(&l);
}

static void test_definition_list_with_dates_in_front(void **state)
{
    struct page_list l =
        read_html("<dl><dt>Nov 3, 2026<dd><a href=/a/1001.html>A first piece of news</a>"
                  "<dt>Nov 2, 2026<dd><a href=/a/1002.html>A second piece of news</a>"
                  "<dt>Nov 1, 2026<dd><a href=/a/1003.html>A third piece of news</a></dl>",
                  URL, NULL);
    assert_int_equal(l.n_articles, 3);
    assert_article(&l, 0, "A first piece of news", "http://www.example.gov.cn/a/1001.html",
                   "2026-11-03T00:00:00+08:00");
    assert_article(&l, 2, "A third piece of news", "http://www.example.gov.cn/a/1003.html",
                   "2026-11-01T00:00:00+08:00");
    page_list_fini(&l);
}

/* The year comes from the page, and turns where the months do. */
static void test_years(void **state)
{
    struct page_list l = read_html("<p>今天是 2026-01-05 星期一</p><ul>"
                                   "<li><a href=/a?id=11>元旦假期安排的通知</a> 01-04"
                                   "<li><a href=/a?id=12>年终总结会议召开</a> 12-31"
                                   "<li><a href=/a?id=13>冬至日的活动报道</a> 12-21</ul>",
                                   URL, NULL);
    assert_int_equal(l.n_articles, 3);
    assert_article(&l, 0, "元旦假期安排的通知", "http://www.example.gov.cn/a?id=11",
                   "2026-01-04T00:00:00+08:00");
    assert_article(&l, 1, "年终总结会议召开", "http://www.example.gov.cn/a?id=12",
                   "2025-12-31T00:00:00+08:00");
    assert_article(&l, 2, "冬至日的活动报道", "http://www.example.gov.cn/a?id=13",
                   "2025-12-21T00:00:00+08:00");
    page_list_fini(&l);
    l = read_html("<ul><li><a href=/a?id=11>元旦假期安排的通知</a> 01-04"
                  "<li><a href=/a?id=12>年终总结会议召开</a> 12-31</ul>",
                  URL, NULL);
    assert_article(&l, 0, "元旦假期安排的通知", "http://www.example.gov.cn/a?id=11", "");
    page_list_fini(&l);
}

static void assert_year(const char *url, const char *href, const char *shown, const char *date)
{
    struct list_options options = {.url = url, .default_offset = 480, .fetched = 1780000000};
    AUTO(page_list) l = {0};
    struct error e;
    AUTO(buf) html = BUF_INIT;
    buf_printf(&html,
               "<ul><li><a href='%s'>The first of two notices</a> <i>%s</i>"
               "<li><a href=/x/2>The second of two notices</a> <i>%s</i></ul>",
               href, shown, shown);
    assert_true(page_list_read(buf_str(&html), &options, &l, &e));
    AUTO(buf) b = BUF_INIT;
    date_add_rfc3339(&b, l.articles[0].published);
    assert_string_equal(buf_c(&b), date);
}

/* Dates with no year on the page, and years of other eras; fetched in May 2026. */
static void test_years_from_elsewhere(void **state)
{
    assert_year(URL, "/x/1", "05-20", "2026-05-20T00:00:00+08:00");
    assert_year(URL, "/x/1", "12-20", "2025-12-20T00:00:00+08:00");
    assert_year(URL, "/news/2021/0417/1.html", "04-17", "2021-04-17T00:00:00+08:00");
    assert_year("http://www.example.gov.cn/2019/list.html", "/x/1", "12-20",
                "2019-12-20T00:00:00+08:00");
    assert_year(URL, "/x/1", "115.03.19", "2026-03-19T00:00:00+08:00");
    assert_year(URL, "/x/1", "民國115年3月9日", "2026-03-09T00:00:00+08:00");
    assert_year(URL, "/x/1", "令和8年3月9日", "2026-03-09T00:00:00+08:00");
    assert_year(URL, "/x/1", "R8.3.9", "2026-03-09T00:00:00+08:00");
}

/* Events to come, in May 2026, by short names of months. */
static void test_calendar(void **state)
{
    static const char *const cases[][4] = {
        {"3 Juni", "7. Juli", "2 août", "2026-06-03 2026-07-07 2026-08-02 "},
        {"30 mai", "01 giu", "4 lug", "2026-05-30 2026-06-01 2026-07-04 "},
        {"7 Dez", "3 Juni", "1 Juni", "2025-12-07 2025-06-03 2025-06-01 "},
        {"01-20", "03-02", "04-30", "2026-01-20 2026-03-02 2026-04-30 "},
        {"7 Juni", "3 Mai", "5 Mai", "2025-06-07 2025-05-03 2025-05-05 "}, /* in no order */
    };
    struct list_options options = {.url = URL, .default_offset = 480, .fetched = 1780000000};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) html = BUF_INIT, dates = BUF_INIT;
        AUTO(page_list) l = {0};
        struct error e;
        for (int n = 0; n < 3; n++)
            buf_printf(&html, "<div><b>%s</b><p><a href=/e/%d>A long walk on the wall</a></div>",
                       cases[i][n], n + 10);
        assert_true(page_list_read(buf_str(&html), &options, &l, &e));
        for (size_t n = 0; n < l.n_articles; n++) {
            struct civil c = date_civil(l.articles[n].published.time, 480);
            buf_printf(&dates, "%04d-%02d-%02d ", c.year, c.month, c.day);
        }
        assert_string_equal(buf_c(&dates), cases[i][3]);
    }
}

static void test_titles(void **state)
{
    struct page_list l =
        read_html("<title>某某水务局-通知公告</title><h2>通知公告</h2><ul>"
                  "<li><a href=/n/1001 title='关于停水的 通知(2026-04-19)'>关于停水的通知</a>"
                  "<li><a href=/n/1002 title='关于供暖时间　安排的通知'>关于供暖时间 安排的…</a>"
                  "<li><a href=/n/1003 title='河道清淤工程开工（新窗口打开）'>河道清淤工程开工</a>"
                  "</ul>",
                  URL, NULL);
    assert_int_equal(l.n_articles, 3);
    assert_string_equal(l.title, "通知公告");
    assert_string_equal(l.articles[0].title, "关于停水的通知");
    assert_string_equal(l.articles[1].title, "关于供暖时间　安排的通知");
    assert_string_equal(l.articles[2].title, "河道清淤工程开工");
    page_list_fini(&l);
}

/* Titles beside links that say only where they lead, and without what stands before them. */
static void test_title_parts(void **state)
{
    static const char *const entries[] = {
        "<h3>A bridge for the ferry</h3><p>It opens.</p><a href=/n/100%d>Weiterlesen</a>",
        "<h3>A bridge for the ferry</h3><a href=/n/100%d>続きを読む</a>",
        "<h3>A bridge for the ferry</h3><a href=/n/100%d>Ouvrir cet article</a>",
        "<a href=/n/100%d>Jetzt mehr erleben</a><h3>A bridge for the ferry</h3>",
        "<h3>A bridge for the ferry</h3><a href=/n/100%d>Подробнее</a> <a href=/n/1.pdf>PDF</a>",
        "<a href=/n/100%d><b class=kicker>Traffic</b>: <i>A bridge for the ferry</i></a>",
        "<a href=/n/100%d><b>10:05</b> <i>A bridge for the ferry</i></a>",
        "<a href=/n/100%d><b>9h05</b> <i>A bridge for the ferry</i></a>",
        "<a href=/n/100%d>A bridge for the ferry<b class=sr-only>, in a new window</b></a>",
    };
    for (size_t i = 0; i < ARRAY_SIZE(entries); i++) {
        AUTO(buf) html = BUF_INIT;
        for (int n = 0; n < 4; n++) {
            const char *mark = strstr(entries[i], "%d");
            buf_printf(&html, "<li>2026-11-2%d ", n);
            buf_add(&html, (struct str){entries[i], (size_t)(mark - entries[i])});
            buf_printf(&html, "%d%s", n, mark + 2);
        }
        struct page_list l = read_html(buf_c(&html), URL, NULL);
        assert_int_equal(l.n_articles, 4);
        assert_string_equal(l.articles[0].title, "A bridge for the ferry");
        assert_string_equal(l.articles[0].url, "http://www.example.gov.cn/n/1000");
        page_list_fini(&l);
    }
}

/* A card without the label that the others have: a sentence is no title. */
static void test_card_without_label(void **state)
{
    static const char *const labels[] = {"<div>Engineering</div>", "", "<div>Engineering</div>",
                                         "<div>Engineering</div>"};
    static const char *const titles[] = {"The cranes of the quay", "How to weigh a whale",
                                         "A rope made of nettles", "The last lamp lighter"};
    AUTO(buf) html = BUF_INIT;
    for (int n = 0; n < 4; n++)
        buf_printf(&html,
                   "<a href=/n/100%d>%s<div>%s</div><div>A sentence or two on it.</div>"
                   "<div>2026-11-2%d</div></a>",
                   n, labels[n], titles[n], n);
    struct page_list l = read_html(buf_c(&html), URL, NULL);
    assert_int_equal(l.n_articles, 4);
    for (size_t n = 0; n < l.n_articles; n++)
        assert_string_equal(l.articles[n].title, titles[n]);
    page_list_fini(&l);
}

static void test_dates_in_titles_beside_labels(void **state)
{
    AUTO(buf) html = BUF_INIT;
    for (int n = 1; n <= 4; n++)
        buf_printf(&html,
                   "<li><h3>Urteil vom 2%d.11.2026 zur Miete</h3><a href=/n/100%d>Volltext</a>", n,
                   n);
    struct page_list l = read_html(buf_c(&html), URL, NULL);
    assert_int_equal(l.n_articles, 4);
    assert_string_equal(l.articles[0].title, "Urteil vom 21.11.2026 zur Miete");
    assert_int_equal(l.articles[0].published.precision, DATE_DAY);
    page_list_fini(&l);
}

static void test_day_and_month_in_two_elements(void **state)
{
    struct page_list l = read_html(
        "<ul><li><div><b>20</b><span>2026-11</span></div><h4><a href=/x/501.htm>A title of "
        "some length</a></h4><p>And a summary that says what the article is about, at length."
        "<li><div><b>9</b><span>2026-11</span></div><h4><a href=/x/502.htm>Another title of "
        "some length</a></h4><p>Another summary with more than enough words to be one.</ul>",
        URL, NULL);
    assert_int_equal(l.n_articles, 2);
    assert_article(&l, 0, "A title of some length", "http://www.example.gov.cn/x/501.htm",
                   "2026-11-20T00:00:00+08:00");
    assert_article(&l, 1, "Another title of some length", "http://www.example.gov.cn/x/502.htm",
                   "2026-11-09T00:00:00+08:00");
    assert_string_equal(l.articles[0].summary,
                        "And a summary that says what the article is about, at length.");
    page_list_fini(&l);
}

static void test_cards_without_dates(void **state)
{
    struct page_list l =
        read_html("<div class=cards>"
                  "<a class=card href=/news/2026/why-geese-fly-in-a-v><img src=/i/1.jpg><h3>Why "
                  "geese fly in a V</h3>"
                  "<p>Two zoologists spent a winter on a cold roof to find out.</p></a>"
                  "<a class=card href=/news/2026/the-ferry-that-waits><img src=/i/2.jpg><h3>The "
                  "ferry that waits</h3>"
                  "<p>Nobody who runs is left behind, says the captain of the boat.</p></a>"
                  "<a class=card href=/news/2026/letters-in-the-wall><img src=/i/3.jpg><h3>Letters "
                  "in the wall</h3>"
                  "<p>Four hundred letters come out from behind the plaster.</p></a></div>",
                  "https://example.org/news/", NULL);
    assert_int_equal(l.n_articles, 3);
    assert_article(&l, 1, "The ferry that waits",
                   "https://example.org/news/2026/the-ferry-that-waits", "");
    assert_string_equal(l.articles[1].image, "https://example.org/i/2.jpg");
    assert_string_equal(l.articles[1].summary,
                        "Nobody who runs is left behind, says the captain of the boat.");
    page_list_fini(&l);
}

static void test_menus_are_no_news(void **state)
{
    assert_refused("<ul class=nav><li><a href=/a/>About Hengyang<li><a href=/b/>Investment"
                   "<li><a href=/c/>Tourism<li><a href=/d/>E-Government</ul>");
    assert_refused("<div class=links><a href=http://a.example/>Bureau of Education of the City</a>"
                   "<a href=http://b.example/>Bureau of Statistics of the City</a>"
                   "<a href=http://c.example/>Bureau of Public Security</a></div>");
    assert_refused("<p>No links at all.</p>");
    assert_refused("");
}

/* Days of three links, the first two below one heading. */
static void test_day_headings(void **state)
{
    static const char *const cases[][2] = {
        {"<h3>Saturday, November 28, 2026</h3><p>%s<p>%s<h3>Friday, November 27, 2026</h3><p>%s",
         "28 28 27"},
        {"<meta content=2026-11-29><div class=d>11月28日 星期六</div><p>%s<p>%s<div "
         "class=d>11月27日 "
         "星期五</div><p>%s",
         "28 28 27"},
        {"<table><tr><td colspan=2>28.11.2026<tr><td>12:20<td>%s<tr><td>11:00<td>%s"
         "<tr><td colspan=2>27.11.2026<tr><td>9:00<td>%s</table>",
         "28 28 27"},
        {"<section><time datetime=2026-11-28>Sat</time><ul><li>%s<li>%s</ul></section>"
         "<section><time datetime=2026-11-27>Fri</time><ul><li>%s</ul></section>",
         "28 28 27"},
        {"<h2>28.11.2026</h2><div><p>%s<p>%s<p>%s</div>", "28 28 28"},
        {"<div><h2>28.11.2026</h2><p>Light winds, some fog</div><p>%s<p>%s<p>%s", "- - -"},
        {"<div><p>28.11.2026</div><p>%s<p>%s<p>%s", "- - -"},
        {"<h3><a href=/n/9999>Fire of 28.11.2026</a></h3><p>%s<p>%s<p>%s", "- - - -"},
        {"<h3>November 2026</h3><p>28 Nov %s<p>27 Nov %s<h3>December 2025</h3><p>24 Dec %s",
         "28 27 24"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) html = BUF_INIT, days = BUF_INIT;
        const char *rest = cases[i][0];
        for (int n = 0; n < 3; n++) {
            const char *mark = strstr(rest, "%s");
            buf_add(&html, (struct str){rest, (size_t)(mark - rest)});
            buf_printf(&html, "<a href=/n/%d>A story of some length about the harbour %d</a>",
                       7000 + n, n);
            rest = mark + 2;
        }
        buf_add_c(&html, rest);
        struct page_list l = read_html(buf_c(&html), URL, NULL);
        for (size_t n = 0; n < l.n_articles; n++) {
            struct date d = l.articles[n].published;
            buf_add_c(&days, n > 0 ? " " : "");
            if (d.precision == DATE_NONE)
                buf_add_c(&days, "-");
            else
                buf_printf(&days, "%d", date_civil(d.time, d.offset).day);
        }
        assert_string_equal(buf_c(&days), cases[i][1]);
        page_list_fini(&l);
    }
}

static void test_next(void **state)
{
    static const char *const pages[][2] = {
        {"<a href=index_1.html>下一页</a>", "http://www.example.gov.cn/zwgk/tzgg/index_1.html"},
        {"<script>createPageHTML(12, 0, \"index\", \"shtml\")</script>",
         "http://www.example.gov.cn/zwgk/tzgg/index_1.shtml"},
        {"<script>createPageHTML('pages', 12, 3, 'index', 'html', 230);</script>",
         "http://www.example.gov.cn/zwgk/tzgg/index_4.html"},
        {"<div><b>1</b> <a href=pages/2.html>2</a> <a href=pages/3.html>3</a></div>",
         "http://www.example.gov.cn/zwgk/tzgg/pages/2.html"},
        {"<link rel=next href='?page=2'>", "http://www.example.gov.cn/zwgk/tzgg/index.html?page=2"},
        {"<a href=/p/2>次のページ</a>", "http://www.example.gov.cn/p/2"},
        {"<a href=/p/2>Pagina successiva »</a>", "http://www.example.gov.cn/p/2"},
        {"<a href=/p/2>Ouder</a>", "http://www.example.gov.cn/p/2"},
        {"<a href=/p/2 aria-label='下1頁'><span></span></a>", "http://www.example.gov.cn/p/2"},
        {"<li class=next><a href=/p/2>→</a></li>", "http://www.example.gov.cn/p/2"},
        {"<a class='pager-next' href=/p/2><i></i></a>", "http://www.example.gov.cn/p/2"},
        {"<a href=/p/2><i class='icon icon-next'></i></a>", "http://www.example.gov.cn/p/2"},
        {"<a href=/p/2><img src=/img/next.gif></a>", "http://www.example.gov.cn/p/2"},
        {"<a href=/p/2>Ältere Beiträge</a>", "http://www.example.gov.cn/p/2"},
        {"<a href=/p/2>Load more jobs</a>", "http://www.example.gov.cn/p/2"},
        {"<button data-url=/p/2>ПОКАЗАТЬ ЕЩЁ</button>", "http://www.example.gov.cn/p/2"},
        {"<a href='#' hx-get=/p/2>Load more</a>", "http://www.example.gov.cn/p/2"},
        {"<a class=p--active href=/p/1>1</a><a href=/p/2>2</a>", "http://www.example.gov.cn/p/2"},
        {"<b>0</b> | <a href=/p/10>10</a> | <a href=/p/20>20</a>",
         "http://www.example.gov.cn/p/10"},
        {"<b>10</b><a href=/p/2>2</a><a href=/p/11>11</a><a href=/p/21>다음</a>",
         "http://www.example.gov.cn/p/11"},
        {"<button data-url=soon>Load more</button>", NULL},
        {"1 <a href=/p/2>2</a> <a href=/p/9>&gt;&gt;</a>", "http://www.example.gov.cn/p/2"},
        {"Page 1 of 9 <a href=/p/2>&gt;&gt;</a>", "http://www.example.gov.cn/p/2"},
        {"<a href=/a/>More news</a><a href=/b/>More news</a><a href=/c/>More news</a>", NULL},
        {"<a href=/a/>More news</a><a href=/b/>More news</a><a href=/c/>More news</a>"
         "<p><b>1</b> <a href=/p/2>2</a>",
         "http://www.example.gov.cn/p/2"},
        {"<table class=calendar><tr><td>1<td><a href=/day/2>2</a></table>", NULL},
        {"<div class=nav-next><a href=/p/1>Newer posts</a></div>", NULL},
        {"<a href=x.html class=disabled>Next</a>", NULL},
        {"<script>createPageHTML(4, 3, \"index\", \"html\")</script>", NULL},
        {"<a href='#'>下一页</a><a href='javascript:next()'>Next</a>", NULL},
    };
    for (size_t i = 0; i < ARRAY_SIZE(pages); i++) {
        AUTO(buf) html = BUF_INIT;
        buf_printf(&html,
                   "<ul><li><a href=t20261120_1.html>第一条新闻标题</a>2026-11-20"
                   "<li><a href=t20261119_2.html>第二条新闻标题</a>2026-11-19</ul>%s",
                   pages[i][0]);
        struct page_list l = read_html(html.p, URL, NULL);
        assert_int_equal(l.n_articles, 2);
        if (pages[i][1]) {
            assert_non_null(l.next_url);
            assert_string_equal(l.next_url, pages[i][1]);
        } else {
            assert_null(l.next_url);
        }
        page_list_fini(&l);
    }
}

static void test_datastore(void **state)
{
    static const char *const replies[] = {
        "<?xml version='1.0' encoding='utf-8'?><datastore><nextgroup><![CDATA[<a href="
        "\"/module/web/jpage/dataproxy.jsp?page=2&amp;unitid=7\">]]></nextgroup>"
        "<recordset><record><![CDATA[<li><a "
        "href=\"/art/2026/11/20/art_5_901.html\">记录一的标题</a>"
        "<span>2026-11-20</span></li>]]></record><record><![CDATA[<li><a "
        "href=\"/art/2026/11/9/art_5_902.html\">记录二的标题</a><span>2026-11-09</span></li>]]>"
        "</record></recordset></datastore>",
        "<html><body><div id=7><script type=\"text/xml\"><datastore><nextgroup><![CDATA[<a href="
        "\"/module/web/jpage/dataproxy.jsp?page=2&amp;unitid=7\">]]></nextgroup><recordset>"
        "<record><![CDATA[<tr><td><a href='/art/2026/11/20/art_5_901.html'>记录一的标题</a></td>"
        "<td>2026-11-20</td></tr>]]></record><record><![CDATA[<tr><td><a "
        "href='/art/2026/11/9/art_5_902.html'>记录二的标题</a></td><td>2026-11-09</td></tr>]]>"
        "</record></recordset></datastore></script></div>",
    };
    for (size_t i = 0; i < ARRAY_SIZE(replies); i++) {
        struct page_list l = read_html(replies[i], "http://www.example.gov.cn/col/col5/", NULL);
        assert_int_equal(l.n_articles, 2);
        assert_article(&l, 1, "记录二的标题",
                       "http://www.example.gov.cn/art/2026/11/9/art_5_902.html",
                       "2026-11-09T00:00:00+08:00");
        assert_string_equal(
            l.next_url, "http://www.example.gov.cn/module/web/jpage/dataproxy.jsp?page=2&unitid=7");
        page_list_fini(&l);
    }
}

static void test_json_reply(void **state)
{
    struct page_list l =
        read_html("{\"success\":true,\"data\":{\"html\":\"<ul><li class=wb-data-list><a "
                  "href=/col/col1/art/2026/art_0123456789abcdef0.html>第一条的标题文字</a>"
                  "<span class=wb-data-date>2026-11-20</span></li></ul>\"}}",
                  "http://www.example.gov.cn/api", NULL);
    assert_int_equal(l.n_articles, 1);
    assert_article(&l, 0, "第一条的标题文字",
                   "http://www.example.gov.cn/col/col1/art/2026/art_0123456789abcdef0.html",
                   "2026-11-20T00:00:00+08:00");
    page_list_fini(&l);
}

static void test_hidden_tabs(void **state)
{
    struct page_list l = read_html(
        "<ul><li><a href=/n/1001.html>The first story of the open tab</a>"
        "<li><a href=/n/1002.html>The second story of the open tab</a></ul>"
        "<textarea class=hidden><ul><li><a href='/n/1003.html?a=1&amp;b=2'>The first story of the "
        "other tab</a><li><a href=/n/1004.html>The second story of the other tab</a></ul>"
        "</textarea><textarea name=comment>Write <a href=/n/1005.html>what you think of it here"
        "</a></textarea>",
        "http://www.example.gov.cn/", NULL);
    assert_int_equal(l.n_articles, 4);
    assert_string_equal(l.articles[2].url, "http://www.example.gov.cn/n/1003.html?a=1&b=2");
    page_list_fini(&l);
}

static void test_rules(void **state)
{
    struct site_rules *rules = site_rules_new();
    struct error e;
    assert_true(site_rules_add(rules,
                               STR("host example.gov.cn\n"
                                   "item .row\nitem-title .t\nitem-date .d\n"
                                   "drop .ad\nnext .forward\n"),
                               "test", &e));
    const char *html =
        "<div class=row><a href=/1>x</a><b class=t>One</b><i class=d>2026-11-20</i></div>"
        "<div class=row><a class=ad href=/ad>An advertisement with a long title</a>"
        "<a href=/2>y</a><b class=t>Two</b></div>"
        "<p class=forward><a href=/more>onwards</a>";
    struct page_list l = read_html(html, URL, rules);
    assert_int_equal(l.n_articles, 2);
    assert_article(&l, 0, "One", "http://www.example.gov.cn/1", "2026-11-20T00:00:00+08:00");
    assert_article(&l, 1, "Two", "http://www.example.gov.cn/2", "");
    assert_string_equal(l.next_url, "http://www.example.gov.cn/more");
    page_list_fini(&l);
    site_rules_free(rules);
}

/* A list that is a file leads to the files beside it; one of the network to none. */
static void test_files(void **state)
{
    static const char html[] =
        "<title>Notices</title><ul>"
        "<li><a href='a/1001.html'>The first notice of the week</a><span>2026-11-20</span></li>"
        "<li><a href='a/1002.html'>The second notice of the week</a><span>2026-11-19</span></li>"
        "<li><a href='a/1003.html'>The third notice of the week</a><span>2026-11-18</span></li>"
        "<li><a href='file:///etc/1004.html'>One that is a secret</a><span>2026-11-17</span></li>"
        "</ul>";
    struct page_list l = read_html(html, "file:///srv/index.html", NULL);
    assert_int_equal(l.n_articles, 3);
    assert_string_equal(l.articles[2].url, "file:///srv/a/1003.html");
    page_list_fini(&l);
    l = read_html(html, URL, NULL);
    assert_int_equal(l.n_articles, 3);
    assert_string_equal(l.articles[2].url, "http://www.example.gov.cn/zwgk/tzgg/a/1003.html");
    page_list_fini(&l);
}

/* As many entries as articles of a feed. */
static void test_many_entries(void **state)
{
    AUTO(buf) page = BUF_INIT;
    AUTO(page_list) list = {0};
    buf_add_c(&page, "<ul>");
    for (int i = 0; i < LIST_MAX_ARTICLES + 500; i++) {
        buf_printf(&page, "<li><a href=/n/%d.html>The ferry leaves at %d today</a> 2026-11-20", i,
                   i);
    }
    struct list_options options = {.url = "http://a.example/"};
    assert_true(page_list_read(buf_str(&page), &options, &list, NULL));
    assert_int_equal(list.n_articles, LIST_MAX_ARTICLES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_relative_dates),
        cmocka_unit_test(test_relative_entries),
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_definition_list_with_dates_in_front),
        cmocka_unit_test(test_years),
        cmocka_unit_test(test_years_from_elsewhere),
        cmocka_unit_test(test_calendar),
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_title_parts),
        cmocka_unit_test(test_card_without_label),
        cmocka_unit_test(test_dates_in_titles_beside_labels),
        cmocka_unit_test(test_day_and_month_in_two_elements),
        cmocka_unit_test(test_cards_without_dates),
        cmocka_unit_test(test_menus_are_no_news),
        cmocka_unit_test(test_day_headings),
        cmocka_unit_test(test_next),
        cmocka_unit_test(test_datastore),
        cmocka_unit_test(test_json_reply),
        cmocka_unit_test(test_hidden_tabs),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_many_entries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
