/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Portals of different structure: from a home page's address to a tree of sources. */
#include "tests/engine/fixture.h"

/* ---- pages --------------------------------------------------------------------------------- */

/* A page of a site: its menu, and what it is about. */
static void serve(struct fixture *f, const char *target, const char *title, const char *menu,
                  const char *content)
{
    AUTO(buf) html = BUF_INIT;
    buf_printf(&html,
               "<!doctype html><html><head><meta charset=utf-8><title>%s</title></head><body>%s"
               "<div class=main>%s</div><div class=footer><a href=/imprint>Imprint</a></div>"
               "</body></html>",
               title, menu, content);
    fixture_serve_page(f, target, html.p);
}

static void serve_list(struct fixture *f, const char *target, const char *title, const char *menu)
{
    AUTO(buf) list = BUF_INIT;
    buf_printf(&list, "<h2>%s</h2><ul class=news>", title);
    for (int i = 1; i <= 5; i++) {
        buf_printf(&list,
                   "<li><a href='%s2026/11/%d.html'>%s: what was decided in week number %d</a>"
                   "<span>2026-11-%02d</span></li>",
                   target, 4000 + i, title, i, 20 - i);
    }
    buf_add_c(&list, "</ul>");
    serve(f, target, title, menu, list.p);
}

static void serve_lists(struct fixture *f, const char *const *targets, const char *menu)
{
    for (; *targets; targets++)
        serve_list(f, *targets, "Meeting", menu);
}

static const char text[] =
    "<h1>The town and its lake</h1><p>Goosewater lies at the northern end of the lake, where the "
    "river leaves it, and has had a market since the twelfth century; its bridge is older.</p>"
    "<p>Eleven villages belong to it, each with a school, a fire brigade and, as people say, its "
    "own weather, which comes over the hills in the afternoon.</p>";
static const char text_zh[] =
    "<h1>雁水概况</h1><p>雁水县位于湖的北岸，因大雁每年秋天在此停留而得名，全县辖十一个乡镇，"
    "人口三十二万，县城沿河而建，老桥建于明代。</p><p>这里盛产莲藕、鱼虾和茶叶，每年十月举办"
    "大雁节，来自各地的游客乘船游湖，观看大雁起飞。</p>";
/* Nothing yet, beside the titles of another list. */
static const char empty[] =
    "<h2>Results</h2><p>There is nothing here.</p><ul><li>The council meets about the bridge and "
    "the "
    "ferry, and what follows from it 2026-11-20</li><li>Eleven villages vote on the school, the "
    "tram "
    "and the market hall 2026-11-19</li><li>A record crowd at the festival, the museum and the old "
    "mill 2026-11-18</li><li>The river falls, the road opens, and the ferry runs again "
    "2026-11-17</li><li>Night buses for students, nurses and bakers 2026-11-16</li></ul>";

/* ---- what becomes of them ------------------------------------------------------------------ */

struct offered {
    struct engine *engine;
    engine_ticket adding;
};

static void take_offer(void *context, const struct engine_event *event)
{
    struct offered *o = context;
    if (event->kind == EVENT_OFFER) {
        o->adding = SEND(o, .kind = ENGINE_ADD_OUTLINES, .title = "Portal",
                         .outlines = event->outlines, .n_outlines = event->n_outlines);
    }
}

/* The tree below the portal: "+" a category, "-" a list, "=" a page. */
static void assert_tree(struct fixture *f, const char *want)
{
    AUTO(tree) tree = {0};
    AUTO(buf) b = BUF_INIT;
    fixture_tree(f, &tree);
    for (size_t i = 0; i < tree.n; i++) {
        const struct tree_node *n = &tree.nodes[i];
        if (n->depth > 0) {
            buf_add_chars(&b, ' ', (size_t)(n->depth - 1) * 2);
            buf_printf(&b, "%c%s\n",
                       n->kind == NODE_CATEGORY ? '+'
                       : n->kind == NODE_PAGE   ? '='
                                                : '-',
                       n->title);
        }
        if (n->status.problem)
            fail_msg("%s: %s", n->title, n->status.problem);
    }
    assert_string_equal(buf_c(&b), want);
}

