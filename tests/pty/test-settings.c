/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Configuration files read and written by the running reader. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/pty/pty.h"
#include "tests/support/remove-tree.h"

static char directory[] = "test-settings.XXXXXX";

static const char own[] = "# mine\nbrowser w3m # by hand\nmacro m run true\n";

static void type(struct pty *p, const char *command, const char *file)
{
    AUTO(buf) keys = BUF_INIT;
    buf_printf(&keys, ":%s%s%s%s\r", command, file ? " " : "", file ? directory : "",
               file ? file : "");
    pty_send(p, keys.p);
}

static void expect_content(const char *name, const char *want)
{
    char *path = pty_path(directory, name);
    AUTO(buf) text = BUF_INIT;
    check(file_read(path, 10000, &text, NULL) && strcmp(buf_c(&text), want) == 0, buf_c(&text));
    free(path);
}

/* A file with a mistake changes nothing; the message names file, line and word. */
static void source(struct pty *p)
{
    pty_write_file(directory, "bad", "theme mono\nmacro m open ; opne\n", 0644);
    type(p, "source", "/bad");
    pty_wait(p, "/bad:2: opne: no such command");
    type(p, "set theme", NULL);
    pty_wait(p, "theme = auto");
    pty_write_file(directory, "good", "theme sepia\nbind X set mouse\n", 0644);
    type(p, "source", "/good");
    pty_wait(p, "Read ");
    pty_send(p, "X");
    pty_wait(p, "mouse = yes");
}

/* The link to the file stays one, and the file's mode, comments and other lines stay. */
static void save(struct pty *p)
{
    struct stat st;
    char *link = pty_path(directory, "config"), *file = pty_path(directory, "dotfile");
    type(p, "set browser links -g", NULL);
    pty_wait(p, "until you quit");
    type(p, "save", NULL);
    pty_wait(p, "2 options saved in");
    expect_content("dotfile", "# mine\nbrowser \"links -g\" # by hand\nmacro m run true\n"
                              "theme sepia\n");
    check(lstat(link, &st) == 0 && S_ISLNK(st.st_mode), "the link stays");
    check(stat(file, &st) == 0 && (st.st_mode & 07777) == 0644, "the mode stays");
    type(p, "save", NULL);
    pty_wait(p, "No option differs");
    type(p, "set mouse no", NULL);
    pty_wait(p, "until you quit");
    type(p, "save", "/other");
    pty_wait(p, "1 option saved in");
    expect_content("other", "mouse no\n");
    free(link);
    free(file);
}

/* SIGUSR1 reads the file again: the settings of the other files are gone. */
static void reload(struct pty *p)
{
    pty_write_file(directory, "dotfile", "theme light\n", 0644);
    pty_signal(p, SIGUSR1);
    pty_wait(p, "Read ");
    type(p, "set theme", NULL);
    pty_wait(p, "theme = light");
    type(p, "set mouse", NULL);
    pty_wait(p, "mouse = yes");
    pty_write_file(directory, "dotfile", "thme dark\n", 0644);
    type(p, "reload-config", NULL);
    pty_wait(p, "config:1: unknown setting thme; did you mean theme?");
    type(p, "set theme", NULL);
    pty_wait(p, "theme = light");
}

int main(void)
{
    check(mkdtemp(directory) != NULL, "a directory");
    char *config = pty_path(directory, "config"), *database = pty_path(directory, "gander.db");
    pty_write_file(directory, "dotfile", own, 0644);
    check(symlink("dotfile", config) == 0, "a link");
    struct pty *p = pty_start((const char *[]){"./gander", "-c", config, "-d", database, NULL},
                              (const char *[]){"LC_ALL=C.UTF-8", NULL}, 100, 30);
    pty_wait(p, "Welcome");
    source(p);
    save(p);
    reload(p);
    pty_quit(p);
    remove_tree(directory);
    free(config);
    free(database);
    return 0;
}
