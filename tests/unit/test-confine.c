/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A confined thread: what it may do still, what is refused, and that other threads are as before.
 * Each case is a process of its own, since nothing undoes it. */
#include "tests/unit/unit.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/confine.h"

static char directory[] = "/tmp/gander-confine-XXXXXX";
static char inside[64], outside[64];

static bool opens(const char *path, int flags)
{
    int fd = open(path, flags, 0600);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

static void *nothing(void *unused)
{
    return unused;
}

static bool may_read(void)
{
    return opens(inside, O_RDONLY);
}

static bool may_start_thread(void)
{
    pthread_t thread;
    return pthread_create(&thread, NULL, nothing, NULL) == 0 && pthread_join(thread, NULL) == 0;
}

static bool may_allocate(void)
{
    char *p = malloc(50 << 20);
    bool ok = p && (p[49 << 20] = 1);
    free(p);
    return ok;
}

static bool refuses_other_files(void)
{
    return !opens(outside, O_RDONLY) && !opens("/etc/passwd", O_RDONLY);
}

static bool refuses_writing(void)
{
    return !opens(inside, O_WRONLY) && !opens(inside, O_RDWR | O_TRUNC) && unlink(inside) != 0 &&
           chmod(inside, 0777) != 0 && rename(inside, outside) != 0;
}

static bool refuses_creating(void)
{
    char path[96];
    snprintf(path, sizeof path, "%s/in/new", directory);
    return !opens(path, O_WRONLY | O_CREAT) && mkdir(path, 0700) != 0;
}

static bool refuses_programs(void)
{
    return execl("/bin/true", "true", NULL) != 0 && fork() < 0;
}

static bool refuses_sockets(void)
{
    int fds[2];
    return socket(AF_INET, SOCK_STREAM, 0) < 0 && socketpair(AF_UNIX, SOCK_STREAM, 0, fds) < 0;
}

static bool refuses_signals(void)
{
    return kill(getppid(), 0) != 0 && errno == EPERM;
}

static bool refuses_typing(void)
{
    return ioctl(0, TIOCSTI, "x") != 0 && errno == EPERM;
}

static void *confine(void *ok)
{
    *(bool *)ok = confine_thread(NULL, 0) && !opens(inside, O_RDONLY);
    return NULL;
}

static void run_confined(bool (*holds)(void), const char *name)
{
    char in[64];
    snprintf(in, sizeof in, "%s/in", directory);
    const char *readable[] = {NULL, in};
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(!confine_thread(readable, 2) ? 77 : holds() ? 0 : 1);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail_msg("%s: status %x", name, (unsigned)status);
}

#define RUN(holds) run_confined(holds, #holds)

static void test_confined(void **state)
{
    RUN(may_read);
    RUN(may_start_thread);
    RUN(may_allocate);
    RUN(refuses_other_files);
    RUN(refuses_writing);
    RUN(refuses_creating);
    RUN(refuses_programs);
    RUN(refuses_sockets);
    RUN(refuses_signals);
    RUN(refuses_typing);
}

static void test_other_threads(void **state)
{
    pthread_t thread;
    bool confined = false;
    assert_int_equal(pthread_create(&thread, NULL, confine, &confined), 0);
    pthread_join(thread, NULL);
    assert_true(confined);
    assert_true(opens(inside, O_RDWR));
}

static void make_file(const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    assert_true(fd >= 0);
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_confined),
        cmocka_unit_test(test_other_threads),
    };
    if (!confine_is_possible()) {
        puts("SKIPPED: this build or system has neither Landlock nor seccomp");
        return 77;
    }
    if (!mkdtemp(directory))
        return 99;
    snprintf(inside, sizeof inside, "%s/in", directory);
    mkdir(inside, 0700);
    snprintf(inside, sizeof inside, "%s/in/file", directory);
    snprintf(outside, sizeof outside, "%s/file", directory);
    make_file(inside);
    make_file(outside);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(inside);
    unlink(outside);
    snprintf(inside, sizeof inside, "%s/in", directory);
    rmdir(inside);
    rmdir(directory);
    return failed;
}
