/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parser's process with faults: a body that has one of these words makes it crash, hang, end,
 * answer as no parser does, or use a right that it has not; it crashes if it has. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "engine/parse/serve.h"

static void crash(void)
{
    raise(SIGSEGV);
}

static void hang(void)
{
    for (;;)
        pause();
}

static void end(void)
{
    exit(0);
}

/* Longer than others wait before another process starts for them. */
static void be_slow(void)
{
    sleep(2);
}

static void answer(uint64_t size, struct str bytes)
{
    (void)!file_write_all(STDOUT_FILENO, (struct str){(const char *)&size, sizeof size});
    (void)!file_write_all(STDOUT_FILENO, bytes);
}

static void answer_too_much(void)
{
    answer(UINT64_C(1) << 40, STR("much"));
}

static void answer_nonsense(void)
{
    answer(8, STR("nonsense"));
}

static void answer_half(void)
{
    answer(100, STR("half"));
    exit(0);
}

/* Well-formed, but of other articles than any call has. */
static void answer_content(struct article *articles, size_t n)
{
    struct content c = {.kind = NODE_PAGE, .articles = articles, .n = n};
    (void)!serve_write(CALL_CONTENT, &c, &(struct error){0});
}

static void answer_none(void)
{
    answer_content(NULL, 0);
    hang();
}

static void answer_blank(void)
{
    answer_content(&(struct article){0}, 1);
    hang();
}

static void crash_if(bool has)
{
    if (has)
        crash();
}

static bool opens(const char *path, int flags)
{
    return open(path, flags, 0600) >= 0;
}

static void read_files(void)
{
    crash_if(opens("/etc/passwd", O_RDONLY) || opens("/proc/self/environ", O_RDONLY) ||
             opens("/", O_RDONLY | O_DIRECTORY));
}

static void write_files(void)
{
    crash_if(opens("/tmp/gander-parser-was-here", O_WRONLY | O_CREAT) ||
             mkdir("/tmp/gander-parser-was-here", 0700) == 0);
}

static void connect_somewhere(void)
{
    int fds[2];
    crash_if(socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0 ||
             socketpair(AF_UNIX, SOCK_STREAM, 0, fds) == 0);
}

static void run_program(void)
{
    execl("/bin/true", "true", (char *)NULL);
    crash_if(fork() >= 0);
}

static void signal_others(void)
{
    crash_if(kill(getppid(), 0) == 0);
}

static void look_around(void)
{
    crash_if(getenv("GANDER_TEST_SECRET"));
    for (int fd = STDERR_FILENO + 1; fd < 256; fd++)
        crash_if(fcntl(fd, F_GETFD) >= 0);
}

static void take_memory(void)
{
    void *p = mmap(NULL, (size_t)2 << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    crash_if(p != MAP_FAILED);
}

static const struct {
    const char *word;
    void (*fail)(void);
} faults[] = {
    {"CRASH", crash},
    {"HANG", hang},
    {"END", end},
    {"MUCH", answer_too_much},
    {"NONSENSE", answer_nonsense},
    {"NONE", answer_none},
    {"BLANK", answer_blank},
    {"READ", read_files},
    {"WRITE", write_files},
    {"CONNECT", connect_somewhere},
    {"RUN", run_program},
    {"SIGNAL", signal_others},
    {"LOOK", look_around},
    {"MEMORY", take_memory},
    {"HALF", answer_half},
    {"SLOW", be_slow},
};

int main(void)
{
    serve_confine();
    for (;;) {
        struct serve_call c;
        if (!serve_read(&c))
            return 1;
        for (size_t i = 0; i < ARRAY_SIZE(faults); i++)
            if (str_find(buf_str(&c.body), str_from(faults[i].word), 0) != SIZE_MAX)
                faults[i].fail();
        if (!serve_answer(&c, NULL))
            return 1;
        serve_call_fini(&c);
    }
}
