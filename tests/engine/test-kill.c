/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A killed refresh, followed by another: same result as without the kill. The killed process is
 * this program, started with the database and the server's port. */
#include "tests/engine/fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FEEDS = 12, ITEMS = 30 };

static void name_of(int i, char *out, size_t size)
{
    snprintf(out, size, "/feed%d", i);
}

static int refresh_until_killed(char **argv)
{
    struct engine_options options = {
        .database = argv[2], .clock = &clock_system, .user_agent = "gander-test/1"};
    struct engine *n;
    struct error e;
    int64_t root = TREE_ROOT;
    if (!engine_open(&options, &n, &e)) {
        fprintf(stderr, "%s\n", e.detail);
        return 1;
    }
    engine_finish(n,
                  engine_send(n, &(struct engine_command){.kind = ENGINE_REFRESH,
                                                          .ids = &root,
                                                          .n_ids = 1,
                                                          .flags = REFRESH_NOW}),
                  NULL, NULL);
    return 0;
}

static void subscribe_all(struct fixture *f)
{
    char names[FEEDS][16];
    const char *targets[FEEDS];
    for (int i = 0; i < FEEDS; i++) {
        name_of(i, names[i], sizeof names[i]);
        targets[i] = names[i];
    }
    fixture_subscribe(f, NODE_FEED, targets, FEEDS);
}

static void serve_all(struct fixture *f, bool half_held)
{
    for (int i = 0; i < FEEDS; i++) {
        char name[16];
        name_of(i, name, sizeof name);
        fixture_serve_feed(f, name + 1, ITEMS);
        if (half_held && i % 2) {
            httpd_forget(f->httpd, name);
            REPLY(f->httpd, name, .fault = HTTPD_HOLD);
        }
    }
}

/* Everything that a reader sees, in one string. */
static char *describe(struct fixture *f)
{
    struct article_list list;
    AUTO(tree) tree = {0};
    struct buf b = BUF_INIT;
    fixture_tree(f, &tree);
    for (size_t i = 0; i < tree.n; i++) {
        buf_printf(&b, "%s %d/%d %d\n", tree.nodes[i].title, (int)tree.nodes[i].unread,
                   (int)tree.nodes[i].total, (int)tree.nodes[i].health);
    }
    for (int i = 0; i < FEEDS; i++) {
        char path[32];
        snprintf(path, sizeof path, "Test/\\/feed%d", i);
        fixture_list(f, fixture_find(f, path), &list);
        for (size_t k = 0; k < list.n; k++) {
            buf_printf(&b, "%s %s %d\n", list.rows[k].title, list.rows[k].url,
                       list.rows[k].changed);
        }
        article_list_fini(&list);
    }
    return buf_take(&b);
}

static pid_t start_child(struct fixture *f)
{
    pid_t child = fork();
    if (child == 0) {
        execl("/proc/self/exe", "test-kill", "--refresh", f->database, (char *)NULL);
        _exit(127);
    }
    assert_true(child > 0);
    return child;
}

static void test_kill(void **state)
{
    struct fixture *f = *state;
    serve_all(f, true);
    subscribe_all(f);
    pid_t child = start_child(f);
    while (fixture_total(f) < FEEDS / 2 * ITEMS) { /* half of it has come */
        int status;
        assert_int_equal(waitpid(child, &status, WNOHANG), 0);
        usleep(1000);
    }
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_int_equal(fixture_total(f), FEEDS / 2 * ITEMS);
    fixture_assert_sound(f);
    httpd_release(f->httpd);
    serve_all(f, false);
    fixture_refresh_ok(f, REFRESH_NOW); /* its lock went with it */
    char *after_kill = describe(f);

    void *clean_state;
    assert_int_equal(fixture_setup(&clean_state), 0);
    struct fixture *clean = clean_state;
    serve_all(clean, false);
    subscribe_all(clean);
    fixture_refresh_ok(clean, REFRESH_NOW);
    char *without = describe(clean);
    assert_string_equal(after_kill, without);
    free(after_kill);
    free(without);
    fixture_teardown(&clean_state);
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--refresh") == 0)
        return refresh_until_killed(argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_kill, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
