/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/programs.h"
#include "base/file.h"

static void check_split(const char *command, size_t count, const char *const *want)
{
    char **argv = arguments_split(command);
    assert_int_equal(argv == NULL, count == 0);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(argv[i], want[i]);
    assert_null(argv ? argv[count] : NULL);
    free(argv);
}

static void test_split(void **state)
{
    check_split("less", 1, (const char *[]){"less"});
    check_split("  a  'b c' \"d\\\"e\" f\\ g ", 4, (const char *[]){"a", "b c", "d\"e", "f g"});
    check_split("a ''", 2, (const char *[]){"a", ""});
    check_split("", 0, NULL);
    check_split("  ", 0, NULL);
    check_split("a 'open", 0, NULL);
    setenv("HOME", "/home/goose", 1);
    check_split("~/bin/feed -c ~/feedrc a~/b '~/c' \\~/d ~", 7,
                (const char *[]){"/home/goose/bin/feed", "-c", "/home/goose/feedrc", "a~/b", "~/c",
                                 "~/d", "~"});
}

/* A browser that runs `line`, whose output goes into the file "arguments". */
static char *fake_program(char *directory, const char *line)
{
    struct buf path = BUF_INIT, script = BUF_INIT;
    assert_non_null(mkdtemp(directory));
    buf_printf(&path, "%s/browser", directory);
    buf_printf(&script, "#!/bin/sh\n%s > %s/written\nmv %s/written %s/arguments\n", line, directory,
               directory, directory);
    assert_true(file_write_atomic(path.p, buf_str(&script), NULL));
    assert_int_equal(chmod(path.p, 0700), 0);
    buf_fini(&script);
    return buf_take(&path);
}

/* That writes its arguments, one a line. */
static char *fake_browser(char *directory)
{
    return fake_program(directory, "printf '%s\\n' \"$@\"");
}

static void remove_program(const char *directory, char *program)
{
    AUTO(buf) file = BUF_INIT;
    buf_printf(&file, "%s/arguments", directory);
    unlink(file.p);
    unlink(program);
    rmdir(directory);
    free(program);
}

/* Output of the program, once it exists; to free(). */
static char *wait_for_output(const char *directory)
{
    struct buf file = BUF_INIT, text = BUF_INIT;
    buf_printf(&file, "%s/arguments", directory);
    while (!file_read(file.p, 10000, &text, NULL))
        usleep(1000);
    buf_fini(&file);
    return buf_take(&text);
}

/* A program in the background belongs to no terminal: closing that does not end it. */
static void test_session(void **state)
{
    for (int background = 0; background <= 1; background++) {
        char directory[] = "test-session.XXXXXX";
        char *program = fake_program(directory, "cut -d ' ' -f 6 /proc/$$/stat");
        struct error e;
        assert_true(program_open_url(program, "http://a.example/", background, &e));
        char *session = wait_for_output(directory);
        assert_int_equal(atol(session) == (long)getsid(0), !background);
        free(session);
        remove_program(directory, program);
    }
}

/* Whatever this program does with Ctrl-C, the other one does as usual. */
static void test_interrupt(void **state)
{
    char directory[] = "test-interrupt.XXXXXX";
    char *program = fake_program(directory, "sed -n 's/^SigIgn:.*\\(.\\)$/\\1/p' /proc/$$/status");
    struct error e;
    signal(SIGINT, SIG_IGN);
    assert_true(program_open_url(program, "http://a.example/", false, &e));
    signal(SIGINT, SIG_DFL);
    char *ignored = wait_for_output(directory);
    assert_int_equal(strtol(ignored, NULL, 16) & 1 << (SIGINT - 1), 0);
    free(ignored);
    remove_program(directory, program);
}

