/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample portal, refreshed once and read without its server. */
#include "tests/engine/fixture.h"

#include "base/error.h"
#include "base/file.h"
#include "feed/list/opml.h"

#ifndef SAMPLE_DIR
#error "SAMPLE_DIR is where data/sample is"
#endif

static void subscribe_sample(struct fixture *f, const char *url)
{
    AUTO(buf) bytes = BUF_INIT;
    AUTO(opml) opml = {0};
    struct error e;
    assert_true(file_read(SAMPLE_DIR "/sample.opml", 1 << 20, &bytes, &e));
    assert_true(opml_parse(buf_str(&bytes), url, &opml, &e));
    assert_true(opml.n > 10);
    fixture_end(f,
                SEND(f, .kind = ENGINE_ADD_OUTLINES, .title = "Goosewater",
                     .outlines = opml.outlines, .n_outlines = opml.n),
                ERROR_NONE);
}

static enum node_kind kind_of(const struct tree *tree, int64_t id)
{
    for (size_t i = 0; i < tree->n; i++)
        if (tree->nodes[i].id == id)
            return tree->nodes[i].kind;
    return NODE_ROOT;
}

/* Every article opens, with its files and pictures; those of lists have the text of their pages.
 * Short ones are at hand too, where there is nothing more to fetch: a single page, a recording. */
static void assert_readable(struct fixture *f)
{
    AUTO(tree) tree = {0};
    AUTO(article_list) list = {0};
    struct error e;
    size_t of_lists = 0, files = 0, pictures = 0;
    fixture_tree(f, &tree);
    for (size_t i = 0; i < tree.n; i++) {
        if (node_is_source(tree.nodes[i].kind)) {
            if (tree.nodes[i].status.problem || tree.nodes[i].total == 0) {
                fail_msg("%s: %d articles, %s", tree.nodes[i].title, (int)tree.nodes[i].total,
                         tree.nodes[i].status.problem);
            }
        }
    }
    assert_int_equal(tree.all.offline, tree.all.total);
    fixture_list(f, 0, &list);
    assert_true(list.n > 20);
    for (size_t i = 0; i < list.n; i++) {
        AUTO(engine_article) a = {0};
        assert_true(engine_article(f->engine, list.rows[i].at.id, true, &a, &e));
        AUTO(buf) text = BUF_INIT;
        doc_add_plain(&text, a.body.root);
        bool is_list = kind_of(&tree, list.rows[i].source) == NODE_LIST;
        of_lists += is_list;
        files += a.article.n_attachments;
        pictures += a.body.n_images;
        if (text.n < (is_list ? 100u : 1u)) {
            fail_msg("%s (%s) has %zu bytes of text: %s", list.rows[i].title, list.rows[i].url,
                     text.n, a.page_problem);
        }
    }
    assert_true(of_lists > 3);
    assert_int_equal(files, 7);
    assert_int_equal(pictures, 19);
}

static void test_over_http(void **state)
{
    struct fixture *f = *state;
    httpd_serve(f->httpd, SAMPLE_DIR);
    subscribe_sample(f, httpd_url(f->httpd, "/sample.opml"));
    fixture_refresh_ok(f, REFRESH_DUE);
    size_t asked = httpd_count(f->httpd, NULL);
    assert_readable(f);
    assert_int_equal(httpd_count(f->httpd, NULL), asked);

    /* again: the sources only, with 304 for all, and no page a second time */
    httpd_clear(f->httpd);
    fixture_refresh_ok(f, REFRESH_NOW);
    AUTO(tree) tree = {0};
    size_t sources = 0;
    fixture_tree(f, &tree);
    for (size_t i = 0; i < tree.n; i++)
        sources += node_is_source(tree.nodes[i].kind);
    assert_int_equal(httpd_count(f->httpd, NULL), sources);
}

static void test_from_files(void **state)
{
    struct fixture *f = *state;
    char root[4096];
    assert_non_null(realpath(SAMPLE_DIR, root));
    f->options.file_root = root;
    fixture_reopen(f);
    AUTO(buf) url = BUF_INIT;
    buf_printf(&url, "file://%s/sample.opml", root);
    subscribe_sample(f, buf_c(&url));
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_readable(f);
    assert_int_equal(httpd_count(f->httpd, NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(t) cmocka_unit_test_setup_teardown(t, fixture_setup, fixture_teardown)
        TEST(test_over_http),
        TEST(test_from_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