static void assert_portal(struct fixture *f, const char *want)
{
    struct offered o = {.engine = f->engine};
    engine_ticket ticket = SEND(f, .kind = ENGINE_LOOK_UP, .url = httpd_url(f->httpd, "/"));
    struct engine_event *event = engine_finish(f->engine, ticket, take_offer, &o);
    assert_int_equal(event->error.code, ERROR_NONE);
    engine_event_free(event);
    fixture_end(f, o.adding, ERROR_NONE);
    fixture_refresh_ok(f, 0);
    assert_tree(f, want);
    fixture_assert_sound(f);
}

/* ---- five portals -------------------------------------------------------------------------- */

/* Nested lists; of the leaves one is a text and one has nothing yet. */
static void test_nested_lists(void **state)
{
    static const char menu[] =
        "<nav id=site-nav><h2 class=hidden>Main menu</h2><ul><li><a href=/>Home</a></li>"
        "<li><a href=/news/>News</a><ul><li><a href=/news/city/>City</a></li>"
        "<li><a href=/news/lake/>Lake</a></li><li><a href=/news/results/>Results</a></li></ul></li>"
        "<li><a href=/town/>The town</a></li>"
        "<li><a href='#'>Life</a><ul><li><a href=/life/food/>Food</a></li>"
        "<li><a href=/life/lake/>The lake</a></li></ul></li>"
        "<li><a href=/login>Log in</a></li></ul></nav>";
    static const char *const lists[] = {"/news/city/", "/news/lake/", "/life/food/", NULL};
    struct fixture *f = *state;
    serve_lists(f, lists, menu);
    serve_list(f, "/", "Goosewater", menu);
    serve(f, "/news/results/", "Results", menu, empty);
    serve(f, "/town/", "The town", menu, text);
    serve(f, "/life/lake/", "The lake", menu, text);
    assert_portal(f, "+News\n  -City\n  -Lake\n  -Results\n=The town\n+Life\n  -Food\n"
                     "  =The lake\n");
}

/* Cells of a table, each with a panel in front of its entry. */
static void test_panels_in_front(void **state)
{
    static const char menu[] =
        "<table width=900><tr><td><a href=/index.html>首页</a></td>"
        "<td><div id=menu01><ul><li><a href=/gk/js/>县情介绍</a></li><li><a href=/gk/ld/>领导之窗"
        "</a></li></ul></div><a href=/gk/>雁水概况</a></td>"
        "<td><div id=menu02><ul><li><a href=/xw/yw/>要闻</a></li><li><a href=/xw/tp/>图片</a></li>"
        "</ul></div><a href=/xw/>新闻中心</a></td>"
        "<td><div id=menu03><ul><li><a href=/gk2/tz/>通知公告</a></li></ul></div>"
        "<a href=/gk2/>信息公开</a></td></tr></table>";
    static const char *const lists[] = {"/gk/ld/", "/xw/yw/", "/xw/tp/", "/gk2/tz/", NULL};
    struct fixture *f = *state;
    serve_lists(f, lists, menu);
    serve_list(f, "/", "雁水县", menu);
    serve(f, "/gk/js/", "县情介绍", menu, text_zh);
    assert_portal(f, "+雁水概况\n  =县情介绍\n  -领导之窗\n+新闻中心\n  -要闻\n  -图片\n"
                     "+信息公开\n  -通知公告\n");
}

/* A definition list, beside a block of services that is larger. */
static void test_definition_list(void **state)
{
    static const char menu[] =
        "<dl class=mainmenu><dt><a href=/xw/>新闻</a></dt><dd><a href=/xw/yw/>要闻</a> "
        "<a href=/xw/bm/>部门动态</a></dd><dt>服务</dt><dd><a href=/fw/bs/>办事指南</a> "
        "<a href=/fw/dh/>常用电话</a></dd></dl>"
        "<div class=side-block><h3>便民服务</h3><ul><li><a href=/q/1/>社保查询</a></li>"
        "<li><a href=/q/2/>公积金查询</a></li><li><a href=/q/3/>违章查询</a></li>"
        "<li><a href=/q/4/>天气预报</a></li><li><a href=/q/5/>列车时刻</a></li>"
        "<li><a href=/q/6/>航班动态</a></li><li><a href=/q/7/>水费查询</a></li></ul></div>";
    static const char *const lists[] = {"/xw/yw/", "/xw/bm/", "/fw/bs/", NULL};
    struct fixture *f = *state;
    serve_lists(f, lists, menu);
    serve_list(f, "/", "雁水县", menu);
    serve(f, "/fw/dh/", "常用电话", menu, text_zh);
    assert_portal(f, "+新闻\n  -要闻\n  -部门动态\n+服务\n  -办事指南\n  =常用电话\n");
}

