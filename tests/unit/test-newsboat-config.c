/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "config/config.h"
#include "feed/list/newsboat-config.h"
#include "store/search/query.h"

/* True for lines that gander reads without an error. */
static bool is_config(struct str lines)
{
    char path[] = "/tmp/gander-config.XXXXXX";
    AUTO(buf) report = BUF_INIT;
    struct config c;
    int fd = mkstemp(path);
    assert_true(fd >= 0 && write(fd, lines.p, lines.n) == (ssize_t)lines.n);
    config_init(&c);
    bool ok = config_load(&c, path, true, &report);
    if (!ok)
        print_message("%s", report.p);
    config_fini(&c);
    close(fd);
    unlink(path);
    return ok;
}

/* A line of newsboat's, and of gander's; NULL: left out. */
static void test_lines(void **state)
{
    static const char *const cases[][2] = {
        {"browser \"w3m %u\"", "browser \"w3m %s\"\n"},
        {"browser firefox", "browser \"firefox\"\n"},
        {"browser \"firefox '%u' > /dev/null 2>&1 &\"", "browser \"firefox '%s'\"\n"},
        {"browser \"firefox %u >  /dev/null\"", "browser \"firefox %s\"\n"},
        {"browser \"open %u | cat\"", NULL},
        {"browser \"open %u & beep\"", NULL},
        {"browser \"x $(id) %u\"", NULL},
        {"browser `which w3m`", NULL},
        {"max-items 100 # comment", "keep-articles 100\n"},
        {"max-items many", NULL},
        {"keep-articles-days 30", "keep-days 30\n"},
        {"reload-time 30", "refresh-minutes 30\n"},
        {"reload-time 2", ""},
        {"auto-reload yes", "refresh-on-start yes\nrefresh-automatically 60\n"},
        {"auto-reload no", ""},
        {"refresh-on-startup yes", "refresh-on-start yes\n"},
        {"goto-next-feed no", "next-source no\n"},
        {"notify-program ~/bin/n", NULL},
        {"notify-program /bin/n", "notify program\nnotify-program \"/bin/n %s\"\n"},
        {"notify-beep yes", "notify terminal\n"},
        {"bookmark-cmd \"buku -a\"", "bookmark-program \"buku -a\"\n"},
        {"user-agent \"a \\\"b\\\" #1\"", "user-agent \"a \\\"b\\\" #1\"\n"},
        {"bind-key j down", "bind \"j\" down\n"},
        {"bind-key ^R reload-all feedlist", "bind C-r refresh-all\n"},
        {"bind-key ENTER open all", "bind Enter open\n"},
        {"bind-key \";\" macro-prefix", NULL},
        {"bind-key \"#\" goto-url", "bind \"#\" follow\n"},
        {"bind-key \"\\\"\" help", "bind \"\\\"\" help\n"},
        {"bind-key x one", NULL},
        {"bind-key j down tagselection", NULL},
        {"bind-key j", NULL},
        {"bind j articlelist next", "bind \"j\" next-article\n"},
        {"bind <DOWN> everywhere pagedown -- \"Page down\"", "bind Down page-down\n"},
        {"bind gg feedlist home", NULL},
        {"bind o feedlist open ; reload", NULL},
        {"bind j articlelist", NULL},
        {"unbind-key ENTER", "unbind Enter\n"},
        {"unbind-key -a", NULL},
        {"macro y set browser \"mpv %u\" ; open-in-browser ; set browser \"w3m %u\"",
         "macro \"y\" browse-with \"mpv %u\"\n"},
        {"macro y set browser \"mpv %u > /dev/null 2>&1 &\"; open-in-browser -- \"play\"",
         "macro \"y\" run-behind \"mpv %u\"\n"},
        {"macro k open; reload", "macro \"k\" open ; refresh\n"},
        {"macro k pipe-to \"x\"", NULL},
        {"macro k set browser \"a | b\" ; open-in-browser", NULL},
        {"macro k set browser \"a\"", NULL},
        {"macro k", NULL},
        {"color listnormal cyan default", "color read cyan default\n"},
        {"color listfocus color236 white standout bold",
         "color selection 236 white reverse bold\n"},
        {"color background white black", NULL},
        {"color info mauve black", NULL},
        {"color article default default underline", "color article default default underline\n"},
        {"article-sort-order author", NULL},
        {"article-sort-order date-asc", "list-order oldest\n"},
        {"article-sort-order date-desc", "list-order newest\n"},
        {"unknown", NULL},
        {"browser \"open", NULL},
        {"  # only a comment", ""},
        {"", ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct newsboat_config c;
        newsboat_read_config(str_from(cases[i][0]), NULL, &c);
        struct str lines = buf_str(&c.lines), keymap = STR("keymap newsboat\n");
        bool keys = cases[i][1] && str_find(str_from(cases[i][1]), STR("\"j\""), 0) != SIZE_MAX;
        assert_true(!keys || str_starts(lines, keymap));
        assert_str(str_slice(lines, str_starts(lines, keymap) ? keymap.n : 0, lines.n),
                   cases[i][1] ? cases[i][1] : "");
        assert_int_equal(c.n_left_out, cases[i][1] == NULL);
        assert_true(c.lines.n == 0 || is_config(buf_str(&c.lines)));
        newsboat_config_fini(&c);
    }
}

/* Rules and views have queries; secrets are never shown. */
static void test_rest(void **state)
{
    static const char text[] = "miniflux-flag-star \"s\"\n"
                               "ignore-article \"*\" \"title =~ \\\"spam\\\"\"\n"
                               "ignore-article \"http://a/\" \"title =~ \\\"a|b\\\"\"\n"
                               "ignore-article \"regex:.*\" \"age > 1\"\n"
                               "ignore-article \"*\" \"guid = 1\"\n"
                               "define-filter \"My \\\"own\\\"\" \"flags # \\\"s\\\"\"\n"
                               "miniflux-password \"secret\"\n"
                               "bookmark-cmd \"~/bin/mark.sh\"\n"
                               "include ~/.newsboat/more\n"
                               "proxy localhost:8080\n";
    static const char *const queries[] = {"title:\"spam\"",
                                          "in:\"http://a/\" ((title:\"a\" OR title:\"b\"))"};
    static const enum left_out_why why[] = {LEFT_OUT_QUERY, LEFT_OUT_QUERY, LEFT_OUT_ACCOUNT,
                                            LEFT_OUT_SHELL, LEFT_OUT_FILE,  LEFT_OUT_PROXY};
    struct newsboat_config c;
    newsboat_read_config(str_from(text), NULL, &c);
    assert_string_equal(c.stars, "s");
    assert_int_equal(c.n_rules, ARRAY_SIZE(queries));
    for (size_t i = 0; i < c.n_rules; i++) {
        AUTO(search) search = {0};
        struct error e;
        assert_string_equal(c.rules[i].query, queries[i]);
        assert_string_equal(c.rules[i].actions, "mute");
        assert_true(search_parse(queries[i], 0, (struct zone){0}, &search, &e));
    }
    assert_int_equal(c.n_views, 1);
    assert_string_equal(c.views[0].title, "My \"own\"");
    assert_string_equal(c.views[0].query, "is:starred");
    assert_int_equal(c.n_left_out, ARRAY_SIZE(why));
    for (size_t i = 0; i < c.n_left_out; i++) {
        assert_int_equal(c.left_out[i].why, why[i]);
        assert_null(strstr(c.left_out[i].text, "secret"));
    }
    assert_int_equal(c.left_out[0].line, 4);
    newsboat_config_fini(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
