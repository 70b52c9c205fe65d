/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources that are a program's output, and filters, beside the engine's loop. */
#include "tests/engine/fixture.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* Text of a file below the fixture's directory; NULL while there is none. To free(). */
static char *read_file(struct fixture *f, const char *name)
{
    char path[160], text[256];
    snprintf(path, sizeof path, "%s/%s", f->dir, name);
    FILE *in = fopen(path, "r");
    size_t n = in ? fread(text, 1, sizeof text, in) : 0;
    if (in)
        fclose(in);
    return n > 0 ? mem_strndup(text, n) : NULL;
}

static bool file_exists(struct fixture *f, const char *name)
{
    char path[160];
    snprintf(path, sizeof path, "%s/%s", f->dir, name);
    return access(path, F_OK) == 0;
}

/* Waits for a file that ends with a line; returns its number. */
static pid_t await_pid(struct fixture *f, const char *name)
{
    for (;;) {
        char *text = read_file(f, name);
        if (text && strchr(text, '\n')) {
            pid_t pid = (pid_t)atoi(text);
            free(text);
            return pid;
        }
        free(text);
        usleep(1000);
    }
}

static void await_end(pid_t pid)
{
    while (kill(pid, 0) == 0 || errno != ESRCH)
        usleep(1000);
}

static const char *command(struct fixture *f, const char *script)
{
    static char url[512];
    char *dir = f->dir;
    snprintf(url, sizeof url, "program:sh -c 'cd %s; %s'", dir, script);
    return url;
}

static int64_t add(struct fixture *f, const char *url)
{
    struct engine_event *event = fixture_done(
        f, SEND(f, .kind = ENGINE_ADD, .url = url, .is_program = true, .title = "Made"));
    int64_t node = event->node;
    engine_event_free(event);
    return node;
}

/* A source whose program gives a feed at first, then whatever the file `next` says. */
static int64_t add_turn(struct fixture *f)
{
    return add(f, command(f, "if test -e next; then exec sh next; fi; "
                             "echo {\\\"version\\\":\\\"https://jsonfeed.org/version/1.1\\\","
                             "\\\"title\\\":\\\"T\\\",\\\"items\\\":[{\\\"id\\\":\\\"1\\\","
                             "\\\"title\\\":\\\"Goose\\\"}]}"));
}

static void set_next(struct fixture *f, const char *script)
{
    char path[160];
    snprintf(path, sizeof path, "%s/next", f->dir);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(script, out);
    fclose(out);
}

/* While a program hangs, commands are carried out; Esc ends it at once, and no time passes. */
static void test_hang(void **state)
{
    struct fixture *f = *state;
    int64_t node = add_turn(f);
    assert_int_equal(fixture_total(f), 1);
    set_next(f, "sleep 1000 & echo $! >child; echo $$ >pid; wait\n");
    engine_ticket refresh =
        SEND(f, .kind = ENGINE_REFRESH, .ids = &node, .n_ids = 1, .flags = REFRESH_NOW);
    pid_t pid = await_pid(f, "pid"), child = await_pid(f, "child");
    AUTO(article_list) list = {0};
    fixture_list(f, 0, &list);
    int64_t id = list.rows[0].at.id;
    fixture_end(f, SEND(f, .kind = ENGINE_MARK, .mark = MARK_READ, .ids = &id, .n_ids = 1),
                ERROR_NONE);
    assert_int_equal(fixture_unread(f), 0);
    SEND(f, .kind = ENGINE_CANCEL);
    fixture_end(f, refresh, ERROR_CANCELLED);
    await_end(pid);
    await_end(child);
    AUTO(tree) tree = {0};
    assert_int_equal(fixture_node(f, &tree, node).status.failures, 0);
}

/* Out of time by the engine's clock. */
static void test_timeout(void **state)
{
    struct fixture *f = *state;
    int64_t node = add_turn(f);
    set_next(f, "trap \"echo 1 >told\" TERM; echo $$ >pid; while :; do sleep 1; done\n");
    engine_ticket refresh =
        SEND(f, .kind = ENGINE_REFRESH, .ids = &node, .n_ids = 1, .flags = REFRESH_NOW);
    pid_t pid = await_pid(f, "pid");
    f->ahead_ms += 60000;
    await_pid(f, "told"); /* it does not obey */
    f->ahead_ms += 3000;
    fixture_end(f, refresh, ERROR_NONE);
    await_end(pid);
    AUTO(tree) tree = {0};
    struct tree_node made = fixture_node(f, &tree, node);
    assert_string_equal(made.status.problem, "the program failed: ended after 60 s");
    assert_int_equal(made.total, 1);
}

