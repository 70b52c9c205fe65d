/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Failure messages are recognized by format. Without a translation each is unchanged;
 * tests/cli/language.sh covers translations. */
#include "tests/unit/unit.h"

#include <regex.h>
#include <string.h>

#include "present/reason.h"

static const char *const shapes[] = {
#define REASON(text) text,
#define PART(text) text,
#define N_(text) text
#include "present/reasons.def"
};

static void check_same(const char *detail)
{
    AUTO(buf) b = BUF_INIT;
    reason_add(&b, detail);
    assert_string_equal(buf_c(&b), detail);
}

/* A shape with its conversions replaced. */
static void fill(struct buf *b, const char *shape, const char *text, const char *number)
{
    for (const char *p = shape; *p; p++)
        if (*p == '%')
            buf_add_c(b, *(p += strcspn(p, "sdux")) == 's' ? text : number);
        else
            buf_add_char(b, *p);
}

/* Each shape, with something harmful in each place. */
static void test_shapes(void **state)
{
    static const char *const quoted[] = {"example.org", "",          "100%s%n", "%",
                                         ": ",          "it is: %d", "中文"};
    for (size_t i = 0; i < ARRAY_SIZE(shapes); i++) {
        for (size_t k = 0; k < ARRAY_SIZE(quoted); k++) {
            AUTO(buf) b = BUF_INIT;
            fill(&b, shapes[i], quoted[k], "17");
            check_same(buf_c(&b));
        }
    }
}

/* The first match wins. */
static void test_order(void **state)
{
    for (size_t i = 0; i < ARRAY_SIZE(shapes); i++) {
        AUTO(buf) pattern = BUF_INIT;
        regex_t regex;
        buf_add_char(&pattern, '^');
        fill(&pattern, shapes[i], ".*", "[0-9]*");
        buf_add_char(&pattern, '$');
        assert_int_equal(regcomp(&regex, buf_c(&pattern), REG_NOSUB), 0);
        for (size_t k = i + 1; k < ARRAY_SIZE(shapes); k++) {
            AUTO(buf) later = BUF_INIT;
            fill(&later, shapes[k], "example.org", "17");
            if (regexec(&regex, buf_c(&later), 0, NULL, 0) == 0)
                fail_msg("\"%s\" hides \"%s\"", shapes[i], shapes[k]);
        }
        regfree(&regex);
    }
}

static void test_others(void **state)
{
    check_same("");
    check_same("%s");
    check_same("cancelled by somebody");
    check_same("no answer from example.org in many seconds");
    check_same("not a web page, but not a web page, but not a web page, but plain text");
    check_same("example.org answers HTTP 404");
}

static void test_status(void **state)
{
    assert_true(reason_has_status("example.org answers HTTP 404: not found"));
    assert_true(reason_has_status("example.org answers HTTP 299"));
    assert_true(reason_has_status("example.org blocks automated access (HTTP 403)"));
    assert_false(reason_has_status("example.org does not answer in HTTP"));
    assert_false(reason_has_status("no such host: HTTP 404"));
    assert_false(reason_has_status("a web page"));
    assert_false(reason_has_status(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_others),
        cmocka_unit_test(test_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
