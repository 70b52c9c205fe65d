/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <stdio.h>
#include <unistd.h>

#include "base/base64.h"
#include "base/error.h"
#include "base/file.h"
#include "base/ids.h"
#include "base/mailbox.h"
#include "base/sha256.h"
#include "base/vec.h"

/* Words in texts of two letters, short and long, against a search byte by byte. */
static void test_find(void **state)
{
    char text[300];
    for (unsigned seed = 1; seed < 2000; seed++) {
        size_t n = seed % (seed % 2 ? 12 : sizeof text);
        for (size_t i = 0; i < n; i++)
            text[i] = (char)('a' + (seed * 2654435761u >> (i % 13 + i / 13) % 32) % 2);
        struct str s = {text, n}, what = str_slice(s, n / 3, n / 3 + seed % 5 + 1);
        what = seed % 3 ? what : STR("bab");
        for (size_t from = 0; from <= n; from += 1 + n / 9) {
            size_t want = SIZE_MAX;
            for (size_t at = from; at + what.n <= n && want == SIZE_MAX; at++)
                want = str_eq(str_slice(s, at, at + what.n), what) ? at : SIZE_MAX;
            assert_int_equal(str_find(s, what, from), what.n ? want : from);
        }
    }
}

static void test_str(void **state)
{
    assert_str(str_trim(STR("  a b\n")), "a b");
    assert_true(str_eq_nocase(STR("AbC"), STR("aBc")));
    assert_true(str_find((struct str){NULL, 0}, STR("a"), 0) == SIZE_MAX);
    assert_int_equal(str_find(STR("abcabc"), STR("ca"), 0), 2);
    assert_true(str_find(STR("abc"), STR("x"), 0) == SIZE_MAX);
    assert_int_equal(str_find_nocase(STR("<HTML>"), STR("html"), 0), 1);
    assert_int_equal(str_find_nocase(STR("hHhtMl Html"), STR("HTml"), 0), 2);
    assert_int_equal(str_find_nocase(STR("hHhtMl Html"), STR("hTML"), 3), 7);
    assert_int_equal(str_find_nocase(STR("hHhtMl Htm"), STR("html"), 3), SIZE_MAX);
    assert_int_equal(str_find_nocase(STR("a 1B"), STR("1b"), 0), 2);
    assert_int_equal(str_find_nocase(STR("ab"), STR(""), 2), 2);
    assert_int_equal(str_find_nocase(STR("ab"), STR(""), 3), SIZE_MAX);
    assert_int_equal(str_find_nocase(STR(""), STR("a"), 0), SIZE_MAX);
    struct str rest = STR("a,,b"), part;
    assert_true(str_split(&rest, ',', &part));
    assert_str(part, "a");
    assert_true(str_split(&rest, ',', &part));
    assert_str(part, "");
    assert_true(str_split(&rest, ',', &part));
    assert_str(part, "b");
    assert_false(str_split(&rest, ',', &part));
}

static void test_number(void **state)
{
    static const struct {
        const char *text;
        bool ok;
        int64_t value;
    } cases[] = {
        {"0", true, 0},
        {"-17", true, -17},
        {"9223372036854775807", true, INT64_MAX},
        {"-9223372036854775808", true, INT64_MIN},
        {"9223372036854775808", false, 0},
        {"", false, 0},
        {"-", false, 0},
        {"12a", false, 0},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        int64_t value = 0;
        assert_int_equal(str_to_int64(str_from(cases[i].text), &value), cases[i].ok);
        assert_true(value == cases[i].value);
    }
}

static void test_buf_limit(void **state)
{
    AUTO(buf) b;
    buf_init(&b, 5);
    buf_add_c(&b, "abc");
    buf_add_c(&b, "def");
    assert_true(b.full);
    assert_string_equal(buf_c(&b), "abc");
    buf_clear(&b);
    buf_printf(&b, "%d", 12345);
    assert_false(b.full);
    assert_string_equal(buf_c(&b), "12345");
    buf_printf(&b, "%s", "6");
    assert_true(b.full);
    assert_string_equal(buf_c(&b), "12345");
    AUTO(buf) long_text = BUF_INIT;
    buf_printf(&long_text, "a%63db", 1);
    assert_int_equal(long_text.n, 65);
    assert_true(str_ends(buf_str(&long_text), STR(" 1b")));
}

