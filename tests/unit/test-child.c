/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/child.h"
#include "base/clock.h"

enum { LONG_MS = 600000 };

static int64_t now_ms(void)
{
    return clock_monotonic_ms(&clock_system);
}

static void finish(struct child *c)
{
    while (!child_step(c, now_ms())) {
        struct pollfd fds[CHILD_FDS];
        poll(fds, (nfds_t)child_fds(c, fds), child_wait_ms(c, now_ms()));
    }
}

static void run(struct child *c, const char *script, struct child_options options)
{
    struct error e;
    options.argv = (const char *[]){"sh", "-c", script, NULL};
    options.timeout_ms = options.timeout_ms ? options.timeout_ms : LONG_MS;
    assert_true(child_start(c, &options, now_ms(), &e));
    finish(c);
}

static void test_output(void **state)
{
    struct child c;
    struct error e;
    run(&c, "echo $A; echo hidden >&2",
        (struct child_options){.max_output = 100, .environment = (const char *[]){"A=1 2", NULL}});
    assert_true(child_succeeded(&c, &e));
    assert_string_equal(buf_c(&c.output), "1 2\n");
    child_fini(&c);
}

/* More than a pipe holds, in both directions at a time. */
static void test_input(void **state)
{
    struct child c;
    struct error e;
    size_t n = 3 << 20;
    char *big = malloc(n);
    memset(big, 'x', n);
    run(&c, "cat", (struct child_options){.max_output = n, .input = {big, n}});
    assert_true(child_succeeded(&c, &e));
    assert_int_equal(c.output.n, n);
    assert_memory_equal(c.output.p, big, n);
    child_fini(&c);
    run(&c, "exit 0", (struct child_options){.max_output = 1, .input = {big, n}}); /* unread */
    assert_true(child_succeeded(&c, &e));
    child_fini(&c);
    free(big);
}

static void assert_fails(const char *script, struct child_options options, const char *why)
{
    struct child c;
    struct error e;
    run(&c, script, options);
    assert_false(child_succeeded(&c, &e));
    assert_string_equal(e.detail, why);
    child_fini(&c);
}

static void test_failures(void **state)
{
    struct child_options bounded = {.max_output = 1000}, brief = {.timeout_ms = 1000};
    assert_fails("exit 3", bounded, "status 3");
    assert_fails("printf 'one\\ntwo \\n\\n' >&2; exit 1", bounded, "status 1: two");
    bounded.first_message = true;
    assert_fails("printf '\\n one\\ntwo\\n' >&2; exit 1", bounded, "status 1: one");
    assert_fails("printf 'one\\n' >&2; head -c 100000 /dev/zero >&2; exit 1", bounded,
                 "status 1: one");
    bounded.first_message = false;
    assert_fails("i=0; while [ $i -lt 3000 ]; do echo line $i >&2; i=$((i+1)); done; exit 1",
                 bounded, "status 1: line 2999");
    assert_fails("kill -9 $$", bounded, "status 137");
    assert_fails("yes", bounded, "the program wrote more than 1000 bytes");
    assert_fails("sleep 1000", brief, "ended after 1 s");
    assert_fails("trap '' TERM; while :; do sleep 1; done", brief, "ended after 1 s");
    assert_fails("exec >&- 2>&-; sleep 1000", brief, "ended after 1 s");
}

static void test_no_program(void **state)
{
    struct child c;
    struct error e;
    const char *argv[] = {"/no/such/program", NULL};
    struct child_options options = {.argv = argv, .timeout_ms = LONG_MS};
    assert_false(child_start(&c, &options, now_ms(), &e));
    assert_non_null(strstr(e.detail, "/no/such/program"));
}

/* Ends with its owner. */
static void test_fini(void **state)
{
    struct child c;
    struct error e;
    const char *argv[] = {"sleep", "1000", NULL};
    struct child_options options = {.argv = argv, .timeout_ms = LONG_MS};
    assert_true(child_start(&c, &options, now_ms(), &e));
    pid_t pid = c.pid;
    assert_false(child_step(&c, now_ms()));
    child_fini(&c);
    assert_int_equal(kill(pid, 0), -1);
}

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_output),   cmocka_unit_test(test_input),
        cmocka_unit_test(test_failures), cmocka_unit_test(test_no_program),
        cmocka_unit_test(test_fini),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
