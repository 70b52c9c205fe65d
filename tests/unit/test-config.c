/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "config/config.h"

static char directory[] = "test-config.XXXXXX";

static const char *in_directory(const char *name)
{
    static char path[64];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    return path;
}

static void write_file(const char *name, const char *text)
{
    struct error e;
    assert_true(file_write_atomic(in_directory(name), str_from(text), &e));
}

static int make_directory(void **state)
{
    return mkdtemp(directory) ? 0 : -1;
}

static int remove_directory(void **state)
{
    static const char *const names[] = {"config", "more",  "loop",  "deep1", "deep2", "deep3",
                                        "deep4",  "deep5", "deep6", "deep7", "deep8", "deep9"};
    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        unlink(in_directory(names[i]));
    return rmdir(directory);
}

static bool load(struct config *c, const char *text, struct buf *report)
{
    config_init(c);
    write_file("config", text);
    return config_load(c, in_directory("config"), true, report);
}

/* Every default is a value that the parser itself accepts and gives back. */
static void test_defaults(void **state)
{
    struct config c;
    config_init(&c);
    for (size_t i = 0; i < n_config_options; i++) {
        const struct config_option *o = &config_options[i];
        AUTO(buf) value = BUF_INIT;
        struct error e;
        assert_true(config_set(&c, str_from(o->name), str_from(o->value), &e));
        assert_true(config_get(&c, str_from(o->name), &value));
        assert_string_equal(buf_c(&value), o->value);
        assert_true(o->help[0] != '\0');
    }
    assert_int_equal(c.refresh_minutes, 60);
    assert_true(c.mouse);
    config_fini(&c);
}

static void test_values(void **state)
{
    struct config c;
    AUTO(buf) report = BUF_INIT;
    write_file("more", "mouse off\nlayout single # three are too many\n");
    assert_true(load(&c,
                     "# a comment\n\n"
                     "refresh-minutes 90\r\n"
                     "\tbrowser \"w3m -o \\\"x\\\" %s\"\n"
                     "include more\n"
                     "text-size 3",
                     &report));
    assert_string_equal(buf_c(&report), "");
    assert_int_equal(c.refresh_minutes, 90);
    assert_string_equal(c.browser, "w3m -o \"x\" %s");
    assert_false(c.mouse);
    assert_int_equal(c.layout, PANES_SINGLE);
    assert_int_equal(c.text_size, 3);
    config_fini(&c);
    AUTO_FREE char *home = realpath(directory, NULL);
    setenv("HOME", home, 1);
    assert_true(load(&c, "include ~/more\n", &report));
    assert_false(c.mouse);
    config_fini(&c);
}

