/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <string.h>

#include "text/find/anchor.h"

static const char before[] =
    "From: 衡阳日报\nThe bridge was closed in spring.\nIn autumn it reopened "
    "to walkers.\n为贯彻落实科教兴市战略，珠晖区组建了教育教学研究联盟，"
    "各校教师每两周集中教研一次。\nThe end is near now.";

static uint32_t place_of(const char *text, const char *what)
{
    return (uint32_t)(strstr(text, what) - text);
}

static void check(const char *after, const char *what)
{
    uint64_t anchor = anchor_make(str_from(before), place_of(before, what));
    uint32_t found = anchor_find(str_from(after), anchor);
    if (found != place_of(after, what)) {
        print_error("“%s” is at %u, found at %u\n", what, place_of(after, what), found);
        fail();
    }
}

static void test_edited(void **state)
{
    static const char *const places[] = {"The bridge", "In autumn", "为贯彻",
                                         "珠晖区",     "The end",   "is near"};
    static const char longer[] =
        "From: 衡阳日报 | Views: 12\nCorrected: the mayor's name.\nThe bridge was closed in "
        "spring.\n"
        "A new paragraph about geese.\nIn autumn  it\nreopened, to walkers!\n"
        "新的一段。为贯彻落实科教兴市战略，珠晖区组建了教育教学研究联盟。"
        "各校教师每两周集中教研一次！\nThe end is near now.";
    for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
        check(before, places[i]);
        check(longer, places[i]);
    }
    /* Without its words the old offset has to do, within the text. */
    uint64_t anchor = anchor_make(str_from(before), 40);
    assert_int_equal(anchor_find(str_from("Short and other."), anchor), 16);
    assert_int_equal(anchor_find(STR(""), anchor), 0);
}

static void test_repeated(void **state)
{
    AUTO(buf) b = BUF_INIT;
    for (int i = 0; i < 20; i++)
        buf_add_c(&b, "All the paragraphs of this text are the very same one. \n");
    for (uint32_t at = 56; at + 56 < b.n; at += 56) {
        uint64_t anchor = anchor_make(buf_str(&b), at);
        assert_int_equal(anchor_find(buf_str(&b), anchor), at);
    }
}

static void test_bounds(void **state)
{
    static const char text[] = "abcdefghijklm";
    assert_true(anchor_make(str_from(text), 0) == 0);
    assert_int_equal(anchor_find(str_from(text), 5), 5); /* a bare offset */
    assert_true(anchor_make(str_from(text), 10) == 10);  /* too little follows */
    assert_true(anchor_make(str_from(text), 6) == 6);    /* seven letters, eight */
    assert_true(anchor_make(str_from(text), 5) > 5);
    assert_true(anchor_make(str_from(text), 99) == 99);
    assert_int_equal(anchor_find(str_from(text), 99), 13);
    for (uint32_t i = 1; i <= 13; i++) {
        uint64_t anchor = anchor_make(str_from(text), i);
        assert_true(anchor >> 63 == 0);
        assert_int_equal(anchor_find(str_from(text), anchor), i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edited),
        cmocka_unit_test(test_repeated),
        cmocka_unit_test(test_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
