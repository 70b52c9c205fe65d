/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "base/compiler.h"
#include "engine/refresh/schedule.h"

enum { NOW = 1700000000, HOUR = 3600, DAY = 86400 }; /* Tue, 14 Nov 2023 22:13:20 GMT */

static struct schedule next(struct schedule_input in)
{
    in.now = NOW;
    in.interval_s = in.interval_s ? in.interval_s : HOUR;
    in.max_age_s = in.max_age_s ? in.max_age_s : -1;
    return schedule_next(&in);
}

static void test_longest_delay_wins(void **state)
{
    static const struct {
        struct schedule_input in;
        int64_t wait;
        const char *waiting;
    } cases[] = {
        {{.interval_s = HOUR}, HOUR, NULL},
        {{.interval_s = HOUR, .ttl_s = 600}, HOUR, NULL},
        {{.interval_s = HOUR, .own_network = true}, 0, NULL},
        {{.interval_s = HOUR, .own_network = true, .ttl_s = 600}, 600, "ttl"},
        {{.interval_s = HOUR, .ttl_s = 2 * HOUR}, 2 * HOUR, "ttl"},
        {{.interval_s = HOUR, .ttl_s = 30 * DAY}, DAY, "ttl"},
        {{.interval_s = 2 * DAY, .ttl_s = 30 * DAY}, 2 * DAY, NULL},
        {{.interval_s = HOUR, .max_age_s = 2 * HOUR}, 2 * HOUR, "Cache-Control"},
        {{.interval_s = HOUR, .max_age_s = 500 * DAY}, 5 * HOUR, "Cache-Control"},
        {{.interval_s = HOUR, .expires = NOW + 3 * HOUR}, 3 * HOUR, "Expires"},
        {{.interval_s = HOUR, .expires = NOW + 300 * HOUR}, 5 * HOUR, "Expires"},
        {{.interval_s = HOUR, .expires = -1}, HOUR, NULL},
        {{.interval_s = HOUR, .retry_at = NOW + 6 * HOUR}, 6 * HOUR, "Retry-After"},
        {{.interval_s = HOUR, .retry_at = NOW + 60}, HOUR, NULL},
        {{.interval_s = HOUR, .retry_at = NOW + 9 * DAY}, DAY, "Retry-After"},
        {{.interval_s = HOUR, .ttl_s = 2 * HOUR, .max_age_s = 3 * HOUR, .retry_at = NOW + 4 * HOUR},
         4 * HOUR,
         "Retry-After"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct schedule s = next(cases[i].in);
        assert_int_equal(s.due_at - NOW, cases[i].wait);
        if (cases[i].waiting)
            assert_string_equal(s.waiting, cases[i].waiting);
        else
            assert_null(s.waiting);
    }
}

static void test_skipped_hours_and_days(void **state)
{
    /* due at 23:13:20 on a Tuesday */
    struct schedule s = next((struct schedule_input){.skip_hours = 1u << 23});
    assert_int_equal(s.due_at, NOW - (22 * 3600 + 13 * 60 + 20) + DAY); /* midnight */
    assert_string_equal(s.waiting, "skipHours, skipDays");
    s = next((struct schedule_input){.skip_hours = 1u << 23 | 1u << 0 | 1u << 1});
    assert_int_equal(s.due_at, NOW - (22 * 3600 + 13 * 60 + 20) + DAY + 2 * HOUR);
    s = next((struct schedule_input){.skip_days = 1u << 2 | 1u << 3}); /* until Thursday */
    assert_int_equal(s.due_at, NOW - (22 * 3600 + 13 * 60 + 20) + 2 * DAY);
    s = next((struct schedule_input){.skip_hours = 1u << 5}); /* another hour */
    assert_int_equal(s.due_at, NOW + HOUR);
    assert_null(s.waiting);
    s = next((struct schedule_input){.skip_hours = 0xffffff}); /* not believed */
    assert_int_equal(s.due_at, NOW + HOUR);
    s = next((struct schedule_input){.skip_days = 0x7f});
    assert_int_equal(s.due_at, NOW + HOUR);
}

static void test_back_off(void **state)
{
    int64_t before = 0;
    for (int failures = 1; failures <= 40; failures++) {
        struct schedule s = next((struct schedule_input){.failures = failures, .seed = 7});
        int64_t wait = s.due_at - NOW, most = failures > 5 ? DAY : (int64_t)HOUR << (failures - 1);
        assert_true(wait <= most && wait >= most * 3 / 4);
        assert_true(failures > 5 || wait > before / 4 * 3);
        assert_string_equal(s.waiting, "back-off after failures");
        before = wait;
    }
    /* sources that failed together are spread out, each always to the same place */
    struct schedule_input one = {.failures = 3, .seed = 1}, two = {.failures = 3, .seed = 2};
    assert_int_not_equal(next(one).due_at, next(two).due_at);
    assert_int_equal(next(one).due_at, next(one).due_at);
    /* a Retry-After that is longer counts, a short interval is not hammered */
    one.retry_at = NOW + 20 * HOUR;
    assert_int_equal(next(one).due_at, NOW + 20 * HOUR);
    struct schedule_input eager = {.interval_s = 60, .failures = 1};
    assert_true(next(eager).due_at >= NOW + SCHEDULE_MIN_S * 3 / 4);
}

static void test_max_age(void **state)
{
    static const struct {
        const char *in;
        int64_t out;
    } cases[] = {
        {NULL, -1},
        {"", -1},
        {"public", -1},
        {"max-age=300", 300},
        {"public, MAX-AGE=300 , must-revalidate", 300},
        {"max-age=\"60\"", 60},
        {"s-maxage=60", -1},
        {"max-age=300, no-cache", 0},
        {"no-store", 0},
        {"max-age=-5", -1},
        {"max-age=", -1},
        {"max-age=soon", -1},
        {"max-age=99999999999999999999999", -1},
        {"x-max-age=3", -1},
        {",,,", -1},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_int_equal(schedule_max_age(cases[i].in), cases[i].out);
}

static void test_stopped(void **state)
{
    assert_true(schedule_is_stopped(ERROR_GONE, 1));
    assert_false(schedule_is_stopped(ERROR_HTTP, SCHEDULE_STOP_FAILURES - 1));
    assert_true(schedule_is_stopped(ERROR_HTTP, SCHEDULE_STOP_FAILURES));
    assert_false(schedule_is_stopped(ERROR_NONE, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_longest_delay_wins),
        cmocka_unit_test(test_back_off),
        cmocka_unit_test(test_skipped_hours_and_days),
        cmocka_unit_test(test_max_age),
        cmocka_unit_test(test_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