static void test_mistakes(void **state)
{
    static const struct {
        const char *text, *report; /* the report without the file's name */
    } cases[] = {
        {"refesh-minutes 3\n", "1: unknown setting refesh-minutes; did you mean "
                               "refresh-minutes?"},
        {"\nzebra 1\n", "2: unknown setting zebra"},
        {"mouse\n", "1: mouse needs a value"},
        {"mouse on off\n", "1: mouse takes one value; put it in \"quotes\""},
        {"mouse maybe\n", "1: mouse must be yes or no, not maybe"},
        {"text-size 9\n", "1: text-size must be between 1 and 7, not 9"},
        {"text-size 1x\n", "1: text-size must be between 1 and 7, not 1x"},
        {"layout four\n", "1: layout must be one of auto|wide|split|single, not four"},
        {"theme purple\n",
         "1: theme must be one of auto|dark|light|sepia|high-contrast|neutral|mono, not purple"},
        {"keymap emacs\n", "1: keymap must be one of default|newsboat, not emacs"},
        {"browser \"w3m\n", "1: unclosed quote"},
        {"\ninclude /no/such/file\n", "2: /no/such/file: No such file or directory"},
        {"alias yt\n", "1: alias takes a name and an address"},
        {"alias y:t https://a.example/{}\n", "1: y:t: not a name for an alias"},
        {"alias HTTP https://a.example/{}\n", "1: HTTP: not a name for an alias"},
        {"alias rss https://a.example/{}\n", "1: rss: not a name for an alias"},
        {"alias View-Source https://a.example/{}\n", "1: View-Source: not a name for an alias"},
        {"alias yt https://a.example/\n", "1: https://a.example/: {} is missing"},
        {"macro m\n", "1: macro takes a key and commands"},
        {"macro nokey open\n", "1: nokey: a sequence has at most 4 keys"},
        {"macro S-a open\n", "1: S-a: not a key"},
        {"macro abcd open\n", "1: ,abcd: a sequence has at most 4 keys"},
        {"\nmacro m open ; opne ; down\n", "2: opne: no such command"},
        {"macro m open ;\n", "1: a command is missing"},
        {"macro m open ; set txt-size 3\n", "1: unknown setting txt-size; did you mean text-size?"},
        {"bind X set text-size 9\n", "1: text-size must be between 1 and 7, not 9"},
        {"macro m open now\n", "1: open: takes no argument"},
        {"browser \"w3m\\\"\n", "1: unclosed quote"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct config c;
        AUTO(buf) report = BUF_INIT, want = BUF_INIT;
        assert_false(load(&c, cases[i].text, &report));
        buf_printf(&want, "%s:%s\n", in_directory("config"), cases[i].report);
        assert_string_equal(buf_c(&report), buf_c(&want));
        config_fini(&c);
    }
}

static const struct binding *bound(const struct config *c, const char *key)
{
    uint32_t keys[KEYMAP_MAX_SEQUENCE];
    size_t n;
    const struct binding *b = NULL;
    assert_true(key_parse(str_from(key), keys, &n, NULL));
    assert_int_equal(keymap_find(c->key_table, keys, n, &b), KEYMAP_FOUND);
    return b;
}

/* Words `;` part commands; a program's arguments keep their bounds. */
static void test_macros(void **state)
{
    struct config c;
    AUTO(buf) report = BUF_INIT;
    assert_true(load(&c,
                     "macro m browse-with mpv \"--title=%t it's\" %u\n"
                     "macro F5 open ; search two \"more words\" ; run \"sh -c 'a; b'\"\n"
                     "bind x pipe grep \"a ; b\" \"\" ; down\n",
                     &report));
    const struct binding *b = bound(&c, ",m");
    assert_int_equal(b->n_commands, 1);
    assert_int_equal(b->commands[0].command, COMMAND_BROWSE_WITH);
    assert_string_equal(b->commands[0].argument, "mpv '--title=%t it'\\''s' %u");
    b = bound(&c, ",<F5>");
    assert_int_equal(b->n_commands, 3);
    assert_int_equal(b->commands[0].command, COMMAND_OPEN);
    assert_null(b->commands[0].argument);
    assert_string_equal(b->commands[1].argument, "two more words");
    assert_string_equal(b->commands[2].argument, "sh -c 'a; b'");
    b = bound(&c, "x");
    assert_int_equal(b->n_commands, 2);
    assert_string_equal(b->commands[0].argument, "grep 'a ; b' ''");
    assert_int_equal(b->commands[1].command, COMMAND_DOWN);
    config_fini(&c);
}

static void assert_address(const struct config *c, const char *typed, const char *want)
{
    AUTO(buf) b = BUF_INIT;
    config_add_address(c, str_from(typed), &b);
    assert_string_equal(buf_c(&b), want);
}

static void test_aliases(void **state)
{
    struct config c, copy;
    AUTO(buf) report = BUF_INIT;
    assert_true(load(&c,
                     "alias gh https://github.com/{}/releases.atom\n"
                     "alias yt https://a.example/old?{}\n"
                     "alias yt \"https://{}.example/feed?id={}\"\n",
                     &report));
    config_copy(&copy, &c);
    config_fini(&c);
    assert_address(&copy, " gh:goose/gander ", "https://github.com/goose/gander/releases.atom");
    assert_address(&copy, "yt:a&b 雁",
                   "https://a%26b%20%E9%9B%81.example/feed?id=a%26b%20%E9%9B%81");
    assert_address(&copy, "https://a.example/yt:1", "https://a.example/yt:1");
    assert_address(&copy, "xx:1", "xx:1");
    assert_address(&copy, "gh", "gh");
    config_fini(&copy);
}

static void assert_edited(const char *text, const char *name, const char *value, const char *want)
{
    struct config base, c;
    AUTO(buf) report = BUF_INIT, out = BUF_INIT;
    struct error e;
    assert_true(load(&base, text, &report));
    config_copy(&c, &base);
    assert_int_equal(config_edit(str_from(text), &base, &c, &out), 0);
    assert_string_equal(buf_c(&out), text);
    buf_clear(&out);
    assert_true(config_set(&c, str_from(name), str_from(value), &e));
    assert_int_equal(config_edit(str_from(text), &base, &c, &out), 1);
    assert_string_equal(buf_c(&out), want);
    config_fini(&base);
    config_fini(&c);
}

static void test_edit(void **state)
{
    write_file("more", "mouse yes\n");
    assert_edited("", "mouse", "no", "mouse no\n");
    assert_edited("# mine\ntheme light", "mouse", "no", "# mine\ntheme light\nmouse no\n");
    assert_edited("mouse on\n\n  mouse  yes  # of course\n#mouse no\ntheme mono\n", "mouse", "no",
                  "mouse on\n\n  mouse no  # of course\n#mouse no\ntheme mono\n");
    assert_edited("browser \"w3m \\\"-o\\\" #\"#x\n", "browser", "a \"b\\",
                  "browser \"a \\\"b\\\\\"#x\n");
    assert_edited("browser w3m\r\n", "browser", "", "browser \"\"\r\n");
    assert_edited("mouse yes\ninclude more\n", "mouse", "no",
                  "mouse yes\ninclude more\nmouse no\n");
}

static void test_copy(void **state)
{
    struct config c, copy;
    AUTO(buf) report = BUF_INIT;
    assert_true(load(&c, "browser w3m\nbind x open\ncolor article-title red\n", &report));
    config_copy(&copy, &c);
    config_fini(&c);
    assert_string_equal(copy.browser, "w3m");
    assert_int_equal(bound(&copy, "x")->commands[0].command, COMMAND_OPEN);
    assert_int_equal(copy.colors.styles[ROLE_ARTICLE_TITLE].foreground, 1);
    config_fini(&copy);
}

/* All mistakes are reported, and the good lines between them count. */
static void test_goes_on(void **state)
{
    struct config c;
    AUTO(buf) report = BUF_INIT;
    assert_false(load(&c, "mouse \x1b[2J\ntext-size 3\nzebra\n", &report));
    assert_int_equal(c.text_size, 3);
    assert_null(strchr(buf_c(&report), '\x1b'));
    assert_non_null(strstr(buf_c(&report), "config:1:"));
    assert_non_null(strstr(buf_c(&report), "config:3:"));
    config_fini(&c);
}

/* Keys and colours change what the settings name, wherever in the file those stand. */
static void test_keys_and_colors(void **state)
{
    struct config c;
    AUTO(buf) report = BUF_INIT;
    assert_true(load(&c,
                     "\xef\xbb\xbf"
                     "bind x set text-size 3\r\n"
                     "bind w set text-size=3\n"
                     "bind X set mouse?\n"
                     "bind Y set mouse\n"
                     "bind Z set browser=\n"
                     "unbind j\n"
                     "color article-title bright-red default bold\n"
                     "color title-bar #ffcc00 #003366 bold #fff is no color\n"
                     "theme light #abc\n",
                     &report));
    const struct binding *b;
    assert_int_equal(keymap_find(c.key_table, (uint32_t[]){'x'}, 1, &b), KEYMAP_FOUND);
    assert_string_equal(b->commands[0].argument, "text-size 3");
    assert_int_equal(keymap_find(c.key_table, (uint32_t[]){'j'}, 1, &b), KEYMAP_NONE);
    assert_string_equal(c.colors.name, "light");
    assert_int_equal(c.colors.styles[ROLE_ARTICLE_TITLE].attributes, ATTRIBUTE_BOLD);

    assert_int_equal(c.colors.styles[ROLE_TITLE_BAR].foreground, COLOR_RGB | 0xffcc00);
    assert_int_equal(c.colors.styles[ROLE_TITLE_BAR].background, COLOR_RGB | 0x003366);

    struct error e;
    assert_true(config_set(&c, STR("theme"), STR("mono"), &e));
    assert_string_equal(c.colors.name, "mono");
    assert_int_equal(c.colors.styles[ROLE_ARTICLE_TITLE].foreground, 9);

    /* "auto" follows the background, now and when it is set later; the user's colours stay. */
    assert_true(config_set(&c, STR("theme"), STR("auto"), &e));
    assert_string_equal(c.colors.name, "neutral");
    config_set_background(&c, 0xffffff);
    assert_string_equal(c.colors.name, "light");
    assert_int_equal(c.colors.styles[ROLE_ARTICLE_TITLE].foreground, 9);
    config_set_background(&c, 0x000000);
    assert_string_equal(c.colors.name, "dark");
    config_fini(&c);
}

static void test_wrong_keys_and_colors(void **state)
{
    struct config c;
    AUTO(buf) report = BUF_INIT;
    assert_false(load(&c, "bind x\n\ncolor nothing red\nunbind\nbind q zebra\n", &report));
    assert_non_null(strstr(buf_c(&report), "config:1: bind takes a key and a command\n"));
    assert_non_null(strstr(buf_c(&report), "config:3: "));
    assert_non_null(strstr(buf_c(&report), "config:4: unbind takes one key\n"));
    assert_non_null(strstr(buf_c(&report), "config:5: "));
    config_fini(&c);
}

/* Files that include themselves end, and are told of. */
static void test_include_bounds(void **state)
{
    struct config c;
    AUTO(buf) report = BUF_INIT, text = BUF_INIT;
    for (int i = 0; i < 100; i++)
        buf_add_c(&text, "include loop\n");
    write_file("loop", buf_c(&text));
    assert_false(load(&c, "include loop\n", &report));
    assert_non_null(strstr(buf_c(&report), "too many nested includes"));
    assert_true(report.n < 1 << 20);
    config_fini(&c);
}

/* Files in a chain, and files in a row: as many as may be, and one more. */
static void test_most_includes(void **state)
{
    static const struct {
        int depth, files;
        bool ok;
    } cases[] = {{8, 0, true}, {9, 0, false}, {0, 63, true}, {0, 64, false}};
    AUTO(buf) text = BUF_INIT;
    char name[16];
    for (int i = 1; i <= 9; i++) { /* each includes the one below */
        snprintf(name, sizeof name, "deep%d", i);
        buf_clear(&text);
        buf_printf(&text, i > 1 ? "include deep%d\n" : "# the last\n", i - 1);
        write_file(name, buf_c(&text));
    }
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct config c;
        AUTO(buf) report = BUF_INIT;
        buf_clear(&text);
        if (cases[i].depth > 0)
            buf_printf(&text, "include deep%d\n", cases[i].depth);
        for (int k = 0; k < cases[i].files; k++)
            buf_add_c(&text, "include deep1\n");
        assert_int_equal(load(&c, buf_c(&text), &report), cases[i].ok);
        config_fini(&c);
    }
}

