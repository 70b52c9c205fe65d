/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit.h"

#include "config/keymap.h"
#include "screen/event.h"

static void assert_key(const char *written, uint32_t key, const char *canonical)
{
    uint32_t keys[KEYMAP_MAX_SEQUENCE];
    size_t n;
    AUTO(buf) name = BUF_INIT;
    assert_true(key_parse(str_from(written), keys, &n, NULL));
    assert_int_equal(n, 1);
    assert_int_equal(keys[0], key);
    key_add_name(&name, keys, n);
    assert_string_equal(buf_c(&name), canonical);
}

static void test_single_keys(void **state)
{
    assert_key("g", 'g', "g");
    assert_key("<", '<', "<");
    assert_key("-", '-', "-");
    assert_key("é", 0xe9, "é");
    assert_key("Space", ' ', "Space");
    assert_key("C-d", KEY_MOD_CONTROL | 'd', "C-d");
    assert_key("C-D", KEY_MOD_CONTROL | 'd', "C-d");
    assert_key("M-x", KEY_MOD_ALT | 'x', "M-x");
    assert_key("S-Tab", KEY_BACK_TAB, "S-Tab");
    assert_key("F5", KEY_FUNCTION + 5, "F5");
    assert_key("F24", KEY_FUNCTION + 24, "F24");
    assert_key("C-PageDown", KEY_MOD_CONTROL | KEY_PAGE_DOWN, "C-PageDown");
    assert_key("C--", KEY_MOD_CONTROL | '-', "C--");
}

static void test_sequences(void **state)
{
    uint32_t keys[KEYMAP_MAX_SEQUENCE];
    size_t n;
    AUTO(buf) name = BUF_INIT;
    assert_true(key_parse(STR("<C-x>o<Space>"), keys, &n, NULL));
    assert_int_equal(n, 3);
    assert_int_equal(keys[0], KEY_MOD_CONTROL | 'x');
    key_add_name(&name, keys, n);
    assert_string_equal(buf_c(&name), "<C-x>o<Space>");
}

static void test_no_keys(void **state)
{
    static const char *const wrong[] = {"", "g g", "<C->", "abcde", "S-a", "\x01", "<Nowhere>x"};
    uint32_t keys[KEYMAP_MAX_SEQUENCE];
    size_t n;
    for (size_t i = 0; i < ARRAY_SIZE(wrong); i++) {
        struct error e = {0};
        assert_false(key_parse(str_from(wrong[i]), keys, &n, &e));
        assert_int_equal(e.code, ERROR_USAGE);
    }
}

static enum command found(const struct keymap *map, const char *written)
{
    uint32_t keys[KEYMAP_MAX_SEQUENCE];
    size_t n;
    const struct binding *b = NULL;
    assert_true(key_parse(str_from(written), keys, &n, NULL));
    return keymap_find(map, keys, n, &b) == KEYMAP_FOUND ? b->commands[0].command : COMMAND_NONE;
}

static void test_defaults(void **state)
{
    struct keymap *map = keymap_load("default");
    assert_int_equal(found(map, "j"), COMMAND_DOWN);
    assert_int_equal(found(map, "Down"), COMMAND_DOWN);
    assert_int_equal(found(map, "C-r"), COMMAND_REDO);
    assert_int_equal(found(map, "|"), COMMAND_PIPE);
    assert_int_equal(keymap_of(map, COMMAND_DOWN)->keys[0], 'j');
    assert_null(keymap_of(map, COMMAND_SET));
    keymap_free(map);
    map = keymap_load("newsboat");
    assert_int_equal(found(map, "N"), COMMAND_TOGGLE_READ);
    keymap_free(map);
    assert_null(keymap_load("emacs"));
}

/* No two commands want one key: the later would silently take it from the earlier. */
static void test_defaults_are_all_kept(void **state)
{
    static const char *const maps[] = {"default", "newsboat"};
    for (size_t m = 0; m < ARRAY_SIZE(maps); m++) {
        struct keymap *map = keymap_load(maps[m]);
        for (enum command c = COMMAND_NONE + 1; c < COMMAND_COUNT; c++) {
            const struct command_info *info = command_info(c);
            struct str rest = str_from(m ? info->newsboat_keys : info->keys), key;
            while (str_split(&rest, ' ', &key)) {
                char *copy = mem_strndup(key.p, key.n);
                if (*copy && found(map, copy) != c)
                    fail_msg("%s: %s is taken from %s", maps[m], copy, info->name);
                free(copy);
            }
        }
        keymap_free(map);
    }
}

static void test_sequences_replace_what_hides_them(void **state)
{
    struct keymap *map = keymap_load("default");
    uint32_t g = 'g';
    const struct binding *b = NULL;
    assert_true(keymap_bind(map, STR("gg"), STR("top")));
    assert_int_equal(keymap_find(map, &g, 1, &b), KEYMAP_BEGINS);
    assert_int_equal(found(map, "gg"), COMMAND_TOP);
    assert_true(keymap_bind(map, STR("g"), STR("set text-size 3")));
    assert_int_equal(keymap_find(map, &g, 1, &b), KEYMAP_FOUND);
    assert_int_equal(b->commands[0].command, COMMAND_SET);
    assert_string_equal(b->commands[0].argument, "text-size 3");
    assert_int_equal(found(map, "gg"), COMMAND_NONE);
    assert_true(keymap_unbind(map, STR("g"), NULL));
    assert_int_equal(keymap_find(map, &g, 1, &b), KEYMAP_NONE);
    keymap_free(map);
}

static void test_wrong_bindings(void **state)
{
    struct keymap *map = keymap_new();
    assert_false(keymap_bind(map, STR("x"), STR("no-such-thing")));
    assert_false(keymap_bind(map, STR("x"), STR("down 3")));
    assert_false(keymap_bind(map, STR("x"), STR("")));
    assert_int_equal(keymap_count(map), 0);
    keymap_free(map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_single_keys),
        cmocka_unit_test(test_sequences),
        cmocka_unit_test(test_no_keys),
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_defaults_are_all_kept),
        cmocka_unit_test(test_sequences_replace_what_hides_them),
        cmocka_unit_test(test_wrong_bindings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
