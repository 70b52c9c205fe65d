/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Growth of costs with the number of sources, each on a host of its own, in folders, with 20,000
 * articles altogether: 100 sources, and ten times as many up to the largest number. Processor time
 * of commands with their children, peak memory, and the reader's time from a key to its repaint.
 * Prints one table. To be run in the build directory.
 *
 *     bench-sources [DIRECTORY [LARGEST]]    (default: /tmp, 1000 sources)
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "store/merge/merge.h"
#include "store/tree/tree.h"
#include "tests/bench/archive.h"
#include "tests/bench/bench.h"
#include "tests/pty/pty.h"
#include "tests/support/remove-tree.h"

enum { ARTICLES = 20000, PER_FOLDER = 20, FOLDERS = 5, KEYS = 20, MAX_SIZES = 4 };
enum { WIDTH = 120, HEIGHT = 40 };

enum figure {
    IMPORT,
    EXPORT,
    TREE,
    UNREAD,
    REFUSED,
    REFUSED_PEAK,
    START,
    DOWN,
    FIND,
    FOLD,
    MARK,
    UNDO,
    QUIT,
    READER_CPU,
    READER_PEAK,
    N_FIGURES
};

static const char *const names[N_FIGURES] = {
    [IMPORT] = "import of OPML, CPU ms",
    [EXPORT] = "export of OPML, CPU ms",
    [TREE] = "tree, CPU ms",
    [UNREAD] = "unread, CPU ms",
    [REFUSED] = "sync, all hosts refuse, CPU ms",
    [REFUSED_PEAK] = "  peak memory, MiB",
    [START] = "reader: first tree, ms",
    [DOWN] = "  up, down in the tree, ms",
    [FIND] = "  find a source, ms",
    [FOLD] = "  fold, unfold, ms",
    [MARK] = "  mark all read, ms",
    [UNDO] = "  undo, ms",
    [QUIT] = "  quit, ms",
    [READER_CPU] = "  CPU altogether, ms",
    [READER_PEAK] = "  peak memory, MiB",
};

static double (*figures)[MAX_SIZES]; /* shared with the stages' processes */
static char database[4096], opml[4096];

/* ---- commands ------------------------------------------------------------------------------- */

static double cpu_ms(const struct rusage *u)
{
    return (double)(u->ru_utime.tv_sec + u->ru_stime.tv_sec) * 1e3 +
           (double)(u->ru_utime.tv_usec + u->ru_stime.tv_usec) / 1e3;
}

static double peak_mib(const struct rusage *u)
{
    return (double)u->ru_maxrss / 1024;
}

/* gander with a command and its operand, NULL for none. */
static struct rusage run(const char *command, const char *operand)
{
    struct rusage usage;
    int status;
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_RDWR);
        dup2(null, STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
        execl("./gander", "gander", "-q", "-d", database, command, operand, (char *)NULL);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) == 127)
        bench_die(command, NULL);
    return usage;
}

static double run_cpu(const char *command, const char *operand)
{
    struct rusage usage = run(command, operand);
    return cpu_ms(&usage);
}

/* Folders of 20 sources, five in each folder above them. Nothing listens on port 9 (discard). */
static void write_opml(size_t n)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "<opml version=\"2.0\"><head><title>bench</title></head><body>");
    for (size_t i = 0; i < n; i++) {
        size_t folder = i / PER_FOLDER;
        if (i % (PER_FOLDER * FOLDERS) == 0)
            buf_printf(&b, "%s<outline text=\"Group %zu\">", i ? "</outline></outline>" : "",
                       folder / FOLDERS);
        else if (i % PER_FOLDER == 0)
            buf_add_c(&b, "</outline>");
        if (i % PER_FOLDER == 0)
            buf_printf(&b, "<outline text=\"Folder %zu\">", folder);
        buf_printf(
            &b, "<outline text=\"Source %zu.\" type=\"rss\" xmlUrl=\"http://127.1.%zu.%zu:9/\"/>",
            i, i / 250, 1 + i % 250);
    }
    buf_add_c(&b, "</outline></outline></body></opml>");
    if (!file_write_atomic(opml, buf_str(&b), NULL))
        bench_die("OPML", NULL);
}

static void fill(size_t sources)
{
    struct error e = {0};
    struct store *s;
    struct tree tree;
    struct merge_options options = {.now = BENCH_NOW};
    size_t each = ARTICLES / sources, first = 0;
    if (!store_open(database, &s, &e) || !tree_load(s, &tree, &e))
        bench_die("open", &e);
    for (size_t i = 0; i < tree.n; i++) {
        AUTO(arena) arena = {0};
        if (!node_is_source(tree.nodes[i].kind))
            continue;
        struct article *a = bench_make_articles(&arena, (int64_t)first, each);
        if (!store_begin(s, &e) ||
            !merge_articles(s, tree.nodes[i].id, a, each, &options, NULL, &e) ||
            !store_commit(s, &e))
            bench_die("merge", &e);
        first += each;
    }
    tree_fini(&tree);
    store_close(s);
}

