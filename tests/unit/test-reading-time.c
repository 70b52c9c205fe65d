/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/display/reading-time.h"

static long repeated(const char *text, int times)
{
    AUTO(buf) b = BUF_INIT;
    for (int i = 0; i < times; i++)
        buf_add_c(&b, text);
    return reading_time(buf_str(&b));
}

/* A minute of each kind. */
static void test_speeds(void **state)
{
    static const struct {
        const char *text;
        int times;
    } minutes[] = {
        {"goose ", 228},
        {"гусь, ", 228},
        {"거위\n", 228}, /* Korean has spaces */
        {"it's well-known 3.5 times. ", 57},
        {"雁，", 255},
        {"雁 goose ", 0},
        {"ガンは", 119},
    };
    for (size_t i = 0; i < ARRAY_SIZE(minutes); i++)
        assert_int_equal(repeated(minutes[i].text, minutes[i].times), minutes[i].times ? 1000 : 0);
    assert_int_equal(repeated("雁城 goose city ", 1140), 1140 * 2 * 1000 / 255 + 10000);
    assert_int_equal(reading_time(STR(" — … 12 !")), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_speeds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
