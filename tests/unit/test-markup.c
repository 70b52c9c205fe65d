/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/markup/markup.h"

struct pair {
    const char *in, *out;
};

static void test_decoded(void **state)
{
    static const struct pair cases[] = {
        {"caf&eacute; &amp; &lt;b&gt;", "café & <b>"},
        {"&#233;&#xe9;&#XE9;", "ééé"},
        {"&#146;s &#128;", "’s €"},
        {"&#55357;&#56832;&#xd83d;&#xde00;", "😀😀"},
        {"&#xd83d;x &#xde00; &#xd83d;&#x41; &#xd83d;&#", "�x � �A �&#"},
        {"&#0;&#xd800;&#x110000;&#99999999999;",
         "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
        {"AT&T, a & b, &, &;, &#;, &#x;, &nosuch;", "AT&T, a & b, &, &;, &#;, &#x;, &nosuch;"},
        {"&copy 2024 ?a=1&copy=2&copying", "© 2024 ?a=1&copy=2&copying"},
        {"&amp;amp;", "&amp;"},
        {"&CounterClockwiseContourIntegral;&fjlig;", "∳fj"},
        {"&#65", "A"},
        {"&eacute;&zwnj;&AElig;", "é\xe2\x80\x8cÆ"},
        {"&CounterClockwiseContourIntegral;", "∳"}, /* the longest */
        {"&Nosuch;&;", "&Nosuch;&;"},
        {"", ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT;
        markup_add_decoded(&b, str_from(cases[i].in));
        assert_string_equal(buf_c(&b), cases[i].out);
    }
}

static void test_text(void **state)
{
    static const struct pair cases[] = {
        {"<p>One <b>two</b>\n three</p><p>four", "One two three four"},
        {"a<br>b<br/>c", "a b c"},
        {"x<i>y</i>z", "xyz"},
        {"  <div> a </div> ", "a"},
        {"a<script>if (a < b) alert('</p>')</script>b<style>p{}</style >c", "abc"},
        {"a<!-->b", "ab"},
        {"a<!--->b", "ab"},
        {"a<!-- -- > -->b", "ab"},
        {"a<!-- <b> -->b<!DOCTYPE html><?php x ?>c", "abc"},
        {"1 < 2 and a <b", "1 < 2 and a <b"},
        {"cut off <a href=\"htt", "cut off"},
        {"<a title='a > b'>t</a>", "t"},
        {"Tom &amp; Jerry&nbsp;&lt;x&gt;", "Tom & Jerry\xc2\xa0<x>"},
        {"<script>never closed", ""},
        {"", ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT;
        markup_add_text(&b, str_from(cases[i].in), false);
        assert_string_equal(buf_c(&b), cases[i].out);
    }
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "before:");
    markup_add_text(&b, STR("<p>one</p>\n<p>two <br> three</p>"), true);
    assert_string_equal(buf_c(&b), "before:one\ntwo\nthree");
}

static void test_attributes(void **state)
{
    struct markup_tag tag;
    struct str s = STR("<IMG src=\"a>b\" alt='x' hidden width = 3 data-x=a/b />rest");
    assert_int_equal(markup_read_tag(s, &tag), s.n - 4);
    assert_str(tag.name, "IMG");
    assert_true(tag.empty);
    static const struct pair want[] = {
        {"src", "a>b"}, {"alt", "x"}, {"hidden", NULL}, {"width", "3"}, {"data-x", "a/b"}};
    struct str name, value;
    for (size_t i = 0; i < ARRAY_SIZE(want); i++) {
        assert_true(markup_next_attribute(&tag.attributes, &name, &value));
        assert_str(name, want[i].in);
        if (want[i].out)
            assert_str(value, want[i].out);
        else
            assert_null(value.p);
    }
    assert_false(markup_next_attribute(&tag.attributes, &name, &value));
    assert_int_equal(markup_read_tag(STR("<3"), &tag), 0);
    assert_true(markup_read_tag(STR("<a href='x>"), &tag) == SIZE_MAX);
}

static void test_escaped(void **state)
{
    AUTO(buf) b = BUF_INIT;
    markup_add_escaped(&b, STR("a<b> & \"c\" 'd'"));
    assert_string_equal(buf_c(&b), "a&lt;b&gt; &amp; &quot;c&quot; 'd'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decoded),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
