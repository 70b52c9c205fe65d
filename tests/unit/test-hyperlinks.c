/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <string.h>

#include "term/hyperlinks.h"

static const struct style plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};
static const struct style underlined = {75, COLOR_DEFAULT, ATTRIBUTE_UNDERLINE};

static struct style look(void *context, struct style style)
{
    return style;
}

static void frame(struct hyperlinks *h, const struct surface *s, const bool *touched,
                  const char *sent)
{
    struct buf out = BUF_INIT;
    hyperlinks_after(h, s, touched, look, NULL, &out);
    assert_string_equal(buf_c(&out), sent);
    buf_fini(&out);
}

static void paint(struct surface *s, int y, const char *url)
{
    surface_text(s, 0, y, STR("see the site, 雁城"), plain);
    if (url) {
        surface_restyle(s, (struct rect){4, y, 8, 1}, underlined);
        surface_link(s, (struct rect){4, y, 8, 1}, 3, url);
    }
}

static void test_frames(void **state)
{
    static const char first[] = "\0337\033[2;5H\033[0;4;38;5;75m\033]8;id=g3;https://a.example/"
                                "\033\\the site\033]8;;\033\\\0338";
    struct surface s;
    struct hyperlinks h;
    bool touched[4] = {false, true, false, false}, none[4] = {false};
    surface_init(&s, 20, 4);
    hyperlinks_init(&h);
    frame(&h, &s, touched, ""); /* no link, no byte */
    paint(&s, 1, "https://a.example/");
    frame(&h, &s, touched, first);
    frame(&h, &s, none, ""); /* the same again */
    frame(&h, &s, touched, first);
    /* The address alone is another one: no row was touched. */
    surface_clear(&s, plain);
    paint(&s, 1, "https://b.example/");
    frame(&h, &s, none,
          "\0337\033[2;5H\033[0;4;38;5;75m\033]8;id=g3;https://b.example/\033\\the site"
          "\033]8;;\033\\\0338");
    /* No link any more: curses may have left the cells as they were. */
    surface_clear(&s, plain);
    paint(&s, 1, NULL);
    frame(&h, &s, touched, "\0337\033[2;5H\033[0mthe site\0338");
    frame(&h, &s, touched, "");
    /* Another program had the screen: what was a link there is none now. */
    surface_clear(&s, plain);
    paint(&s, 1, "https://a.example/");
    frame(&h, &s, touched, first);
    hyperlinks_clear(&h);
    surface_clear(&s, plain);
    paint(&s, 1, NULL);
    frame(&h, &s, touched, "");
    hyperlinks_fini(&h);
    surface_fini(&s);
}

static void test_runs(void **state)
{
    struct surface s;
    struct hyperlinks h;
    bool touched[2] = {true, true};
    surface_init(&s, 12, 2);
    hyperlinks_init(&h);
    /* Two looks in one link, Chinese, a blank; and on a doubled row there is none. */
    surface_text(&s, 0, 0, STR("雁城 ab"), plain);
    surface_restyle(&s, (struct rect){0, 0, 4, 1}, underlined);
    surface_link(&s, (struct rect){0, 0, 7, 1}, 1, "gemini://a.example/雁");
    surface_link(&s, (struct rect){0, 1, 7, 1}, 1, "gemini://a.example/雁");
    surface_set_row_size(&s, 1, ROW_DOUBLE_TOP);
    frame(&h, &s, touched,
          "\0337\033[1;1H\033[0;4;38;5;75m\033]8;id=g1;gemini://a.example/%E9%9B%81\033\\雁城"
          "\033]8;;\033\\\033[1;5H\033[0m\033]8;id=g1;gemini://a.example/%E9%9B%81\033\\ ab"
          "\033]8;;\033\\\0338");
    hyperlinks_fini(&h);
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
        assert_int_equal(s.n_links, 0);
        assert_int_equal(surface_cell(&s, 0, 0)->link, 0);
    }
    surface_link(&s, (struct rect){0, 0, 8, 1}, 0, "https://a.example/");
    surface_link(&s, (struct rect){0, 0, 8, 1}, 65536, "https://a.example/");
    assert_int_equal(s.n_links, 0);
    surface_link(&s, (struct rect){0, 0, 8, 1}, 1, "https://a.example/\033\\\007\x9c é b");
    assert_string_equal(s.links[0].url, "https://a.example/%1B\\%07%9C%20%C3%A9%20b");
    char url[2100] = "https://a.example/";
    memset(url + 18, 'x', 2083 - 18);
    surface_link(&s, (struct rect){0, 0, 8, 1}, 2, url);
    assert_int_equal(s.n_links, 2);
    url[2083] = 'x';
    surface_link(&s, (struct rect){0, 0, 8, 1}, 3, url);
    assert_int_equal(s.n_links, 2);
    /* Other text in a cell takes its link away. */
    surface_text(&s, 0, 0, STR("x"), plain);
    assert_int_equal(surface_cell(&s, 0, 0)->link, 0);
    assert_int_equal(surface_cell(&s, 1, 0)->link, 2);
    surface_fini(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_frames),
        cmocka_unit_test(test_runs),
        cmocka_unit_test(test_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