static void set_or_unset(const char *name, const char *value)
{
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

/* Of the clipboard, by the display that there is, and what is installed; a setting wins. */
static void test_clipboard(void **state)
{
    static const struct {
        const char *installed, *wayland, *x, *configured, *expected; /* NULL: unset, none */
    } cases[] = {
        {"wl-copy", "wayland-0", ":0", "", "wl-copy"},
        {"xclip", "wayland-0", ":0", "", "xclip -selection clipboard"},
        {"xclip", "wayland-0", NULL, "", NULL},
        {"xsel", NULL, ":0", "", "xsel --clipboard --input"},
        {"wl-copy", NULL, ":0", "", NULL},
        {"xclip", NULL, NULL, "", NULL},
        {"xclip", NULL, ":0", "off", NULL},
        {"xclip", NULL, NULL, "pbcopy -x", "pbcopy -x"},
    };
    char *before = mem_strdup(getenv("PATH"));
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char directory[] = "test-clipboard.XXXXXX";
        AUTO(buf) path = BUF_INIT;
        assert_non_null(mkdtemp(directory));
        buf_printf(&path, "%s/%s", directory, cases[i].installed);
        assert_true(file_write_atomic(path.p, STR("#!/bin/sh\n"), NULL));
        assert_int_equal(chmod(path.p, 0700), 0);
        setenv("PATH", directory, 1);
        set_or_unset("WAYLAND_DISPLAY", cases[i].wayland);
        set_or_unset("DISPLAY", cases[i].x);
        const char *found = program_clipboard(cases[i].configured);
        assert_string_equal(found ? found : "none", cases[i].expected ? cases[i].expected : "none");
        unlink(path.p);
        rmdir(directory);
    }
    set_or_unset("WAYLAND_DISPLAY", NULL);
    set_or_unset("DISPLAY", NULL);
    setenv("PATH", before, 1);
    free(before);
}

/* $BROWSER is a list: what is not installed is passed over. */
static void test_browser_list(void **state)
{
    char directory[] = "test-browsers.XXXXXX";
    char *program = fake_browser(directory);
    AUTO(buf) path = BUF_INIT;
    struct error e;
    char *before = mem_strdup(getenv("PATH"));
    buf_printf(&path, "/nowhere:%s:%s", directory, before);
    setenv("PATH", path.p, 1);
    setenv("BROWSER", "no-such-browser:/no/such/browser:browser --first:false", 1);
    assert_true(program_open_url(NULL, "http://a.example/", false, &e));
    char *arguments = wait_for_output(directory);
    assert_string_equal(arguments, "--first\nhttp://a.example/\n");
    unsetenv("BROWSER");
    setenv("PATH", before, 1);
    free(arguments);
    free(before);
    remove_program(directory, program);
}

/* Every value stays within its argument, and is neither a command nor an option. */
static void test_run(void **state)
{
    char directory[] = "test-run.XXXXXX";
    char *program = fake_browser(directory);
    AUTO(buf) command = BUF_INIT;
    struct error e;
    const struct argument_value values[] = {{'u', "http://a.example/?%t=%20"},
                                            {'t', "-rf $(touch x); rm 'a\nb\" %s"},
                                            {'s', ""},
                                            {'f', "/tmp/a b"}};
    buf_printf(&command, "%s --as='%%t|%%s' %%t %%%%u %%u %%s %%f 100%% %%x", program);
    assert_true(program_run(command.p, values, ARRAY_SIZE(values), false, &e));
    char *arguments = wait_for_output(directory);
    assert_string_equal(arguments, "--as=-rf $(touch x); rm 'a\nb\" %s|\n"
                                   " -rf $(touch x); rm 'a\nb\" %s\n"
                                   "%u\nhttp://a.example/?%t=%20\n\n/tmp/a b\n100%\n%x\n");
    assert_false(program_run("'open", values, ARRAY_SIZE(values), false, &e));
    assert_int_equal(e.code, ERROR_USAGE);
    free(arguments);
    remove_program(directory, program);
}

static void test_hostile_address(void **state)
{
    static const char *const urls[] = {
        "http://example.org/$(touch hacked)",     "http://example.org/`touch hacked`;touch hacked",
        "http://example.org/'\"; touch hacked #", "http://example.org/ -o hacked\n--help",
        "mailto:a@example.org?subject=%s%n%s",
    };
    char directory[] = "test-programs.XXXXXX";
    char *browser = fake_browser(directory);
    AUTO(buf) arguments = BUF_INIT, want = BUF_INIT, file = BUF_INIT;
    buf_printf(&file, "%s/arguments", directory);
    for (size_t i = 0; i < ARRAY_SIZE(urls); i++) {
        struct error e;
        AUTO(buf) command = BUF_INIT;
        buf_printf(&command, "%s --new '%%s'", browser);
        assert_true(program_open_url(command.p, urls[i], false, &e));
        buf_clear(&arguments);
        buf_clear(&want);
        assert_true(file_read(file.p, 10000, &arguments, &e));
        buf_printf(&want, "--new\n%s\n", urls[i]);
        assert_string_equal(buf_c(&arguments), want.p);
        assert_int_equal(access("hacked", F_OK), -1);
    }
    unlink(file.p);
    unlink(browser);
    rmdir(directory);
    free(browser);
}