static void test_arena(void **state)
{
    struct arena a = {0};
    for (int i = 0; i < 1000; i++) {
        char *s = arena_printf(&a, "%d", i);
        assert_int_equal(atoi(s), i);
    }
    char *large = arena_alloc(&a, 5 << 20);
    large[(5 << 20) - 1] = 1;
    int numbers[] = {1, 2, 3};
    int *copy = arena_copy(&a, numbers, ARRAY_SIZE(numbers), sizeof *numbers);
    assert_memory_equal(copy, numbers, sizeof numbers);
    assert_non_null(arena_copy(&a, NULL, 0, sizeof *numbers));
    arena_fini(&a);
    assert_null(a.head);
}

static void test_error_detail(void **state)
{
    struct error e;
    char text[300];
    memset(text, 'a', 254);
    memcpy(text + 254, "\xe4\xb8\xad", 4); /* cut in its middle by the size of the detail */
    assert_false(error_set(&e, ERROR_INVALID, 0, "%s", text));
    assert_int_equal(strlen(e.detail), 254);
    error_set(&e, ERROR_INVALID, 0, "a\x1b[31mb");
    assert_string_equal(e.detail, "a [31mb");
}

static void test_file(void **state)
{
    char path[] = "test-file.XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    struct error e;
    AUTO(buf) b = BUF_INIT;
    assert_true(file_write_atomic(path, STR("one two"), &e));
    assert_true(file_read(path, 100, &b, &e));
    assert_str(buf_str(&b), "one two");
    assert_false(file_read(path, 3, &b, &e));
    assert_int_equal(e.code, ERROR_LIMIT);
    assert_false(file_read("no/such/file", 3, &b, &e));
    assert_int_equal(e.code, ERROR_SYSTEM);
    unlink(path);
}

static void test_mailbox(void **state)
{
    struct error e;
    struct mailbox *m = mailbox_new(&e);
    assert_non_null(m);
    assert_null(mailbox_take(m));
    mailbox_post(m, (void *)"a");
    mailbox_post(m, (void *)"b");
    assert_string_equal(mailbox_take(m), "a");
    assert_string_equal(mailbox_take(m), "b");
    assert_null(mailbox_take(m));
    mailbox_post(m, mem_strdup("left"));
    mailbox_free(m, free);
}

/* The examples of RFC 4648 section 10. */
static void test_base64(void **state)
{
    static const char *const encoded[] = {"",         "Zg==",     "Zm8=",    "Zm9v",
                                          "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
    for (size_t i = 0; i < ARRAY_SIZE(encoded); i++) {
        AUTO(buf) b = BUF_INIT;
        base64_add(&b, str_slice(STR("foobar"), 0, i));
        assert_string_equal(buf_c(&b), encoded[i]);
    }
}

/* The examples of FIPS 180-4 and its companion, and lengths around a block's end. */
static void test_sha256(void **state)
{
    char long_text[120];
    memset(long_text, 'a', sizeof long_text);
    const struct {
        struct str s;
        const char *want; /* the first eight bytes */
    } cases[] = {
        {STR(""), "e3b0c44298fc1c14"},
        {STR("abc"), "ba7816bf8f01cfea"},
        {STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), "248d6a61d20638b8"},
        {{long_text, 55}, "9f4390f8d30c2dd9"},
        {{long_text, 64}, "ffe054fe7ae0cb6d"},
        {{long_text, 119}, "31eba51c313a5c08"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        uint8_t hash[SHA256_BYTES];
        AUTO(buf) hex = BUF_INIT;
        sha256(cases[i].s, hash);
        for (int k = 0; k < 8; k++)
            buf_printf(&hex, "%02x", hash[k]);
        assert_string_equal(hex.p, cases[i].want);
    }
}

static void assert_downloads(const char *directory)
{
    char *found = xdg_download_directory();
    assert_string_equal(found, directory);
    free(found);
}

static void test_download_directory(void **state)
{
    static const struct {
        const char *line, *directory;
    } cases[] = {
        {"XDG_DOWNLOAD_DIR=\"$HOME/\\$ 下载\"", "/home/goose/$ 下载"},
        {"# XDG_DOWNLOAD_DIR=\"/no\"\nXDG_MUSIC_DIR=\"/music\"\n  XDG_DOWNLOAD_DIR=\"/data/in\"",
         "/data/in"},
        {"XDG_DOWNLOAD_DIR=\"relative\"", "/home/goose/Downloads"},
        {"XDG_DOWNLOAD_DIR=", "/home/goose/Downloads"},
    };
    char directory[] = "/tmp/gander-xdg-XXXXXX", path[64];
    struct error e;
    assert_non_null(mkdtemp(directory));
    setenv("HOME", "/home/goose", 1);
    setenv("XDG_CONFIG_HOME", directory, 1);
    assert_downloads("/home/goose/Downloads");
    snprintf(path, sizeof path, "%s/user-dirs.dirs", directory);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_true(file_write_atomic(path, str_from(cases[i].line), &e));
        assert_downloads(cases[i].directory);
    }
    unlink(path);
    rmdir(directory);
    unsetenv("HOME");
    assert_null(xdg_download_directory());
}