/* More programs than run at a time; the end of the engine kills those that run. */
static void test_many(void **state)
{
    struct fixture *f = *state;
    char script[160];
    for (int i = 0; i < 9; i++) {
        snprintf(script, sizeof script,
                 "if test -e next; then exec sh next %d; fi; "
                 "echo {\\\"version\\\":\\\"https://jsonfeed.org/version/1.1\\\","
                 "\\\"items\\\":[]}",
                 i);
        add(f, command(f, script));
    }
    fixture_refresh_ok(f, REFRESH_NOW);
    set_next(f, "echo $$ >pid$1; sleep 1000\n");
    int64_t all = TREE_ROOT;
    SEND(f, .kind = ENGINE_REFRESH, .ids = &all, .n_ids = 1, .flags = REFRESH_NOW);
    pid_t pid = await_pid(f, "pid0");
    await_pid(f, "pid3");
    fixture_reopen(f);
    await_end(pid);
    assert_false(file_exists(f, "pid4"));
}

/* An address runs nothing unless it came as a command line. */
static void test_addresses(void **state)
{
    struct fixture *f = *state;
    char *url = mem_strdup(command(f, "touch owned"));
    struct outline outlines[] = {{.kind = NODE_PORTAL, .title = "Evil"},
                                 {.kind = NODE_FEED, .depth = 1, .title = "F", .url = url},
                                 {.kind = NODE_LIST, .depth = 1, .title = "L", .url = url}};
    fixture_end(f, SEND(f, .kind = ENGINE_ADD_OUTLINES, .outlines = outlines, .n_outlines = 3),
                ERROR_NONE);
    fixture_end(f, SEND(f, .kind = ENGINE_ADD, .url = url), ERROR_INVALID);
    engine_event_free(fixture_refresh(f, REFRESH_FORCE));
    fixture_serve_feed(f, "news", 1);
    SUBSCRIBE(f, NODE_FEED, "/news");
    AUTO(tree) tree = {0};
    int64_t news = fixture_source(f, &tree, "/news").id;
    fixture_end(f, SEND(f, .kind = ENGINE_EDIT, .id = news, .url = url), ERROR_INVALID);
    engine_event_free(fixture_refresh(f, REFRESH_FORCE));
    assert_false(file_exists(f, "owned"));
    /* The user's own may be changed, to another program only. */
    int64_t own = add_turn(f);
    fixture_end(f, SEND(f, .kind = ENGINE_EDIT, .id = own, .url = "http://localhost/"),
                ERROR_INVALID);
    fixture_end(f, SEND(f, .kind = ENGINE_EDIT, .id = own, .url = url), ERROR_NONE);
    engine_event_free(fixture_refresh(f, REFRESH_FORCE));
    assert_true(file_exists(f, "owned"));
    fixture_assert_sound(f);
    free(url);
}

/* The refresh waits for the programs of rules, and Esc ends both. */
static void test_rule(void **state)
{
    struct fixture *f = *state;
    char action[256];
    snprintf(action, sizeof action, "run:\"sh -c 'cd %s; echo $$ >pid; sleep 1000' sh %%t\"",
             f->dir);
    fixture_end(f, SEND(f, .kind = ENGINE_ADD_RULE, .rule = {.query = "news", .actions = action}),
                ERROR_NONE);
    fixture_serve_feed(f, "news", 1);
    SUBSCRIBE(f, NODE_FEED, "/news");
    int64_t all = TREE_ROOT;
    engine_ticket refresh =
        SEND(f, .kind = ENGINE_REFRESH, .ids = &all, .n_ids = 1, .flags = REFRESH_NOW);
    pid_t pid = await_pid(f, "pid");
    SEND(f, .kind = ENGINE_CANCEL);
    fixture_end(f, refresh, ERROR_CANCELLED);
    await_end(pid);
    AUTO(rule_list) rules = {0};
    struct error e;
    assert_true(engine_rules(f->engine, &rules, &e));
    assert_null(rules.v[0].failure);
    assert_int_equal(fixture_total(f), 1);
}

static const char *filter_of(struct fixture *f, int64_t node, struct arena *arena)
{
    struct source_settings settings;
    struct error e;
    assert_true(engine_settings(f->engine, node, arena, &settings, &e));
    return settings.filter;
}

/* A filter is a setting, which undo and redo know. */
static void test_undo(void **state)
{
    struct fixture *f = *state;
    AUTO(arena) arena = {0};
    int64_t node = add_turn(f);
    struct source_settings settings = {.zone_offset = ZONE_OFFSET_NONE, .filter = "tr a b"};
    fixture_end(f, SEND(f, .kind = ENGINE_SET_SETTINGS, .id = node, .settings = settings),
                ERROR_NONE);
    assert_string_equal(filter_of(f, node, &arena), "tr a b");
    fixture_end(f, SEND(f, .kind = ENGINE_UNDO), ERROR_NONE);
    assert_null(filter_of(f, node, &arena));
    fixture_end(f, SEND(f, .kind = ENGINE_REDO), ERROR_NONE);
    assert_string_equal(filter_of(f, node, &arena), "tr a b");
    settings.filter = "\"open";
    fixture_end(f, SEND(f, .kind = ENGINE_SET_SETTINGS, .id = node, .settings = settings),
                ERROR_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_hang, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_timeout, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_many, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_addresses, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_rule, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_undo, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
