/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Related articles: linked by the page, of the same title, sharing rare words. */
#include "tests/unit/store-fixture.h"

#include "store/article/related.h"
#include "store/search/index.h"

static const struct article stories[] = {
    {.url = "https://x.org/1",
     .title = "Swans return to the Xiang river",
     .content = "<p>Ornithologists counted whooper swans on the sandbanks of the Xiang. The "
                "swans winter there.</p>"},
    {.url = "https://x.org/2",
     .title = "Whooper swans winter on sandbanks",
     .content = "<p>The ornithologists of Hengyang say that swans like the sandbanks of the "
                "Xiang.</p>"},
    {.url = "https://x.org/3",
     .title = "New timetable of the city's buses",
     .content = "<p>The timetable of the buses has changed. The river line runs later.</p>"},
    {.url = "https://x.org/4",
     .title = "衡阳市湘江湿地迎来小天鹅越冬",
     .content = "<p>近日,湘江湿地迎来小天鹅越冬,观鸟爱好者纷纷前来拍摄。</p>"},
    {.url = "https://x.org/5",
     .title = "小天鹅在湘江湿地停留的时间延长",
     .content = "<p>专家说,今年小天鹅在湿地越冬的时间更长。</p>"},
    {.url = "https://x.org/6",
     .title = "全市公交线路调整通知",
     .content = "<p>自下周起公交线路调整。</p>"},
};

static int64_t feed;

static void open_filled(struct fixture *f)
{
    bool more = true;
    fixture_open(f);
    feed = add_node(f->s, add_node(f->s, TREE_ROOT, NODE_PORTAL, "P"), NODE_FEED, "F");
    merge(f->s, feed, stories, ARRAY_SIZE(stories));
    /* Others, so that words of the stories are rare. */
    struct article others[60];
    AUTO(arena) arena = {0};
    for (size_t i = 0; i < ARRAY_SIZE(others); i++)
        others[i] = (struct article){
            .url = arena_printf(&arena, "https://x.org/other/%zu", i),
            .title = arena_printf(&arena, "The river number %zu of the city 通知 %zu", i, i),
            .content = "<p>The city has changed the line of the river there.</p>"};
    merge(f->s, feed, others, ARRAY_SIZE(others));
    while (more)
        OK(search_index_step(f->s, &more, &e));
}

static int64_t id_of(struct store *s, const char *url)
{
    int64_t id;
    OK(db_get(s, &e, &id, "SELECT id FROM article WHERE url = ?1", DB(url)));
    return id;
}

/* The addresses of what is related, by their last part, in order. */
static void assert_related(struct store *s, const char *url, const char *expected)
{
    AUTO(buf) found = BUF_INIT;
    AUTO(article_list) list = {0};
    OK(related_find(s, id_of(s, url), 5, &list, &e));
    for (size_t i = 0; i < list.n; i++)
        buf_printf(&found, "%s ", strrchr(list.rows[i].url, '/') + 1);
    assert_string_equal(buf_c(&found), expected);
}

static void test_alike(void **state)
{
    struct fixture f;
    open_filled(&f);
    assert_related(f.s, "https://x.org/1", "2 ");
    assert_related(f.s, "https://x.org/2", "1 ");
    assert_related(f.s, "https://x.org/4", "5 ");
    assert_related(f.s, "https://x.org/5", "4 ");
    assert_related(f.s, "https://x.org/3", "");
    int64_t two = id_of(f.s, "https://x.org/2");
    OK(articles_mark(f.s, MARK_DELETE, &two, 1, NULL, &e));
    assert_related(f.s, "https://x.org/1", "");
    fixture_close(&f);
}

/* Links of the page come first, whether alike or not; unknown addresses are left out. */
static void test_linked(void **state)
{
    struct fixture f;
    open_filled(&f);
    struct link links[] = {{.url = "https://x.org/3"}, {.url = "https://y.org/unknown"}};
    struct article page = {.content = "<p>Swans.</p>", .related = links, .n_related = 2};
    OK(merge_page(f.s, id_of(f.s, "https://x.org/1"), &page, NULL, NOW, NULL, &e));
    bool more = true;
    while (more)
        OK(search_index_step(f.s, &more, &e));
    assert_related(f.s, "https://x.org/1", "3 ");
    fixture_close(&f);
}

static void test_limits(void **state)
{
    struct fixture f;
    AUTO(article_list) list = {0};
    open_filled(&f);
    FAILS(ERROR_NOT_FOUND, related_find(f.s, 4711, 5, &list, &e));
    OK(related_find(f.s, id_of(f.s, "https://x.org/1"), 0, &list, &e));
    assert_int_equal(list.n, 0);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alike),
        cmocka_unit_test(test_linked),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
