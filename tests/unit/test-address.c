/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <string.h>

#include "text/url/address.h"

struct typed {
    const char *in;
    const char *out[ADDRESS_MAX];
};

static void check(const struct typed *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        AUTO(address) a = {0};
        struct error e = {0};
        bool ok = address_read(str_from(cases[i].in), &a, &e);
        for (size_t k = 0; k < ADDRESS_MAX; k++) {
            const char *want = cases[i].out[k] ? cases[i].out[k] : "";
            const char *got = k < a.n ? a.v[k] : "";
            if (strcmp(want, got) != 0)
                fail_msg("«%s» gives «%s», not «%s» (%s)", cases[i].in, got, want, e.detail);
        }
        assert_true(ok == (a.n > 0));
    }
}

static void test_what_is_around(void **state)
{
    static const struct typed cases[] = {
        {"https://goose.example/feed", {"https://goose.example/feed"}},
        {"  \n https://goose.example/feed\t\r\n", {"https://goose.example/feed"}},
        {"\xc2\xa0\xe3\x80\x80https://goose.example/feed\xe2\x80\x8b\xef\xbb\xbf",
         {"https://goose.example/feed"}},
        {"\"https://goose.example/feed\"", {"https://goose.example/feed"}},
        {"<https://goose.example/feed>", {"https://goose.example/feed"}},
        {"<URL:https://goose.example/feed>", {"https://goose.example/feed"}},
        {"“https://goose.example/feed”,", {"https://goose.example/feed"}},
        {"「https://goose.example/feed」。", {"https://goose.example/feed"}},
        {"(see https://goose.example/feed)", {"https://goose.example/feed"}},
        {"Pond news: https://goose.example/feed (daily)", {"https://goose.example/feed"}},
        {"[Pond news](https://goose.example/feed)", {"https://goose.example/feed"}},
        {"<a href=\"https://goose.example/feed\">Pond</a>", {"https://goose.example/feed"}},
        {"https://goose.example/lake(1)", {"https://goose.example/lake(1)"}},
        {"https://goose.exa\nmple/very/\n   long/feed.xml",
         {"https://goose.example/very/long/feed.xml"}},
        {"https://goose.example/pond feed.xml",
         {"https://goose.example/pond%20feed.xml", "https://goose.example/pondfeed.xml",
          "https://goose.example/pond"}},
        {"https:// goose.example /feed", {"https://goose.example/feed"}},
        {"http: //goose .example/feed", {"http://goose.example/feed"}},
        {"https://goose.example is a good one", {"https://goose.example"}},
        {"https://goose.example/f?a=1&amp;b=2", {"https://goose.example/f?a=1&b=2"}},
        {"https://goose.example/f?utm_source=mail&a=1&fbclid=x#top",
         {"https://goose.example/f?a=1#top"}},
        {"https://goose.example/f?utm_source=mail", {"https://goose.example/f"}},
        {" @gander@goose.example ", {"https://goose.example/@gander"}},
    };
    check(cases, ARRAY_SIZE(cases));
}

static void test_schemes(void **state)
{
    static const struct typed cases[] = {
        {"HTTP://Goose.Example/Feed", {"http://goose.example/Feed"}},
        {"feed:https://goose.example/feed", {"https://goose.example/feed"}},
        {"feed:http://goose.example/feed", {"http://goose.example/feed"}},
        {"feed://https://goose.example/feed", {"https://goose.example/feed"}},
        {"feed://goose.example/feed", {"https://goose.example/feed", "http://goose.example/feed"}},
        {"pcast://goose.example/c", {"https://goose.example/c", "http://goose.example/c"}},
        {"itpc://goose.example/c", {"https://goose.example/c", "http://goose.example/c"}},
        {"rss:goose.example/c", {"https://goose.example/c", "http://goose.example/c"}},
        {"view-source:https://goose.example/", {"https://goose.example/"}},
        {"http:/goose.example/feed", {"http://goose.example/feed"}},
        {"http:goose.example/feed", {"http://goose.example/feed"}},
        {"https//goose.example/feed", {"https://goose.example/feed"}},
        {"https;//goose.example/feed", {"https://goose.example/feed"}},
        {"https:\\\\goose.example\\feed", {"https://goose.example/feed"}},
        {"http://http://goose.example/feed", {"http://goose.example/feed"}},
        {"http://https//goose.example/feed", {"https://goose.example/feed"}},
        {"ttps://goose.example/feed", {"https://goose.example/feed"}},
        {"https：／／goose。example／feed", {"https://goose.example/feed"}},
        {"https://goose.example/上（下）",
         {"https://goose.example/"
          "%E4%B8%8A%EF%BC%88%E4%B8%8B%EF%BC%89"}},
    };
    check(cases, ARRAY_SIZE(cases));
}

