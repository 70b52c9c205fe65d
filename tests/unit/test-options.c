/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parser of command lines, with commands of this test. */
#include "tests/unit/unit.h"

#include "cli/options.h"

static const struct cli_option show_options[] = {
    {"width", 'w', CLI_NUMBER, "N", "cells"},
    {"format", 0, CLI_CHOICE, "text|ansi", "form"},
    {"in", 'i', CLI_TEXT, "PATH", "where"},
    {"all", 'a', CLI_FLAG, NULL, "all"},
    {"size", 0, CLI_NUMBER, "N", "size", 3},
    {"from", 0, CLI_FILE, "FILE", "where from"},
    {NULL},
};
static const struct cli_option reader_options[] = {
    {"text-size", 0, CLI_NUMBER, "N", "size"},
    {NULL},
};
static const struct cli_command show = {
    .name = "show", .options = show_options, .min_arguments = 1, .max_arguments = 2};
static const struct cli_command tree = {.name = "tree", .max_arguments = -1};
static const struct cli_command read_file = {
    .name = "read", .arguments = "FILE", .max_arguments = -1};
const struct cli_command *const cli_commands[] = {&show, &tree, &read_file, NULL};
const struct cli_command cli_reader = {.name = "", .options = reader_options};

enum { MAX_WORDS = 8 };

static bool read_words(struct cli_line *line, const char *const *words, struct error *e)
{
    int argc = 0;
    while (words[argc])
        argc++;
    return cli_line_read(line, argc, (char **)words, e);
}

static void test_good(void **state)
{
    static const char *const words[] = {"gander", "-vqd", "a.db", "show", "-w40", "--format=ansi",
                                        "-",      "--in", "-x",   "-v",   "--",   "--all",
                                        NULL};
    struct cli_line line;
    struct error e;
    assert_true(read_words(&line, words, &e));
    assert_ptr_equal(line.command, &show);
    assert_string_equal(line.context.database, "a.db");
    assert_int_equal(line.context.verbose, 2);
    assert_true(line.context.quiet);
    assert_int_equal(line.values[0].number, 40);
    assert_int_equal(line.values[1].number, 1);
    assert_string_equal(line.values[2].text, "-x");
    assert_false(line.values[3].given);
    assert_int_equal(line.arguments.n, 2);
    assert_string_equal(line.arguments.v[0], "-");
    assert_string_equal(line.arguments.v[1], "--all");
    cli_line_fini(&line);
}

static void test_reader(void **state)
{
    static const char *const words[] = {"gander", "--demo", "--text-size", "5", NULL};
    struct cli_line line;
    struct error e;
    assert_true(read_words(&line, words, &e));
    assert_ptr_equal(line.command, &cli_reader);
    assert_true(line.context.demo);
    assert_int_equal(line.values[0].number, 5);
    cli_line_fini(&line);
}

static void test_files_have_any_name(void **state)
{
    static const char *const words[] = {"gander", "-d\xff", "read", "\xff", NULL};
    static const char *const option[] = {"gander", "show", "1", "--from", "\xff", NULL};
    struct cli_line line;
    struct error e;
    assert_true(read_words(&line, words, &e));
    assert_string_equal(line.context.database, "\xff");
    assert_string_equal(line.arguments.v[0], "\xff");
    cli_line_fini(&line);
    assert_true(read_words(&line, option, &e));
    assert_string_equal(line.values[5].text, "\xff");
    cli_line_fini(&line);
}

static void test_help_needs_no_argument(void **state)
{
    static const char *const words[] = {"gander", "show", "--help", NULL};
    struct cli_line line;
    struct error e;
    assert_true(read_words(&line, words, &e));
    assert_true(line.help);
    cli_line_fini(&line);
}

static void test_wrong(void **state)
{
    static const struct {
        const char *words[MAX_WORDS];
        const char *detail;
    } cases[] = {
        {{"gander", "shwo"}, "unknown command shwo; did you mean show?"},
        {{"gander", "elephant"}, "unknown command elephant"},
        {{"gander", "show", "1", "--widht=3"}, "unknown option --widht; did you mean --width?"},
        {{"gander", "show", "1", "--zzz"}, "unknown option --zzz"},
        {{"gander", "show", "1", "-z"}, "unknown option -z"},
        {{"gander", "show", "1", "--width=4x"}, "--width: invalid number: 4x"},
        {{"gander", "show", "1", "--width", "-4"}, "--width: invalid number: -4"},
        {{"gander", "show", "1", "--width", "99999999999"}, "--width: invalid number: 99999999999"},
        {{"gander", "show", "1", "--format", "pdf"}, "--format: pdf is not one of text|ansi"},
        {{"gander", "show", "1", "--width"}, "--width needs a value"},
        {{"gander", "show", "1", "-w"}, "-w needs a value"},
        {{"gander", "show", "1", "--all=yes"}, "--all takes no value"},
        {{"gander", "show"}, "missing argument"},
        {{"gander", "show", "1", "2", "3"}, "unexpected argument: 3"},
        {{"gander", "--text-size=2", "show", "1"}, "--text-size applies to the reader only"},
        {{"gander", "-d"}, "-d needs a value"},
        {{"gander", "-d", ""}, "--database needs a value"},
        {{"gander", "--config="}, "--config needs a value"},
        {{"gander", "show", "1", "--size", "0"}, "--size must be between 1 and 3"},
        {{"gander", "show", "1", "--size=4"}, "--size must be between 1 and 3"},
        {{"gander", "show", "\xff"}, "an argument is not UTF-8"},
        {{"gander", "show", "1", "--in=\xc0\x80"}, "--in: the value is not UTF-8"},
        {{"gander", ""}, "unknown command "},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct cli_line line;
        struct error e = {0};
        assert_false(read_words(&line, cases[i].words, &e));
        assert_int_equal(e.code, ERROR_USAGE);
        assert_string_equal(e.detail, cases[i].detail);
        cli_line_fini(&line);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_reader),
        cmocka_unit_test(test_files_have_any_name),
        cmocka_unit_test(test_help_needs_no_argument),
        cmocka_unit_test(test_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
