/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "picture/drawing.h"

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
        {STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x4e\x20\0\0\x09\xc4"), 20000, 2500},
        {STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x4e\x21\0\0\0\xc8"), 0, 0},
        {STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x4e\x20\0\0\x09\xc5"), 0, 0}, /* pixels */
        {STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\0\xc8"), 0, 0},   /* too wide */
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
    picture_draw_cells(&p, 2, 1, PICTURE_TRUE, false, cells);
    /* A cell may be a block in front or a blank behind; the edge between two is softened. */
    for (int i = 0; i < 2; i++) {
        int32_t seen = cells[i].character == ' ' ? cells[i].background : cells[i].foreground;
        int red = seen >> 16 & 255, blue = seen & 255;
        assert_true(i == 0 ? red > blue : blue > red);
    }
    picture_draw_cells(&p, 2, 1, PICTURE_MONO, true, cells);
    assert_true(cells[0].character < 0x7f && cells[0].foreground == -1);
    picture_fini(&p);
}

static void fill(struct picture *p, int width, int height, uint32_t (*color)(int x, int y))
{
    *p = (struct picture){width, height, mem_zalloc((size_t)width * (size_t)height, 4)};
    for (int i = 0; i < width * height; i++) {
        uint32_t rgba = color(i % width, i / width);
        for (int c = 0; c < 4; c++)
            p->rgba[4 * i + c] = (uint8_t)(rgba >> (24 - 8 * c));
    }
}

/* Four fields, one of them clear. */
static uint32_t fields(int x, int y)
{
    static const uint32_t colors[] = {0xff0000ff, 0x00ff00ff, 0x0000ffff, 0xffffff00};
    return colors[(x >= 10) + 2 * (y >= 13)];
}

static uint32_t gradient(int x, int y)
{
    return (uint32_t)(x * 2) << 24 | (uint32_t)(y * 2) << 16 | (uint32_t)(x + y) << 8 | 0xff;
}

static void test_scale(void **state)
{
    struct picture p, small;
    fill(&p, 20, 26, fields);
    picture_scale(&p, 2, 2, &small);
    assert_memory_equal(small.rgba, "\xff\0\0\xff\0\xff\0\xff\0\0\xff\xff", 12);
    assert_int_equal(small.rgba[15], 0);
    picture_fini(&small);
    picture_scale(&p, 1, 1, &small); /* what is clear has no colour to give */
    assert_memory_equal(small.rgba, "\x55\x55\x55\xbf", 4);
    picture_fini(&small);
    picture_scale(&p, 40, 52, &small); /* larger works, too */
    assert_int_equal(small.rgba[0], 0xff);
    picture_fini(&small);
    picture_fini(&p);
}

/* Decodes sixel, inversely to picture_add_sixel(). Percentages; -1: transparent. */
struct screen {
    int width, height;
    int pixels[200 * 200];
};

static int read_number(const char **at)
{
    int n = 0;
    for (; ascii_digit(**at); (*at)++)
        n = n * 10 + **at - '0';
    return n;
}

static void draw_sixel(struct str s, struct screen *out)
{
    int palette[256] = {0}, color = 0, x = 0, y = 0;
    char *text = mem_strndup(s.p, s.n);
    const char *at = text + strlen("\033P0;1q\"1;1;");
    assert_true(str_starts(s, STR("\033P0;1q\"1;1;")));
    assert_true(str_ends(s, STR("\033\\")));
    out->width = read_number(&at);
    at++;
    out->height = read_number(&at);
    memset(out->pixels, 0xff, sizeof out->pixels);
    while (*at != '\033') {
        int count = 1;
        if (*at == '!') {
            at++;
            count = read_number(&at);
        }
        char c = *at++;
        if (c == '#') {
            color = read_number(&at);
            if (*at == ';') {
                int values[4];
                for (int i = 0; i < 4; i++) {
                    at++;
                    values[i] = read_number(&at);
                }
                assert_int_equal(values[0], 2);
                palette[color] = values[1] << 16 | values[2] << 8 | values[3];
            }
        } else if (c == '$') {
            x = 0;
        } else if (c == '-') {
            x = 0;
            y += 6;
        } else {
            assert_in_range(c, '?', '~');
            for (; count > 0; count--, x++) {
                for (int bit = 0; bit < 6; bit++) {
                    if ((c - '?') >> bit & 1) {
                        assert_in_range(x, 0, out->width - 1);
                        assert_in_range(y + bit, 0, out->height - 1);
                        out->pixels[(y + bit) * out->width + x] = palette[color];
                    }
                }
            }
        }
    }
    free(text);
}

/* Each row of cells by itself, with heights that are no multiple of a sixel's. */
static void test_sixel(void **state)
{
    struct picture p;
    AUTO(buf) b = BUF_INIT;
    struct screen *screen = MEM_NEW(struct screen);
    size_t ends[8];
    fill(&p, 20, 26, fields);
    picture_add_sixel(&b, &p, 2, ends);
    assert_int_equal(ends[1], b.n);
    for (int row = 0; row < 2; row++) {
        draw_sixel(str_slice(buf_str(&b), row ? ends[0] : 0, ends[row]), screen);
        assert_int_equal(screen->width, 20);
        assert_int_equal(screen->height, 13);
        for (int i = 0; i < 20 * 13; i++) {
            static const int wanted[] = {0x640000, 0x006400, 0x000064, -1};
            assert_int_equal(screen->pixels[i], wanted[(i % 20 >= 10) + 2 * row]);
        }
    }
    picture_fini(&p);
    buf_clear(&b);

    /* More colours than a palette has: none is far off. */
    fill(&p, 120, 120, gradient);
    picture_add_sixel(&b, &p, 8, ends);
    draw_sixel(str_slice(buf_str(&b), ends[2], ends[3]), screen);
    for (int i = 0; i < 120 * 15; i++) {
        uint32_t rgba = gradient(i % 120, i / 120 + 45);
        for (int c = 0; c < 3; c++) {
            int want = (int)(rgba >> (24 - 8 * c) & 255) * 100 / 255;
            int got = screen->pixels[i] >> (16 - 8 * c) & 255;
            assert_in_range(got, want < 15 ? 0 : want - 15, want + 15);
        }
    }
    picture_fini(&p);
    free(screen);
}

static uint32_t noise(int x, int y)
{
    return ((uint32_t)(x * 7919 + y * 104729) * 2654435761u) | 0xff;
}

/* The chunks of the transmission, put together: base64 of a PNG file of that size. */
static void test_kitty(void **state)
{
    struct picture p;
    AUTO(buf) b = BUF_INIT;
    struct error e;
    int chunks = 0;
    fill(&p, 120, 120, noise);
    if (picture_add_kitty(&b, &p, 77, &e)) {
        assert_true(str_starts(buf_str(&b), STR("\033_Ga=t,f=100,q=2,i=77,m=1;iVBORw0KGgo")));
        struct str rest = buf_str(&b);
        for (size_t end; (end = str_find(rest, STR("\033\\"), 0)) != SIZE_MAX; chunks++) {
            size_t start = str_find_char(rest, ';', 0);
            assert_true(end - start - 1 <= 4096);
            bool last = end + 2 == rest.n;
            assert_int_equal(rest.p[start - 1], last ? '0' : '1');
            rest = str_slice(rest, end + 2, rest.n);
        }
        assert_true(chunks > 1);
    } else {
        assert_int_equal(e.code, ERROR_UNSUPPORTED);
    }
    picture_fini(&p);
}

static void test_drawing(void **state)
{
    static const struct drawing_options options[] = {
        {.columns = 3, .rows = 2, .how = PICTURE_SYMBOLS, .colors = PICTURE_256},
        {.columns = 3, .rows = 2, .how = PICTURE_SIXEL, .cell_width = 7, .cell_height = 13},
        {.columns = 3, .rows = 2, .how = PICTURE_KITTY, .cell_width = 7, .cell_height = 13},
    };
    for (size_t i = 0; i < ARRAY_SIZE(options); i++) {
        struct picture_drawing d;
        struct error e;
        if (picture_drawing_make(&d, bytes_of(png, sizeof png), &options[i], &e)) {
            assert_int_equal(d.cells != NULL, options[i].how == PICTURE_SYMBOLS);
            assert_int_equal(d.ends != NULL, options[i].how == PICTURE_SIXEL);
            assert_int_equal(d.bytes.n > 0, options[i].how != PICTURE_SYMBOLS);
        } else {
            assert_int_equal(e.code, ERROR_UNSUPPORTED);
        }
        picture_drawing_fini(&d);
        assert_false(picture_drawing_make(&d, STR("GIF89a"), &options[i], &e));
        picture_drawing_fini(&d);
    }
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
    AUTO(buf) path = BUF_INIT, bytes = BUF_INIT;
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
}

static void test_damage(void **state)
{
    struct error e;
    struct picture p;
    for (size_t n = 0; n < sizeof gif; n++) {
        if (picture_decode(bytes_of(gif, n), 2, 1, &p, &e))
            picture_fini(&p);
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
        cmocka_unit_test(test_type),   cmocka_unit_test(test_size),
        cmocka_unit_test(test_fit),    cmocka_unit_test(test_decode),
        cmocka_unit_test(test_shrink), cmocka_unit_test(test_damage),
        cmocka_unit_test(test_scale),  cmocka_unit_test(test_sixel),
        cmocka_unit_test(test_kitty),  cmocka_unit_test(test_drawing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
