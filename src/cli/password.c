/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/password.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/mem.h"
#include "text/safe.h"

enum { MAX_PASSWORD = 1000, CONTROL_C = 3 };

static bool read_line(struct buf *out, struct error *e)
{
    int c;
    buf_init(out, MAX_PASSWORD);
    while ((c = getchar()) != EOF && c != '\n') {
        buf_add_char(out, (char)c);
    }
    if (out->n > 0 && out->p[out->n - 1] == '\r') {
        buf_truncate(out, out->n - 1);
    }
    return out->n > 0 ? !out->full || error_set(e, ERROR_LIMIT, 0, "%s", _("it is too long"))
                      : error_set(e, ERROR_INVALID, 0, "%s", _("no password was given"));
}

/* Without echo; ^C is read like any key, so that the terminal is restored in any case. */
static bool read_hidden(const char *user, struct buf *out, struct error *e)
{
    struct termios before, hidden;
    struct buf prompt = BUF_INIT, name = BUF_INIT;
    safe_add_line(&name, str_from(user));
    /* TRANSLATORS: a prompt, followed by the cursor. %s is the name of a user. */
    buf_printf(&prompt, _("Password of %s: "), buf_c(&name));
    fputs(buf_c(&prompt), stderr);
    buf_fini(&prompt);
    buf_fini(&name);
    if (tcgetattr(STDIN_FILENO, &before) != 0) {
        return error_set_errno(e, "tcgetattr");
    }
    hidden = before;
    hidden.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    bool ok = read_line(out, e);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    fputc('\n', stderr);
    return ok && (!memchr(out->p, CONTROL_C, out->n) ||
                  error_set(e, ERROR_CANCELLED, 0, "%s", _("cancelled")));
}

static void add_prefix(struct buf *b, const struct session *s)
{
    buf_printf(b, "%s-password-", s->database);
}

/* mkstemp() makes files of mode 0600. */
static bool write_file(struct session *s, struct str password, char **path, struct error *e)
{
    struct buf name = BUF_INIT;
    add_prefix(&name, s);
    buf_add_c(&name, "XXXXXX");
    *path = buf_take(&name);
    int fd = mkstemp(*path);
    bool ok = fd >= 0 && write(fd, password.p, password.n) == (ssize_t)password.n &&
              write(fd, "\n", 1) == 1 && fsync(fd) == 0;
    if (!ok) {
        error_set_errno(e, "%s", *path);
    }
    if (fd >= 0) {
        close(fd);
    }
    if (!ok && fd >= 0) {
        unlink(*path);
    }
    return ok;
}

bool password_ask(struct session *s, const char *user, char **path, struct error *e)
{
    struct buf password = BUF_INIT;
    *path = NULL;
    bool ok = isatty(STDIN_FILENO) ? read_hidden(user, &password, e) : read_line(&password, e);
    ok = ok && write_file(s, buf_str(&password), path, e);
    if (!ok) {
        free(*path);
        *path = NULL;
    }
    buf_fini(&password);
    return ok;
}

void password_forget(struct session *s, const char *path)
{
    struct buf prefix = BUF_INIT;
    add_prefix(&prefix, s);
    if (path && str_starts(str_from(path), buf_str(&prefix))) {
        unlink(path);
    }
    buf_fini(&prefix);
}
