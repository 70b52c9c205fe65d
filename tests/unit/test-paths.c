/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/paths.h"

static char home[64];

static int set_up(void **state)
{
    static const char *const files[] = {"lake.opml", "lakes", ".hidden", "bad\nname"};
    snprintf(home, sizeof home, "/tmp/gander-paths.XXXXXX");
    if (!mkdtemp(home) || setenv("HOME", home, 1) != 0)
        return -1;
    for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
        AUTO(buf) path = BUF_INIT;
        buf_printf(&path, "%s/%s", home, files[i]);
        FILE *f = i == 1 ? NULL : fopen(path.p, "w");
        bool made = i == 1 ? mkdir(path.p, 0700) == 0 : f && fclose(f) == 0;
        if (!made)
            return -1;
    }
    return 0;
}

static int tear_down(void **state)
{
    static const char *const files[] = {"lake.opml", "lakes", ".hidden", "bad\nname"};
    for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
        AUTO(buf) path = BUF_INIT;
        buf_printf(&path, "%s/%s", home, files[i]);
        remove(path.p);
    }
    return rmdir(home);
}

static void assert_matches(const char *typed, const char *want)
{
    AUTO(buf) b = BUF_INIT;
    path_add_matches(&b, typed);
    assert_string_equal(buf_c(&b), want);
}

static void test_matches(void **state)
{
    AUTO(buf) typed = BUF_INIT, want = BUF_INIT;
    assert_matches("~/la", "~/lake.opml\n~/lakes/\n");
    assert_matches("~/", "~/lake.opml\n~/lakes/\n");
    assert_matches("~/lake.", "~/lake.opml\n");
    assert_matches("~/.h", "~/.hidden\n");
    assert_matches("~/none", "");
    assert_matches("~/lakes/", "");
    assert_matches("/no/such/place/x", "");
    buf_printf(&typed, "%s/lakes", home);
    buf_printf(&want, "%s/lakes/\n", home);
    assert_matches(buf_c(&typed), buf_c(&want));
}

static void test_home(void **state)
{
    AUTO(buf) want = BUF_INIT;
    char *path = path_expand("~/lake.opml"), *other = path_expand("~someone/x");
    buf_printf(&want, "%s/lake.opml", home);
    assert_string_equal(path, buf_c(&want));
    assert_string_equal(other, "~someone/x");
    free(path);
    free(other);
    path = path_expand("");
    assert_string_equal(path, "");
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_matches),
        cmocka_unit_test(test_home),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
