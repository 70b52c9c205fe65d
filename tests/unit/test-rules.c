/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "base/file.h"
#include "page/rule/rules.h"

static void test_find(void **state)
{
    struct site_rules *rules = site_rules_new();
    struct site_rule rule;
    struct error e;
    assert_true(site_rules_add(rules,
                               STR("# a comment\n\nhost example.com  news.example.org\r\n"
                                   "path /art/*.html\r\n  title h1.a\r\n"
                                   "host example.com\ntitle h2\nbody #zoom, .text\n"),
                               "x.rules", &e));
    assert_true(site_rules_find(rules, STR("https://www.Example.com/art/2026/1.html?x=1"), &rule));
    assert_non_null(rule.fields[SITE_TITLE]);
    assert_non_null(rule.fields[SITE_BODY]);
    assert_null(rule.fields[SITE_DATE]);
    const struct selector *first = rule.fields[SITE_TITLE];
    assert_true(site_rules_find(rules, STR("http://example.com/other.html"), &rule));
    assert_true(rule.fields[SITE_TITLE] != first);
    assert_true(site_rules_find(rules, STR("http://news.example.org/art/.html"), &rule));
    assert_true(rule.fields[SITE_TITLE] == first);
    assert_null(rule.fields[SITE_BODY]);
    assert_false(site_rules_find(rules, STR("http://news.example.org/art/x.htm"), &rule));
    assert_null(rule.fields[SITE_TITLE]);
    assert_false(site_rules_find(rules, STR("http://notexample.com/art/1.html"), &rule));
    assert_false(site_rules_find(rules, STR("no address"), &rule));
    assert_false(site_rules_find(NULL, STR("http://example.com/"), &rule));
    site_rules_free(rules);
}

static void test_errors(void **state)
{
    static const char *const bad[][2] = {
        {"title h1\n", "f:1: a \"host\" line has to come first"},
        {"host a.b\n\ntitel h1\n", "f:3: unknown word \"titel\""},
        {"host a.b\ntitle\n", "f:2: \"title\" needs a value"},
        {"host a.b\ntitle h1\ntitle h2\n", "f:3: \"title\" is set twice"},
        {"host a.b\ntitle h1[\n", "f:2: not a selector: h1["},
        {"host http://a.b/\n", "f:1: a host is a name such as example.com"},
        {"host a.b\npath x\n", "f:2: a path starts with \"/\" or \"*\""},
    };
    struct site_rules *rules = site_rules_new();
    for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
        struct error e;
        struct site_rule rule;
        assert_false(site_rules_add(rules, str_from(bad[i][0]), "f", &e));
        assert_int_equal(e.code, ERROR_INVALID);
        assert_string_equal(e.detail, bad[i][1]);
        assert_false(site_rules_find(rules, STR("http://a.b/"), &rule));
    }
    site_rules_free(rules);
}

static void test_limits(void **state)
{
    struct site_rules *rules = site_rules_new();
    AUTO(buf) b = BUF_INIT;
    struct error e;
    buf_add_chars(&b, '\n', SITE_RULES_MAX_BYTES + 1);
    assert_false(site_rules_add(rules, buf_str(&b), "f", &e));
    assert_int_equal(e.code, ERROR_LIMIT);
    buf_clear(&b);
    for (int i = 0; i <= SITE_RULES_MAX_BLOCKS; i++)
        buf_add_c(&b, "host a.example\n");
    assert_false(site_rules_add(rules, buf_str(&b), "f", &e));
    assert_int_equal(e.code, ERROR_LIMIT);
    site_rules_free(rules);
}

/* The rules that come along are right, and say something about their sites. */
static void test_bundled(void **state)
{
    static const char *const sites[][2] = {
        {"southeast", "http://fz.fjsen.com/2024-02/21/content_31523524.htm"},
        {"southeast", "http://fz.fjsen.com/node_143_2.htm"},
        {"jiaxing", "http://www.jiaxing.gov.cn/api-gateway/jpaas-publish-server/front/page"},
    };
    const char *top = getenv("srcdir");
    for (size_t i = 0; i < ARRAY_SIZE(sites); i++) {
        struct site_rules *rules = site_rules_new();
        AUTO(buf) path = BUF_INIT, text = BUF_INIT;
        struct site_rule rule;
        struct error e = {0};
        buf_printf(&path, "%s/data/sites/%s.rules", top ? top : ".", sites[i][0]);
        assert_true(file_read(path.p, 1 << 20, &text, &e));
        bool ok = site_rules_add(rules, buf_str(&text), sites[i][0], &e);
        assert_string_equal(e.detail, "");
        assert_true(ok);
        assert_true(site_rules_find(rules, str_from(sites[i][1]), &rule));
        site_rules_free(rules);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_bundled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