static void test_without_a_scheme(void **state)
{
    static const struct typed cases[] = {
        {"goose.example", {"https://goose.example", "http://goose.example"}},
        {"//goose.example/feed", {"https://goose.example/feed", "http://goose.example/feed"}},
        {"://goose.example/feed", {"https://goose.example/feed", "http://goose.example/feed"}},
        {"goose.example:81/feed",
         {"https://goose.example:81/feed", "http://goose.example:81/feed"}},
        {"bücher.example/neu", {"https://bücher.example/neu", "http://bücher.example/neu"}},
        {"127.0.0.1:8080/x", {"http://127.0.0.1:8080/x", "https://127.0.0.1:8080/x"}},
        {"localhost:8080", {"http://localhost:8080", "https://localhost:8080"}},
        {"localhost/feed", {"http://localhost/feed", "https://localhost/feed"}},
        {"[::1]:8080/x", {"http://[::1]:8080/x", "https://[::1]:8080/x"}},
        {"[::1]", {"http://[::1]", "https://[::1]"}},
        {"[goose.example]", {"https://goose.example", "http://goose.example"}},
        {"u:p@goose.example/feed",
         {"https://u:p@goose.example/feed", "http://u:p@goose.example/feed"}},
        {"goose.example/a b",
         {"https://goose.example/a%20b", "http://goose.example/a%20b", "https://goose.example/ab",
          "https://goose.example/a"}},
    };
    check(cases, ARRAY_SIZE(cases));
}

static void test_what_is_none(void **state)
{
    static const struct typed cases[] = {
        {""},
        {"   "},
        {"\""},
        {"goose"},
        {"two words"},
        {"a goose.example b"},
        {"file:///etc/passwd"},
        {"/srv/feeds.d/a.xml"},
        {"./goose.example/a.xml"},
        {"~/feeds.opml"},
        {"feeds.opml"},
        {"C:\\feeds\\a.opml"},
        {"javascript:alert(1)"},
        {"feed:javascript:alert(1)"},
        {"view-source:file:///etc/passwd"},
        {"feed:///srv/a.xml"},
        {"gopher://goose.example/1"},
        {"ftp://goose.example/1"},
        {"exec:ls"},
        {"exec:~/bin/feed https://goose.example/"},
        {" filter:sed https://goose.example/"},
        {"|curl https://goose.example/"},
        {"data:text/html,x"},
        {"mailto:me@goose.example"},
        {"me@goose.example"},
        {"@me"},
        {"@me@goose"},
        {"@me/x@goose.example"},
        {"http://"},
        {"https:///"},
        {"http://<goose>/"},
        {"goose.example:port"},
        {"goose.example:99999"},
    };
    check(cases, ARRAY_SIZE(cases));
}

static void test_hosts_in_lists(void **state)
{
    assert_true(address_begins_with_host(STR("goose.example/feed.xml")));
    assert_true(address_begins_with_host(STR("localhost:80/feed.xml")));
    assert_false(address_begins_with_host(STR("feed.xml")));
    assert_false(address_begins_with_host(STR("feeds/a.xml")));
    assert_false(address_begins_with_host(STR("/goose.example/a.xml")));
    assert_false(address_begins_with_host(STR("../a.xml")));
    assert_true(address_is_wrapped(STR(" feed:https://goose.example/")));
    assert_false(address_is_wrapped(STR("https://goose.example/feed:")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_around),   cmocka_unit_test(test_schemes),
        cmocka_unit_test(test_without_a_scheme), cmocka_unit_test(test_what_is_none),
        cmocka_unit_test(test_hosts_in_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
