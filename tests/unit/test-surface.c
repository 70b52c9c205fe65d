/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit.h"

#include <string.h>

#include "screen/surface.h"
#include "tests/support/screen-text.h"
#include "text/display/width.h"

static const struct style plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};

static void assert_screen(const struct surface *s, const char *want)
{
    AUTO(buf) b = BUF_INIT;
    surface_add_plain(&b, s);
    assert_string_equal(buf_c(&b), want);
    for (int y = 0; y < s->height; y++) {
        int left = 0; /* of a wide cluster: no part of one anywhere */
        for (int x = 0; x < s->width; x++) {
            const struct cell *c = surface_cell(s, x, y);
            assert_int_equal(c->width == 0, left > 0);
            left = left > 0 ? left - 1 : c->width - 1;
        }
        assert_int_equal(left, 0);
    }
}

static void test_text(void **state)
{
    struct surface s;
    surface_init(&s, 8, 2);
    assert_int_equal(surface_text(&s, 1, 0, STR("a衡阳e\xcc\x81"), plain), 7);
    assert_int_equal(surface_text(&s, 5, 1, STR("xy衡"), plain), 9);
    assert_screen(&s, " a衡阳e\xcc\x81\n     xy\n");
    surface_fini(&s);
}

/* Three cells, of which each may be the one that is overwritten; and clusters longer than a cell
 * has room for. */
static void test_long_clusters(void **state)
{
    static const char *const left[] = {"a x  b\n", "a  x b\n", "a   xb\n"};
    struct surface s, again;
    surface_init(&s, 6, 1);
    surface_init(&again, 6, 1);
    for (int x = 2; x < 5; x++) {
        surface_clear(&s, plain);
        surface_text(&s, 0, 0, STR("a \u1000\u103c\u1031b"), plain);
        assert_screen(&s, "a \u1000\u103c\u1031b\n");
        surface_text(&s, x, 0, STR("x"), plain);
        assert_screen(&s, left[x - 2]);
    }
    AUTO(buf) stack = BUF_INIT;
    buf_add_char(&stack, 'o');
    for (int i = 0; i < 200; i++)
        buf_add_c(&stack, i % 2 ? "\u0302" : "\u0323");
    surface_clear(&s, plain);
    surface_text(&s, 0, 0, buf_str(&stack), plain);
    surface_text(&s, 1, 0, buf_str(&stack), plain);
    surface_text(&again, 1, 0, buf_str(&stack), plain);
    assert_string_equal(surface_cell_text(&s, surface_cell(&s, 1, 0)), stack.p);
    assert_int_equal(s.long_texts.n, 1);
    /* Equal by their bytes, as a row that stays is known. */
    assert_memory_equal(surface_cell(&s, 0, 0), surface_cell(&s, 1, 0), sizeof(struct cell));
    assert_memory_equal(surface_cell(&s, 0, 0), surface_cell(&again, 1, 0), sizeof(struct cell));
    surface_clear(&s, plain);
    assert_int_equal(s.long_texts.n, 0);
    surface_fini(&s);
    surface_fini(&again);
}

/* A mark in a piece of text of its own goes with the letter before it, or a blank. */
static void test_marks_apart(void **state)
{
    struct surface s;
    surface_init(&s, 8, 1);
    surface_text(&s, 0, 0, STR("e"), plain);
    surface_text(&s, 1, 0, STR("\u0301 衡"), plain);
    surface_text(&s, 4, 0, STR("\u0308x"), plain);
    surface_text(&s, 7, 0, STR("\u0302y"), plain);
    surface_text(&s, 0, 0, STR("\u0302"), plain); /* nothing is before it */
    assert_screen(&s, "e\u0301 衡\u0308x \u00a0\u0302y\n");
    surface_fini(&s);
}

static void test_overwriting_half_blanks_the_rest(void **state)
{
    struct surface s;
    surface_init(&s, 8, 1);
    surface_text(&s, 0, 0, STR("衡阳衡阳"), plain);
    surface_text(&s, 1, 0, STR("x"), plain);
    assert_screen(&s, " x阳衡阳\n");
    surface_text(&s, 3, 0, STR("山"), plain);
    assert_screen(&s, " x 山 阳\n");
    surface_fill(&s, (struct rect){7, 0, 1, 1}, plain);
    assert_screen(&s, " x 山\n");
    surface_fini(&s);
}

static void test_clip(void **state)
{
    struct surface s;
    surface_init(&s, 8, 2);
    surface_text(&s, 0, 0, STR("........"), plain);
    s.clip = (struct rect){3, 0, 2, 1};
    surface_text(&s, 0, 0, STR("衡阳衡阳"), plain);
    surface_text(&s, 0, 1, STR("hidden"), plain);
    assert_screen(&s, "...  ...\n\n");
    surface_text(&s, -1, 0, STR("衡阳衡阳"), plain);
    assert_screen(&s, "...衡...\n\n");
    surface_fill(&s, (struct rect){-5, -5, 100, 100}, plain);
    assert_screen(&s, "...  ...\n\n");
    surface_fini(&s);
}