/* A bar, and behind it the panels that open below its entries. */
static void test_panels_behind(void **state)
{
    static const char menu[] =
        "<div class=navigation><div class=bar><span><a href=/news/>News</a></span>"
        "<span><a href=/council/>Council</a></span><span><a href=/visit/>Visit</a></span></div>"
        "<div class=panels><div class=panel><a href=/news/city/>City</a>"
        "<a href=/news/sport/>Sport</a></div><div class=panel><a href=/council/notices/>Notices</a>"
        "<a href=/council/minutes/>Minutes</a></div><div class=panel><p>"
        "<a href=/visit/ferry/>Ferry</a></p></div></div></div>";
    static const char *const lists[] = {"/news/city/", "/news/sport/", "/council/notices/",
                                        "/council/minutes/", NULL};
    struct fixture *f = *state;
    serve_lists(f, lists, menu);
    serve_list(f, "/", "Goosewater", menu);
    serve(f, "/visit/ferry/", "Ferry", menu, text);
    assert_portal(f, "+News\n  -City\n  -Sport\n+Council\n  -Notices\n  -Minutes\n+Visit\n"
                     "  =Ferry\n");
}

/* A flat bar: the sections' own pages have the rest. */
static void test_sections(void **state)
{
    static const char menu[] = "<div class=top><a href=/>首页</a> | <a href=/xw/>新闻</a> | "
                               "<a href=/gk/>概况</a> | <a href=/jg/>结果</a> | "
                               "<a href=/tz/>通知</a></div>";
    static const char news[] = "<div class=top><a href=/>首页</a> | <a href=/xw/>新闻</a> | "
                               "<a href=/gk/>概况</a> | <a href=/jg/>结果</a> | "
                               "<a href=/tz/>通知</a></div><ul class=left><li><a href=/xw/yw/>要闻"
                               "</a></li><li><a href=/xw/bm/>部门</a></li></ul>";
    static const char *const lists[] = {"/xw/", "/xw/yw/", "/xw/bm/", NULL};
    struct fixture *f = *state;
    serve_lists(f, lists, news);
    serve_list(f, "/", "雁水县", menu);
    serve_list(f, "/tz/", "通知", menu);
    serve(f, "/gk/", "概况", menu, text_zh);
    serve(f, "/jg/", "结果", menu, empty);
    assert_portal(f, "+新闻\n  -要闻\n  -部门\n=概况\n-结果\n-通知\n");
}

/* A bar of cells, each with its entry and below it a table of the entry's parts. */
static void test_tables_in_cells(void **state)
{
    static const char menu[] =
        "<table class=topmenu><tr><td><a href=/n/>الأخبار</a><table><tr><td><a href=/n/l/>محليات"
        "</a></td></tr><tr><td><a href=/n/e/>اقتصاد</a></td></tr></table></td>"
        "<td><a href=/a/>الإعلانات</a></td><td><a href=/s/>الخدمات</a><table><tr><td>"
        "<a href=/s/f/>نماذج</a></td></tr></table></td></tr></table>";
    static const char *const lists[] = {"/n/l/", "/n/e/", "/a/", "/s/f/", NULL};
    struct fixture *f = *state;
    serve_lists(f, lists, menu);
    serve_list(f, "/", "الميناء", menu);
    assert_portal(f, "+الأخبار\n  -محليات\n  -اقتصاد\n-الإعلانات\n+الخدمات\n  -نماذج\n");
}