/* A picture's file is one argument, whatever its name; it is not waited for. */
static void test_viewer(void **state)
{
    char directory[] = "test-viewer.XXXXXX";
    char *viewer = fake_browser(directory);
    AUTO(buf) written = BUF_INIT, command = BUF_INIT, path = BUF_INIT;
    struct error e;
    buf_printf(&path, "%s/arguments", directory);
    buf_printf(&command, "%s --title 'a b'", viewer);
    assert_true(program_has_viewer(command.p));
    assert_true(program_open_file(command.p, "/a b;$(touch x)", true, &e));
    while (written.n == 0 || written.p[written.n - 1] != '\n' || !strstr(written.p, "touch x")) {
        buf_clear(&written);
        if (!file_read(path.p, 4096, &written, &e))
            buf_clear(&written);
        usleep(1000);
    }
    assert_string_equal(written.p, "--title\na b\n/a b;$(touch x)\n");
    assert_false(program_open_file("/no/such/viewer", "/a", true, &e));
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    assert_false(program_has_viewer(NULL)); /* then the browser has it */
    unlink(path.p);
    unlink(viewer);
    rmdir(directory);
    free(viewer);
}

static void test_refused_address(void **state)
{
    static const char *const urls[] = {"file:///etc/passwd", "javascript:alert(1)", "-help",
                                       "|touch hacked",      "exec:touch hacked",   ""};
    for (size_t i = 0; i < ARRAY_SIZE(urls); i++) {
        struct error e;
        assert_false(program_open_url("true", urls[i], false, &e));
        assert_int_equal(e.code, ERROR_UNSUPPORTED);
    }
}

/* A failure says what to set. */
static void test_failures(void **state)
{
    struct error e;
    assert_false(program_open_url("false", "http://a.example/", false, &e));
    assert_non_null(strstr(e.detail, "false failed (status 1)"));
    assert_non_null(strstr(e.detail, "$BROWSER or :set browser"));
    assert_false(program_open_mail("false", "mailto:?subject=x", false, &e));
    assert_non_null(strstr(e.detail, "; choose another: :set mail-program"));
    assert_false(program_open_file("false", "/a", false, &e));
    assert_non_null(strstr(e.detail, ":set opener"));
}

static void test_feed(void **state)
{
    struct error e;
    AUTO(buf) large = BUF_INIT;
    buf_add_chars(&large, 'x', 1 << 20);
    assert_true(program_feed("grep -q xxx", STR("a\nxxx\n"), &e));
    assert_false(program_feed("grep -q yyy", STR("a\nxxx\n"), &e));
    /* A program that does not read all of it is no failure. */
    assert_true(program_feed("true", buf_str(&large), &e));
    assert_false(program_feed("no-such-program-here", STR("x"), &e));
    assert_int_equal(e.code, ERROR_SYSTEM);
    assert_false(program_feed("'open", STR("x"), &e));
}

static void test_mailto(void **state)
{
    char *address = program_mailto(STR("A & b?"), STR("x\n\xe4\xb8\xad&subject=y"));
    assert_string_equal(address,
                        "mailto:?subject=A%20%26%20b%3F&body=x%0D%0A%E4%B8%AD%26subject%3Dy");
    free(address);
}

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_run),
        cmocka_unit_test(test_session),
        cmocka_unit_test(test_interrupt),
        cmocka_unit_test(test_browser_list),
        cmocka_unit_test(test_hostile_address),
        cmocka_unit_test(test_refused_address),
        cmocka_unit_test(test_failures),
        cmocka_unit_test(test_feed),
        cmocka_unit_test(test_mailto),
        cmocka_unit_test(test_clipboard),
        cmocka_unit_test(test_viewer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
