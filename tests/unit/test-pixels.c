/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures over text: sequences sent, and unchanged rows not sent again. */
#include "tests/unit/unit.h"

#include "term/pixels.h"

static const struct style plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};
static const size_t ends[] = {2, 4, 6};
static const struct surface_pixels sixel = {.id = 5,
                                            .columns = 4,
                                            .rows = 3,
                                            .cell_width = 8,
                                            .cell_height = 16,
                                            .bytes = {"aabbcc", 6},
                                            .ends = ends};
static const struct surface_pixels kitty = {.id = 6,
                                            .kitty = true,
                                            .columns = 4,
                                            .rows = 3,
                                            .cell_width = 8,
                                            .cell_height = 16,
                                            .bytes = {"SEND", 4}};

static void frame(struct pixels *p, const struct surface *s, const char *before, const char *after)
{
    AUTO(buf) out = BUF_INIT;
    pixels_before(p, s, &out);
    assert_string_equal(buf_c(&out), before);
    buf_clear(&out);
    pixels_after(p, s, &out);
    assert_string_equal(buf_c(&out), after);
}

static void add(struct surface *s, const struct surface_pixels *pixels, int y)
{
    surface_clear(s, plain);
    s->clip = (struct rect){0, 1, 20, 4};
    surface_add_picture(s, &(struct surface_picture){.x = 2, .y = y, .rows = 3, .pixels = pixels},
                        plain);
    s->clip = (struct rect){0, 0, 20, 6};
}

#define BEGIN "\0337\033[0m\033[?25l"
#define END "\0338"

static void test_sixel(void **state)
{
    struct surface s;
    struct pixels p = {0};
    surface_init(&s, 20, 6);
    add(&s, &sixel, 2);
    frame(&p, &s, "", BEGIN "\033[3;3Haa\033[4;3Hbb\033[5;3Hcc" END);
    frame(&p, &s, "", ""); /* what stays is not sent again */
    /* Scrolled by a row: all of it moves. */
    add(&s, &sixel, 1);
    frame(&p, &s, "\0337\033[0m\033[3;3H\033[4X\033[4;3H\033[4X\033[5;3H\033[4X\0338",
          BEGIN "\033[2;3Haa\033[3;3Hbb\033[4;3Hcc" END);
    /* Scrolled out at the top: cut by rows. */
    add(&s, &sixel, 0);
    frame(&p, &s, "\0337\033[0m\033[2;3H\033[4X\033[3;3H\033[4X\033[4;3H\033[4X\0338",
          BEGIN "\033[2;3Hbb\033[3;3Hcc" END);
    /* Something lies over a row: it goes, and comes back with the last of it. */
    surface_text(&s, 5, 1, STR("x"), plain);
    frame(&p, &s, "\0337\033[0m\033[2;3H\033[4X\0338", "");
    add(&s, &sixel, 0);
    s.cursor_visible = true; /* and stays so */
    frame(&p, &s, "", BEGIN "\033[2;3Hbb" END "\033[?25h");
    /* Another picture at its place. */
    struct surface_pixels other = sixel;
    other.id = 9;
    add(&s, &other, 0);
    frame(&p, &s, "\0337\033[0m\033[3;3H\033[4X\033[2;3H\033[4X\0338",
          BEGIN "\033[2;3Hbb\033[3;3Hcc" END);
    AUTO(buf) out = BUF_INIT;
    pixels_clear(&p, true, &out);
    assert_string_equal(buf_c(&out), "\0337\033[0m\033[2;3H\033[4X\033[3;3H\033[4X\0338");
    buf_clear(&out);
    pixels_clear(&p, true, &out); /* nothing is left */
    assert_string_equal(buf_c(&out), "");
    frame(&p, &s, "", BEGIN "\033[2;3Hbb\033[3;3Hcc" END);
    /* A row that was emptied meanwhile is drawn again, and only this one. */
    pixels_forget_row(&p, 2);
    frame(&p, &s, "", BEGIN "\033[3;3Hcc" END);
    pixels_fini(&p);
    surface_fini(&s);
}

/* Sent once, placed by rows, and taken out of the terminal's memory at the end. */
static void test_kitty(void **state)
{
    struct surface s;
    struct pixels p = {0};
    surface_init(&s, 20, 6);
    add(&s, &kitty, 0);
    frame(&p, &s, "",
          BEGIN "SEND\033[2;3H\033_Ga=p,q=2,C=1,i=6,p=2,x=0,y=16,w=32,h=16,c=4,r=1\033\\"
                "\033[3;3H\033_Ga=p,q=2,C=1,i=6,p=3,x=0,y=32,w=32,h=16,c=4,r=1\033\\" END);
    add(&s, &kitty, -1);
    frame(&p, &s, "\0337\033[0m\033_Ga=d,d=i,q=2,i=6,p=2\033\\\033_Ga=d,d=i,q=2,i=6,p=3\033\\\0338",
          BEGIN "\033[2;3H\033_Ga=p,q=2,C=1,i=6,p=3,x=0,y=32,w=32,h=16,c=4,r=1\033\\" END);
    AUTO(buf) out = BUF_INIT;
    pixels_clear(&p, false, &out);
    assert_string_equal(buf_c(&out), "\0337\033[0m\033_Ga=d,d=i,q=2,i=6,p=3\033\\\0338");
    buf_clear(&out);
    pixels_clear(&p, true, &out);
    assert_string_equal(buf_c(&out), "\033_Ga=d,d=I,q=2,i=6\033\\");
    pixels_fini(&p);
    surface_fini(&s);
}

/* Nothing where the pane is too narrow, nothing of what is scrolled out. */
static void test_clip(void **state)
{
    struct surface s;
    surface_init(&s, 5, 6);
    surface_add_picture(&s, &(struct surface_picture){.x = 2, .y = 0, .rows = 3, .pixels = &sixel},
                        plain);
    assert_int_equal(s.pictures.n, 0);
    surface_resize(&s, 20, 6);
    add(&s, &sixel, 5);
    assert_int_equal(s.pictures.n, 0);
    add(&s, &sixel, 3);
    assert_int_equal(s.pictures.n, 1);
    assert_int_equal(s.pictures.v[0].rows, 2);
    surface_clear(&s, plain);
    assert_int_equal(s.pictures.n, 0);
    surface_fini(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sixel),
        cmocka_unit_test(test_kitty),
        cmocka_unit_test(test_clip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
