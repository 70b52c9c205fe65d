/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "app/pause.h"

static void test_keys(void **state)
{
    struct pause p = {0};
    assert_int_equal(pause_left_ms(&p, 1000), -1);
    pause_after_key(&p, 1000);
    assert_int_equal(pause_left_ms(&p, 1000), 50);
    pause_after_key(&p, 1030);
    assert_int_equal(pause_left_ms(&p, 1030), 50);
    /* A key held down does not keep events away. */
    for (int64_t now = 1060; now < 1400; now += 30) {
        assert_in_range(pause_left_ms(&p, now), 1, 50);
        pause_after_key(&p, now);
    }
    assert_int_equal(pause_left_ms(&p, 1400), -1);
    pause_after_key(&p, 1410); /* events were due, and none was there */
    assert_int_equal(pause_left_ms(&p, 1410), 50);
}

static void test_batches(void **state)
{
    struct pause p = {0};
    pause_after_events(&p, 1000);
    assert_int_equal(pause_left_ms(&p, 1000), 80);
    pause_after_key(&p, 1010); /* never shortens it */
    assert_int_equal(pause_left_ms(&p, 1010), 70);
    pause_after_key(&p, 1060);
    assert_int_equal(pause_left_ms(&p, 1060), 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_batches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