/* A frameset: a frame that is gone, one with text, and one with the menu. */
static void test_frames(void **state)
{
    static const char menu[] = "<ul><li><a href=/notice/ target=main>Notices</a></li><li><a "
                               "href=/jobs/ target=main>Jobs</a></li><li><a href=/data/ "
                               "target=main>Papers</a></li></ul>";
    static const char *const lists[] = {"/notice/", "/jobs/", "/data/", NULL};
    struct fixture *f = *state;
    fixture_serve_page(f, "/",
                       "<html><head><title>Goosewater</title></head><frameset rows='80,*'>"
                       "<frame src=gone.html><frame src=top.html><frame src=left.html>"
                       "</frameset></html>");
    REPLY(f->httpd, "/gone.html", .status = 404);
    serve(f, "/top.html", "Goosewater", "", text);
    serve(f, "/left.html", "", menu, "");
    serve_lists(f, lists, "");
    assert_portal(f, "-Notices\n-Jobs\n-Papers\n");
}

/* A menu in a file of its own: written by a script, the first of two with a telling name. */
static void test_scripts(void **state)
{
    static const char *const lists[] = {"/n/", "/j/", "/p/a/", "/p/b/", NULL};
    struct fixture *f = *state;
    serve_list(f, "/", "Goosewater",
               "<script src=/js/jquery.js></script><script src=//ads.example/menu.js></script>"
               "<script src=/js/head.js></script><script src=/js/site-menu.js></script>");
    REPLY(f->httpd, "/js/head.js", .status = 404);
    REPLY(f->httpd, "/js/site-menu.js", .headers = "Content-Type: text/javascript\r\n",
          .body = "var m = document.getElementById('m');\n"
                  "m.innerHTML = '<ul class=nav><li><a href=n/>Notices</a></li>' +\n"
                  "'<li><a href=\"/j/\">Jobs</a></li>' + `<li>Papers\n"
                  "<ul><li><a href=/p/a/>Acts</a></li><li><a href=/p/b/>Bills</a></li></ul></li>`"
                  " + '</ul>'; m.show('<a href=/x/>Extra</a>');");
    serve_lists(f, lists, "");
    assert_portal(f, "-Notices\n-Jobs\n+Papers\n  -Acts\n  -Bills\n");
}

/* A page of its own in an iframe beside the news. */
static void test_inner_frame(void **state)
{
    static const char menu[] = "<div class=nav><a href=/notice/ target=_top>Notices</a><a "
                               "href=/jobs/ target=_top>Jobs</a><a href=/data/>Papers</a></div>";
    static const char *const lists[] = {"/notice/", "/jobs/", "/data/", NULL};
    struct fixture *f = *state;
    serve_list(f, "/", "Goosewater",
               "<iframe src=//ads.example/menu.html></iframe><iframe src=inc/nav.html></iframe>");
    serve(f, "/inc/nav.html", "", menu, "");
    serve_lists(f, lists, "");
    assert_portal(f, "-Notices\n-Jobs\n-Papers\n");
}

/* A feed is called as a category is, and a list as its own category. */
static void test_names_used_twice(void **state)
{
    static const char menu[] =
        "<link rel=alternate type=application/rss+xml title=News href=/feed>"
        "<nav><ul><li><a href=/news/>News</a><ul><li><a href=/news/all/>News</a></li>"
        "<li><a href=/news/city/>City</a></li></ul></li><li><a "
        "href=/city/>City</a></li></ul></nav>";
    static const char *const lists[] = {"/news/all/", "/news/city/", "/city/", NULL};
    struct fixture *f = *state;
    fixture_serve_feed(f, "feed", 2);
    serve_lists(f, lists, menu);
    serve_list(f, "/", "Goosewater", menu);
    assert_portal(f, "-News\n+News\n  -News\n  -City\n-City\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(t) cmocka_unit_test_setup_teardown(t, fixture_setup, fixture_teardown)
        TEST(test_nested_lists),    TEST(test_panels_in_front), TEST(test_definition_list),
        TEST(test_panels_behind),   TEST(test_sections),        TEST(test_names_used_twice),
        TEST(test_tables_in_cells), TEST(test_frames),          TEST(test_scripts),
        TEST(test_inner_frame),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
