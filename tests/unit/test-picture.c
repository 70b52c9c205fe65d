/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <string.h>

#include "base/file.h"
#include "picture/picture.h"

/* A 2 x 1 picture, red and blue, as PNG and GIF. */
static const unsigned char png[] = {
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48,
    0x44, 0x52, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00,
    0x00, 0x7b, 0x40, 0xe8, 0xdd, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78,
    0x9c, 0x63, 0xf8, 0xcf, 0x00, 0x04, 0xff, 0x01, 0x07, 0x00, 0x01, 0xff, 0xe2, 0x23,
    0x9e, 0x59, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};
static const unsigned char gif[] = {'G', 'I',  'F', '8', '9', 'a', 2,    0,    1,    0, 0x80, 0,
                                    0,   0xff, 0,   0,   0,   0,   0xff, 0x2c, 0,    0, 0,    0,
                                    2,   0,    1,   0,   0,   2,   2,    0x44, 0x0a, 0, 0x3b};

static struct str bytes_of(const unsigned char *p, size_t n)
{
    return (struct str){(const char *)p, n};
}

static void test_type(void **state)
{
    assert_string_equal(picture_type(STR("\xff\xd8\xff\xe0")), "image/jpeg");
    assert_string_equal(picture_type(STR("RIFF....WEBPVP8 ")), "image/webp");
    assert_string_equal(picture_type(bytes_of(png, sizeof png)), "image/png");
    assert_null(picture_type(STR("<svg xmlns='http://www.w3.org/2000/svg'/>")));
    assert_null(picture_type(STR("")));
}

static void test_fit(void **state)
{
    static const struct {
        int width, height, columns, rows, want_columns, want_rows;
    } cases[] = {
        {640, 400, 80, 40, 80, 25}, {640, 400, 80, 10, 32, 10}, {100, 10000, 80, 20, 1, 20},
        {10000, 1, 80, 20, 80, 1},  {1, 1, 1, 1, 1, 1},         {0, 0, 10, 10, 10, 1},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        int columns, rows;
        picture_fit(cases[i].width, cases[i].height, cases[i].columns, cases[i].rows, 1, 2,
                    &columns, &rows);
        assert_int_equal(columns, cases[i].want_columns);
        assert_int_equal(rows, cases[i].want_rows);
    }
}

/* From the head alone, of every kind; nothing of what is cut off, damaged or beyond the bounds. */
static void test_size(void **state)
{
    static const struct {
        struct str head;
        int width, height; /* 0: none */
    } cases[] = {
        {STR("GIF89a\x40\x01\xc8\0\x80\0\0"), 320, 200},
        {STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x40\0\0\0\xc8"), 320, 200},
        {STR("\xff\xd8\xff\xe0\0\x04JF\xff\xff\xc2\0\x11\x08\0\xc8\x01\x40\x03"), 320, 200},
        {STR("\xff\xd8\xff\xc4\0\x09\0\0\0\0\0\0\0\xff\xc0\0\x11\x08\0\xc8\x01\x40"), 320, 200},
        {STR("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x40\x01\xc8\0"), 320, 200},
        {STR("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x3f\xc1\x31\0\0\0\0\0\0"), 320, 200},
        {STR("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\x01\0\xc7\0\0"), 320, 200},
        {STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\0\xc8"), 0, 0}, /* too wide */
        {STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x40\0\0\0\0"), 0, 0},
        {STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"), 0, 0},
        {STR("\xff\xd8\xff\xe0\0\0\0\0\0\0\0\0\0"), 0, 0}, /* a segment without a length */
        {STR("\xff\xd8\xff\xe0\xff\xff"), 0, 0},
        {STR("<svg width='320' height='200'/>"), 0, 0},
        {STR(""), 0, 0},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        int width = 0, height = 0;
        assert_int_equal(picture_size(cases[i].head, &width, &height), cases[i].width > 0);
        assert_int_equal(width, cases[i].width);
        assert_int_equal(height, cases[i].height);
    }
}

static void check_red_blue(struct str bytes)
{
    struct picture p;
    struct error e;
    if (!picture_decode(bytes, 2, 1, &p, &e)) {
        assert_int_equal(e.code, ERROR_UNSUPPORTED); /* built without pictures */
        return;
    }
    assert_int_equal(p.width, 2);
    assert_int_equal(p.height, 1);
    assert_memory_equal(p.rgba, "\xff\0\0\xff\0\0\xff\xff", 8);
    struct picture_cell cells[2];
    assert_true(picture_draw_cells(&p, 2, 1, PICTURE_TRUE, false, cells, &e));
    /* A cell may be a block in front or a blank behind; the edge between two is softened. */
    for (int i = 0; i < 2; i++) {
        int32_t seen = cells[i].character == ' ' ? cells[i].background : cells[i].foreground;
        int red = seen >> 16 & 255, blue = seen & 255;
        assert_true(i == 0 ? red > blue : blue > red);
    }
    assert_true(picture_draw_cells(&p, 2, 1, PICTURE_MONO, true, cells, &e));
    assert_true(cells[0].character < 0x7f && cells[0].foreground == -1);
    struct buf b = BUF_INIT;
    assert_true(picture_add_pixels(&b, &p, 2, 1, 8, 16, PICTURE_SIXEL, &e));
    assert_true(str_starts(buf_str(&b), STR("\033P")));
    buf_clear(&b);
    assert_true(picture_add_pixels(&b, &p, 2, 1, 8, 16, PICTURE_KITTY, &e));
    assert_true(str_starts(buf_str(&b), STR("\033_G")));
    buf_fini(&b);
    picture_fini(&p);
}

static void test_decode(void **state)
{
    check_red_blue(bytes_of(gif, sizeof gif));
    check_red_blue(bytes_of(png, sizeof png));
}

/* A photograph is decoded smaller, but not smaller than wanted. */
static void test_shrink(void **state)
{
    const char *srcdir = getenv("srcdir");
    struct buf path = BUF_INIT, bytes = BUF_INIT;
    struct error e;
    struct picture p;
    buf_printf(&path, "%s/data/sample/img/lake.jpg", srcdir ? srcdir : ".");
    assert_true(file_read(path.p, 1 << 20, &bytes, &e));
    if (picture_decode(buf_str(&bytes), 80, 50, &p, &e)) {
        assert_in_range(p.width, 80, 400);
        assert_true(p.height >= 50);
        picture_fini(&p);
    } else {
        assert_int_equal(e.code, ERROR_UNSUPPORTED);
    }
    buf_fini(&bytes);
    buf_fini(&path);
}

static void test_damage(void **state)
{
    struct error e;
    struct picture p;
    for (size_t n = 0; n < sizeof gif; n++) {
        if (picture_decode(bytes_of(gif, n), 2, 1, &p, &e)) {
            picture_fini(&p);
        }
        assert_null(p.rgba);
    }
    unsigned char large[sizeof gif];
    memcpy(large, gif, sizeof gif);
    large[6] = large[7] = large[8] = large[9] = 0xff; /* 65535 x 65535 */
    assert_false(picture_decode(bytes_of(large, sizeof large), 2, 1, &p, &e));
    assert_true(e.code == ERROR_LIMIT || e.code == ERROR_UNSUPPORTED);
    assert_false(picture_decode(STR("<html>"), 2, 1, &p, &e));
    assert_int_equal(e.code, ERROR_UNSUPPORTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_type),   cmocka_unit_test(test_size),   cmocka_unit_test(test_fit),
        cmocka_unit_test(test_decode), cmocka_unit_test(test_shrink), cmocka_unit_test(test_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