static void run_commands(size_t n, size_t at)
{
    write_opml(n);
    figures[IMPORT][at] = run_cpu("import", opml);
    fill(n);
    figures[EXPORT][at] = run_cpu("export", NULL);
    figures[TREE][at] = run_cpu("tree", NULL);
    figures[UNREAD][at] = run_cpu("unread", NULL);
    struct rusage usage = run("sync", "--force");
    figures[REFUSED][at] = cpu_ms(&usage);
    figures[REFUSED_PEAK][at] = peak_mib(&usage);
}

/* ---- reader --------------------------------------------------------------------------------- */

static int wanted_row;

static bool cursor_is_there(struct pty *p, void *context)
{
    int x, y;
    pty_cursor(p, &x, &y);
    return y == wanted_row;
}

static double move(struct pty *p)
{
    int x, y;
    double start = bench_ms();
    pty_cursor(p, &x, &y);
    for (int i = 0; i < KEYS; i++) {
        wanted_row = i % 2 == 0 ? y - 1 : y;
        pty_send(p, i % 2 == 0 ? "k" : "j");
        pty_wait_until(p, cursor_is_there, NULL, "the cursor to move");
    }
    return (bench_ms() - start) / KEYS;
}

static double press(struct pty *p, const char *keys, const char *awaited)
{
    double start = bench_ms();
    pty_send(p, keys);
    pty_wait(p, awaited);
    return bench_ms() - start;
}

static void read_all(size_t n, size_t at)
{
    const char *argv[] = {"./gander", "-d", database, NULL};
    double start = bench_ms();
    struct pty *p = pty_start(argv, (const char *[]){"LC_ALL=C.UTF-8", NULL}, WIDTH, HEIGHT);
    pty_wait(p, "Group 0");
    figures[START][at] = bench_ms() - start;
    pty_settle(p);
    AUTO(buf) find = BUF_INIT, unfolded = BUF_INIT, folded = BUF_INIT;
    buf_printf(&find, "/Source %zu.\r", n - 1);
    buf_printf(&unfolded, "▾ Folder %zu ", (n - 1) / PER_FOLDER);
    buf_printf(&folded, "▸ Folder %zu ", (n - 1) / PER_FOLDER);
    figures[FIND][at] = press(p, buf_c(&find), buf_c(&unfolded));
    pty_settle(p);
    figures[DOWN][at] = move(p);
    figures[FOLD][at] = (press(p, "hh", buf_c(&folded)) + press(p, "l", buf_c(&unfolded))) / 2;
    pty_send(p, "/My feeds\r");
    pty_settle(p);
    figures[MARK][at] = press(p, "A", "Everything here is marked as read");
    figures[UNDO][at] = press(p, "u", "Undone");
    pty_settle(p);
    start = bench_ms();
    pty_quit(p);
    figures[QUIT][at] = bench_ms() - start;
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    figures[READER_CPU][at] = cpu_ms(&usage);
    figures[READER_PEAK][at] = peak_mib(&usage);
}

/* ---- stages --------------------------------------------------------------------------------- */

/* In a process of its own, whose children are the stage's. */
static void run_stage(void (*stage)(size_t n, size_t at), size_t n, size_t at)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        stage(n, at);
        exit(0);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0)
        bench_die("stage", NULL);
}

static void print_table(const size_t *sizes, size_t n)
{
    printf("%-34s", "sources");
    for (size_t at = 0; at < n; at++)
        printf("%12zu", sizes[at]);
    printf("\n");
    for (int i = 0; i < N_FIGURES; i++) {
        printf("%-34s", names[i]);
        for (size_t at = 0; at < n; at++)
            printf("%12.*f", figures[i][at] < 10 ? 2 : 0, figures[i][at]);
        printf("\n");
    }
}

int main(int argc, char **argv)
{
    size_t largest = argc > 2 ? (size_t)atoll(argv[2]) : 1000, sizes[MAX_SIZES], n = 0;
    char directory[2048];
    snprintf(directory, sizeof directory, "%s/bench-sources.XXXXXX", argc > 1 ? argv[1] : "/tmp");
    if (!mkdtemp(directory))
        bench_die("directory", NULL);
    snprintf(opml, sizeof opml, "%s/sources.opml", directory);
    figures = mmap(NULL, N_FIGURES * sizeof *figures, PROT_READ | PROT_WRITE,
                   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (figures == MAP_FAILED)
        bench_die("memory", NULL);
    bench_make_words();
    for (size_t size = 100; size <= largest && n < MAX_SIZES; size *= 10, n++) {
        sizes[n] = size;
        snprintf(database, sizeof database, "%s/%zu.db", directory, size);
        run_stage(run_commands, size, n);
        run_stage(read_all, size, n);
    }
    print_table(sizes, n);
    remove_tree(directory);
    return 0;
}