static void test_ids(void **state)
{
    int64_t ids[] = {7, INT64_MAX, -1, 7, INT64_MIN, 7, -1};
    assert_int_equal(ids_sort(NULL, 0), 0);
    assert_int_equal(ids_sort(ids, 7), 4);
    assert_true(ids[0] == INT64_MIN && ids[1] == -1 && ids[2] == 7 && ids[3] == INT64_MAX);
    assert_true(ids_have(ids, 4, INT64_MIN) && ids_have(ids, 4, 7) && ids_have(ids, 4, INT64_MAX));
    assert_false(ids_have(ids, 4, 0) || ids_have(ids, 3, INT64_MAX) || ids_have(NULL, 0, 0));
}

/* More words than are searched for at once, in texts of 29 signs. */
static void test_has_any(void **state)
{
    AUTO(buf) list = BUF_INIT;
    for (int i = 0; i < 130; i++)
        buf_printf(&list, "%s%c%c%d", i > 0 ? "|" : "", 'a' + i % 26, 'a' + i / 5, i);
    buf_add_c(&list, "|ab|zz|ez|{a|bcd");
    assert_true(str_has_any(STR("ozz129"), buf_c(&list)));
    char text[64];
    for (unsigned seed = 1; seed < 5000; seed++) {
        size_t n = seed % sizeof text;
        for (size_t i = 0; i < n; i++)
            text[i] = (char)('a' + (seed * 2654435761u >> (i % 13 + i / 13) % 32) % 29);
        struct str s = {text, n};
        assert_int_equal(str_has_any(s, buf_c(&list)), str_any(str_has, s, buf_c(&list)));
    }
}

static void test_any(void **state)
{
    const char *words = "by|von|作者";
    assert_true(str_any(str_eq, STR("作者"), words) && str_any(str_eq_nocase, STR("Von"), words));
    assert_true(str_any(str_starts, STR("by me"), words) && str_any(str_ends, STR("davon"), words));
    assert_false(str_any(str_eq, STR("Von"), words) || str_any(str_starts, STR("a by"), words) ||
                 str_any(str_eq, STR(""), words) || str_any(str_eq, STR("by|von"), words));
    assert_true(str_has_any(STR("the author: 作者"), words) && str_has_any(STR("davon"), words));
    assert_false(str_has_any(STR("b"), words) || str_has_any(STR("bvo作"), words) ||
                 str_has_any((struct str){NULL, 0}, words) || str_has_any(STR("by"), NULL));
    struct str word;
    assert_true(str_next_word(&words, &word) && str_eq(word, STR("by")));
    assert_true(str_next_word(&words, &word) && str_next_word(&words, &word));
    assert_true(str_eq(word, STR("作者")) && !str_next_word(&words, &word));
    assert_true(str_has_word(STR("an RSS-feed"), STR("rss")));
    assert_false(str_has_word(STR("cross"), STR("ross")) || str_has_word(STR(""), STR("rss")));
}

static void test_hex(void **state)
{
    uint32_t n;
    assert_true(str_to_hex(STR("0aF9"), &n));
    assert_int_equal(n, 0xaf9);
    assert_true(str_to_hex(STR("ffffffff"), &n));
    assert_int_equal(n, 0xffffffff);
    assert_false(str_to_hex(STR("0ffffffff"), &n) || str_to_hex(STR("g"), &n) ||
                 str_to_hex(STR(""), &n));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),    cmocka_unit_test(test_str),
        cmocka_unit_test(test_number),  cmocka_unit_test(test_buf_limit),
        cmocka_unit_test(test_arena),   cmocka_unit_test(test_error_detail),
        cmocka_unit_test(test_file),    cmocka_unit_test(test_mailbox),
        cmocka_unit_test(test_sha256),  cmocka_unit_test(test_ids),
        cmocka_unit_test(test_base64),  cmocka_unit_test(test_download_directory),
        cmocka_unit_test(test_any),     cmocka_unit_test(test_hex),
        cmocka_unit_test(test_has_any),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
