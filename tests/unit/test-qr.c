/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A QR code as drawn in cells, read by zbarimg (zbar-tools). */
#include "tests/unit/unit.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "tui/draw/qr.h"

extern char **environ;

enum { SCALE = 4, QUIET = 4 };

static const char address[] =
    "https://news.example/2026/11/29/a-story?id=$(touch x)&q=%E9%9B%81#part;'\"`";

/* Shade of the upper or lower half of a cell, on a terminal of light text on black (or the reverse,
 * with `on_light`). */
static int shade(const struct surface *s, int x, int y, bool lower, bool on_light)
{
    const struct cell *c = surface_cell(s, x, y);
    const char *text = surface_cell_text(s, c);
    int32_t front = c->style.foreground, back = c->style.background;
    bool full = strcmp(text, "█") == 0 || strcmp(text, "#") == 0;
    bool half = strcmp(text, lower ? "▄" : "▀") == 0;
    int32_t color = full || half ? front : back;
    if (color == COLOR_DEFAULT)
        return (full || half) != on_light ? 255 : 0;
    return color & 0xff;
}

/* Exit status; -1 when there is no such program. */
static int run_zbarimg(const char *option, const char *file, const char *output)
{
    char *argv[] = {(char *)"zbarimg", (char *)"-q", (char *)option, (char *)file, NULL};
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status = -1;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC,
                                     0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (posix_spawnp(&child, argv[0], &actions, NULL, argv, environ) == 0)
        waitpid(child, &status, 0);
    posix_spawn_file_actions_destroy(&actions);
    return status < 0 || !WIFEXITED(status) ? -1 : WEXITSTATUS(status);
}

/* Writes what the terminal shows as a picture, and has zbarimg read it. */
static void check_scan(unsigned style)
{
    struct qr_code code;
    struct surface s;
    struct error e;
    int columns, rows;
    char path[] = "test-qr.XXXXXX";
    AUTO(buf) read = BUF_INIT;
    bool ascii = style & QR_ASCII;
    assert_true(qr_encode(address, &code, &e));
    qr_measure(&code, QUIET, style, &columns, &rows);
    surface_init(&s, columns, rows);
    qr_paint(&code, QUIET, style, &s, 0, 0);
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *file = fdopen(fd, "w");
    int width = columns * SCALE, height = rows * SCALE * 2;
    fprintf(file, "P5 %d %d 255\n", width, height);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            bool lower = y / SCALE % 2 == 1 && !ascii;
            fputc(shade(&s, x / SCALE, y / SCALE / 2, lower, style & QR_ON_LIGHT), file);
        }
    }
    fclose(file);
    assert_int_equal(run_zbarimg("--raw", path, "test-qr.out"), 0);
    assert_true(file_read("test-qr.out", 1000, &read, &e));
    buf_truncate(&read, read.n > 0 ? read.n - 1 : 0);
    assert_string_equal(buf_c(&read), address);
    unlink(path);
    unlink("test-qr.out");
    surface_fini(&s);
    free(code.dark);
}

static void test_scan(void **state)
{
    static const unsigned styles[] = {QR_BLOCKS,
                                      QR_ASCII,
                                      QR_MONO,
                                      QR_MONO | QR_ON_LIGHT,
                                      QR_ASCII | QR_MONO,
                                      QR_ASCII | QR_MONO | QR_ON_LIGHT};
    for (size_t i = 0; i < ARRAY_SIZE(styles); i++)
        check_scan(styles[i]);
}

static void test_too_long(void **state)
{
    struct qr_code code;
    struct error e;
    char *text = mem_zalloc(4000, 1);
    memset(text, 'x', 3999);
    assert_false(qr_encode(text, &code, &e));
    assert_int_equal(e.code, ERROR_LIMIT);
    free(text);
}

static bool is_supported(void)
{
    struct qr_code code;
    struct error e;
    bool ok = qr_encode("goose", &code, &e);
    if (ok)
        free(code.dark);
    return ok;
}

int main(void)
{
    if (!is_supported() || run_zbarimg("--version", NULL, "/dev/null") != 0) {
        puts("SKIPPED: QR codes need libqrencode-dev, and their test zbar-tools");
        return 77;
    }
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_scan),
                                       cmocka_unit_test(test_too_long)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