static void test_repeat(void **state)
{
    struct surface s;
    surface_init(&s, 6, 3);
    surface_text(&s, 0, 0, STR("abcdef"), plain);
    surface_text(&s, 0, 1, STR("衡阳衡"), plain);
    surface_repeat(&s, (struct rect){-2, 1, 5, 1}, STR("─"), plain);
    surface_repeat(&s, (struct rect){5, 0, 1, 9}, STR("|"), plain);
    surface_repeat(&s, (struct rect){0, 3, 6, 1}, STR("x"), plain);
    surface_repeat(&s, (struct rect){-3, 2, 2, 1}, STR("x"), plain);
    assert_screen(&s, "abcde|\n───  |\n     |\n");
    surface_fini(&s);
}

/* ASCII and other text over each other, from each column and in each clip. */
static void test_ascii(void **state)
{
    enum { TEXTS = 5, COLUMNS = 6, CLIPS = 4 };
    static const char *const texts[TEXTS] = {"ab c", "e\u0301x", "a衡b", "x\ty", "衡阳"};
    for (size_t i = 0; i < TEXTS * TEXTS * COLUMNS * CLIPS; i++) {
        struct str under = str_from(texts[i % TEXTS]), over = str_from(texts[i / TEXTS % TEXTS]);
        int from = (int)(i / TEXTS / TEXTS % COLUMNS) - 1, x = from;
        int first = (int)(i / TEXTS / TEXTS / COLUMNS);
        struct surface s, each;
        surface_init(&s, 5, 1);
        surface_init(&each, 5, 1);
        surface_text(&s, 0, 0, under, plain);
        surface_text(&each, 0, 0, under, plain);
        s.clip = each.clip = (struct rect){first, 0, 4 - first, 1};
        int end = surface_text(&s, from, 0, over, plain);
        struct cluster c;
        for (size_t at = 0; x < 4 && cluster_next(over, &at, &c);)
            x = surface_text(&each, x, 0, c.text, plain);
        assert_int_equal(end, x);
        assert_memory_equal(s.cells, each.cells, 5 * sizeof *s.cells);
        surface_fini(&s);
        surface_fini(&each);
    }
}

static void test_controls_are_not_painted(void **state)
{
    struct surface s;
    surface_init(&s, 8, 1);
    surface_text(&s, 0, 0, STR("a\x1b[2J\n\xc2\x9b"), plain);
    assert_screen(&s, "a[2J\n");
    surface_fini(&s);
}

static void test_sizes_are_bounded(void **state)
{
    struct surface s;
    surface_init(&s, 0, -3);
    assert_int_equal(s.width, 1);
    assert_int_equal(s.height, 1);
    assert_null(surface_cell(&s, 1, 0));
    surface_text(&s, 0, 0, STR("衡"), plain);
    assert_screen(&s, "\n");
    surface_fini(&s);
}

/* Only addresses that may be opened, nothing that could end the sequence, nothing too long. */
static void test_addresses(void **state)
{
    static const char *const refused[] = {"javascript:alert(1)", "file:///etc/passwd", "data:x",
                                          "/relative", ""};
    struct surface s;
    surface_init(&s, 8, 1);
    for (size_t i = 0; i < ARRAY_SIZE(refused); i++) {
        surface_link(&s, (struct rect){0, 0, 8, 1}, (int)i + 1, refused[i]);
        assert_int_equal(s.links.n, 0);
        assert_int_equal(surface_cell(&s, 0, 0)->link, 0);
    }
    surface_link(&s, (struct rect){0, 0, 8, 1}, 0, "https://a.example/");
    surface_link(&s, (struct rect){0, 0, 8, 1}, 65536, "https://a.example/");
    assert_int_equal(s.links.n, 0);
    surface_link(&s, (struct rect){0, 0, 8, 1}, 1, "https://a.example/\033\\\007\x9c é b");
    assert_string_equal(s.links.v[0].url, "https://a.example/%1B\\%07%9C%20%C3%A9%20b");
    char url[2100] = "https://a.example/";
    memset(url + 18, 'x', 2083 - 18);
    surface_link(&s, (struct rect){0, 0, 8, 1}, 2, url);
    assert_int_equal(s.links.n, 2);
    url[2083] = 'x';
    surface_link(&s, (struct rect){0, 0, 8, 1}, 3, url);
    assert_int_equal(s.links.n, 2);
    /* Other text in a cell takes its link away. */
    surface_text(&s, 0, 0, STR("x"), plain);
    assert_int_equal(surface_cell(&s, 0, 0)->link, 0);
    assert_int_equal(surface_cell(&s, 1, 0)->link, 2);
    surface_fini(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_long_clusters),
        cmocka_unit_test(test_marks_apart),
        cmocka_unit_test(test_overwriting_half_blanks_the_rest),
        cmocka_unit_test(test_clip),
        cmocka_unit_test(test_repeat),
        cmocka_unit_test(test_ascii),
        cmocka_unit_test(test_controls_are_not_painted),
        cmocka_unit_test(test_sizes_are_bounded),
        cmocka_unit_test(test_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
