/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit.h"

#include "screen/event.h"
#include "tui/keys.h"

static struct keymap *map_of(const char *const (*lines)[2], size_t n)
{
    struct keymap *map = keymap_new();
    for (size_t i = 0; i < n; i++)
        assert_true(keymap_bind(map, str_from(lines[i][0]), str_from(lines[i][1])));
    return map;
}

static const char *const lines[][2] = {
    {"gg", "top"}, {"<C-x>o", "next-pane"}, {"j", "down"}, {"0", "normal-size"}, {"Esc", "cancel"},
};

/* The last key's command, with its count in *count. */
static enum command typed(const char *keys, int *count)
{
    struct keymap *map = map_of(lines, ARRAY_SIZE(lines));
    struct keys k = {0};
    enum command last = COMMAND_NONE;
    for (const char *p = keys; *p; p++) {
        uint32_t key = *p == '^' ? (uint32_t)(KEY_MOD_CONTROL | 'x') : (uint32_t)*p;
        const struct binding *b = keys_feed(&k, map, key, count);
        last = b ? b->commands[0].command : COMMAND_NONE;
    }
    keymap_free(map);
    return last;
}

static void test_sequences_and_counts(void **state)
{
    int count = 0;
    assert_int_equal(typed("j", &count), COMMAND_DOWN);
    assert_int_equal(count, 0);
    assert_int_equal(typed("12j", &count), COMMAND_DOWN);
    assert_int_equal(count, 12);
    assert_int_equal(typed("10j", &count), COMMAND_DOWN);
    assert_int_equal(count, 10);
    assert_int_equal(typed("0", &count), COMMAND_NORMAL_SIZE);
    assert_int_equal(typed("g", &count), COMMAND_NONE);
    assert_int_equal(typed("gg", &count), COMMAND_TOP);
    assert_int_equal(typed("^o", &count), COMMAND_NEXT_PANE);
    assert_int_equal(typed("gxj", &count), COMMAND_DOWN); /* a broken sequence is forgotten */
    assert_int_equal(count, 0);
    assert_int_equal(typed("3\033", &count), COMMAND_NONE); /* a count is taken back */
    assert_int_equal(typed("3\033j", &count), COMMAND_DOWN);
    assert_int_equal(count, 0);
    assert_int_equal(typed("\033", &count), COMMAND_CANCEL);
    assert_int_equal(typed("99999999999j", &count), COMMAND_DOWN);
    assert_int_equal(count, KEYS_MAX_COUNT);
}

static void test_pending_is_shown(void **state)
{
    struct keymap *map = map_of(lines, ARRAY_SIZE(lines));
    struct keys k = {0};
    AUTO(buf) b = BUF_INIT;
    int count;
    assert_null(keys_feed(&k, map, '3', &count));
    assert_null(keys_feed(&k, map, 'g', &count));
    keys_add_pending(&k, &b);
    assert_string_equal(buf_c(&b), "3g");
    assert_non_null(keys_feed(&k, map, 'g', &count));
    assert_int_equal(count, 3);
    buf_clear(&b);
    keys_add_pending(&k, &b);
    assert_int_equal(b.n, 0);
    keymap_free(map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sequences_and_counts),
        cmocka_unit_test(test_pending_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
