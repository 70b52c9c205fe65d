/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue of recordings with a scripted player, which tells its place as mpv does: what it gets,
 * the place after a stop, a kill and a restart, what follows a recording heard to its end. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

static char directory[] = "test-player.XXXXXX";
static struct buf database = BUF_INIT, config = BUF_INIT;

/* Notes its arguments, plays on from where it starts, and tells the place; ends when "end" is
 * there. */
static const char script[] =
    "import json, os, socket, sys, time\n"
    "base = sys.argv[1]\n"
    "open(base + '/args', 'a').write(repr(sys.argv[3:]) + '\\n')\n"
    "s = socket.socket(socket.AF_UNIX)\n"
    "s.bind(sys.argv[2])\n"
    "s.listen(1)\n"
    "long = s.accept()[0]\n" /* a line that is too long ends a conversation, not the next one */
    "try: long.sendall(b'x' * (1 << 20))\n"
    "except OSError: pass\n"
    "c = s.accept()[0]\n"
    "assert json.loads(c.makefile().readline())['command'] == ['observe_property', 1, 'time-pos']\n"
    "place = float(sys.argv[3])\n"
    "tell = lambda **o: c.sendall(json.dumps(o).encode() + b'\\n')\n"
    "c.sendall(b'no JSON\\n[]\\n{\"event\": 7}\\n' + b'\\xff\\x1b[31m\\n')\n"
    "tell(event='property-change', id=1, name='time-pos')\n"
    "tell(event='property-change', id=1, name='time-pos', data=-5)\n"
    "tell(event='property-change', id=1, name='time-pos', data='x')\n"
    "while not os.path.exists(base + '/end'):\n"
    "    place += 65.5\n"
    "    tell(event='property-change', id=1, name='time-pos', data=min(place, 196.5))\n"
    "    time.sleep(0.05)\n"
    "os.remove(base + '/end')\n"
    "tell(event='end-file', reason='eof')\n";

static struct pty *start(void)
{
    const char *const reader[] = {"./gander", "-d", database.p, "-c", config.p, NULL};
    return pty_start(reader, (const char *[]){"LC_ALL=C.UTF-8", NULL}, 80, 24);
}

static bool has_args(const char *text)
{
    AUTO(buf) b = BUF_INIT;
    struct error e;
    char path[128];
    snprintf(path, sizeof path, "%s/args", directory);
    bool found =
        file_read(path, 1 << 20, &b, &e) && str_find(buf_str(&b), str_from(text), 0) != SIZE_MAX;
    return found;
}

static void prepare(struct httpd *h)
{
    AUTO(buf) line = BUF_INIT;
    char cwd[256];
    check(mkdtemp(directory) != NULL && getcwd(cwd, sizeof cwd) != NULL, "a directory");
    buf_printf(&database, "%s/gander.db", directory);
    buf_printf(&config, "%s/config", directory);
    pty_write_file(directory, "player.py", script, 0600);
    buf_printf(&line, "player \"python3 %s/%s/player.py %s/%s %%i %%p %%u %%t\"\n", cwd, directory,
               cwd, directory);
    buf_add_c(&line, "unbind H\nbind Y queue\n");
    pty_write_file(directory, "config", buf_c(&line), 0600);
    httpd_reply(
        h, "/feed",
        &(struct httpd_reply){.headers = "Content-Type: text/xml",
                              .body = "<rss version=\"2.0\"><channel><title>Pond</title>"
                                      "<item><title>-- Geese; $(touch owned)</title><guid>1</guid>"
                                      "<enclosure url=\"/1.mp3\" type=\"audio/mpeg\"/></item>"
                                      "<item><title>Swans</title><guid>2</guid>"
                                      "<enclosure url=\"/2.mp3\" type=\"audio/mpeg\"/></item>"
                                      "</channel></rss>"});
    const char *const add[] = {"./gander", "-d", database.p, "add", httpd_url(h, "/feed"), NULL};
    check(pty_finish(pty_start(add, (const char *[]){"LC_ALL=C.UTF-8", NULL}, 80, 24)) == 0, "add");
}

static bool is_called(struct pty *p, void *args)
{
    return has_args(args);
}

int main(void)
{
    if (system("python3 -c '' 2>/dev/null") != 0)
        return 77;
    struct httpd *h = httpd_start();
    prepare(h);
    struct pty *p = start();
    pty_wait(p, "Swans");
    pty_send(p, "\t\x05");
    pty_wait(p, "Queued; Y shows");
    pty_send(p, "j\x05Y");
    pty_wait(p, "Queue ─");
    pty_wait(p, "Swans");
    pty_send(p, "\r"); /* the first */
    pty_wait_until(p, is_called, (void *)"['0', 'http", "the player starts at the beginning");
    check(has_args("' -- Geese; $(touch owned)'"), "a title is one argument, and no option");
    check(access("owned", F_OK) != 0, "a title does not run");
    pty_wait(p, "3:16"); /* its last place */
    pty_send(p, "\r");   /* stops */
    pty_wait_gone(p, "▸");
    pty_send(p, "qQ");
    check(pty_finish(p) == 0, "the reader ends with 0");

    p = start();
    pty_wait(p, "2 unread");
    pty_send(p, "Y");
    pty_wait(p, "3:16"); /* survives */
    pty_send(p, "\r");
    pty_wait_until(p, is_called, (void *)"['196', 'http", "the player starts at the place");
    pty_write_file(directory, "end", "", 0600);
    pty_wait(p, "Playing: Swans"); /* the next one follows */
    pty_wait(p, "▸  Swans");
    pty_wait(p, "1 unread");
    pty_wait(p, "Pond · 3:16");
    pty_signal(p, SIGHUP); /* the player goes with the reader, its place stays */
    check(pty_finish(p) == 0, "it ends in order");
    p = start();
    pty_wait(p, "1 unread");
    pty_send(p, "Y");
    pty_wait(p, "Queue ─");
    pty_wait(p, "Pond · 3:16");
    pty_send(p, "d");
    pty_wait(p, "Nothing is queued: C-e adds");
    pty_send(p, "qQ");
    check(pty_finish(p) == 0, "the reader ends with 0");
    httpd_stop(h);
    remove_tree(directory);
    buf_fini(&database);
    buf_fini(&config);
    return 0;
}