static void test_longest_value(void **state)
{
    AUTO(buf) text = BUF_INIT, report = BUF_INIT;
    buf_add_c(&text, "browser \"");
    buf_add_chars(&text, 'x', 4096);
    size_t end = text.n;
    buf_add_c(&text, "\"\n");
    struct config c;
    assert_true(load(&c, buf_c(&text), &report));
    config_fini(&c);
    buf_truncate(&text, end);
    buf_add_c(&text, "x\"\n");
    assert_false(load(&c, buf_c(&text), &report));
    config_fini(&c);
}

static void test_missing(void **state)
{
    struct config c;
    AUTO(buf) report = BUF_INIT;
    config_init(&c);
    assert_true(config_load(&c, "no/such/file", false, &report));
    assert_false(config_load(&c, "no/such/file", true, &report));
    assert_string_equal(buf_c(&report), "no/such/file: No such file or directory\n");
    config_fini(&c);
}

static void test_former_names(void **state)
{
    struct config c;
    AUTO(buf) value = BUF_INIT;
    struct error e;
    config_init(&c);
    assert_true(config_set(&c, STR("text-size-method"), STR("declines"), &e));
    assert_true(config_get(&c, STR("text-size-method"), &value));
    assert_string_equal(buf_c(&value), "double-height");
    config_fini(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_former_names),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_macros),
        cmocka_unit_test(test_aliases),
        cmocka_unit_test(test_edit),
        cmocka_unit_test(test_copy),
        cmocka_unit_test(test_goes_on),
        cmocka_unit_test(test_keys_and_colors),
        cmocka_unit_test(test_wrong_keys_and_colors),
        cmocka_unit_test(test_include_bounds),
        cmocka_unit_test(test_most_includes),
        cmocka_unit_test(test_longest_value),
        cmocka_unit_test(test_missing),
    };
    return cmocka_run_group_tests(tests, make_directory, remove_directory);
}
