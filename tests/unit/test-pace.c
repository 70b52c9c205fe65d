/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "term/pace.h"

static void test_behind(void **state)
{
    struct pace p = {0};
    assert_false(pace_asks(100));
    assert_true(pace_asks(1000));
    assert_int_equal(pace_behind_ms(&p, 50), 0);
    pace_ask(&p, 1000, 50);
    assert_int_equal(pace_behind_ms(&p, 50), 30000);
    assert_int_equal(pace_behind_ms(&p, 20050), 10000);
    assert_int_equal(pace_behind_ms(&p, 40000), 0);
    pace_answer(&p, 100);
    assert_int_equal(pace_behind_ms(&p, 101), 0);
}

/* By the last answer to a question; others, as to the first query, say nothing. */
static void test_quick_bytes(void **state)
{
    struct pace p = {0};
    pace_answer(&p, 50);
    assert_int_equal(pace_quick_bytes(&p), 0);
    pace_ask(&p, 1000, 50);
    assert_int_equal(pace_quick_bytes(&p), 0);
    pace_answer(&p, 50); /* within the millisecond */
    assert_int_equal(pace_quick_bytes(&p), 250000);
    pace_ask(&p, 1200, 1000);
    assert_int_equal(pace_quick_bytes(&p), 250000);
    pace_answer(&p, 6000); /* 2,400 baud */
    assert_int_equal(pace_quick_bytes(&p), 60);
    pace_answer(&p, 7000);
    assert_int_equal(pace_quick_bytes(&p), 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_behind),
        cmocka_unit_test(test_quick_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
