/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/password.h"

#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#include "base/i18n.h"
#include "text/display/safe.h"

enum { MAX_PASSWORD = 1000, CONTROL_C = 3 };

static bool read_line(struct buf *out, struct error *e)
{
    int c;
    buf_init(out, MAX_PASSWORD);
    while ((c = getchar()) != EOF && c != '\n' && c != CONTROL_C)
        buf_add_char(out, (char)c);
    if (c == CONTROL_C)
        buf_clear(out);
    if (out->n > 0 && out->p[out->n - 1] == '\r')
        buf_truncate(out, out->n - 1);
    return out->n > 0 ? !out->full || error_set(e, ERROR_LIMIT, 0, "%s", _("it is too long"))
                      : error_set(e, ERROR_INVALID, 0, "%s", _("no password was given"));
}

static void print_prompt(const char *user)
{
    AUTO(buf) prompt = BUF_INIT, name = BUF_INIT;
    safe_add_line(&name, str_from(user));
    /* TRANSLATORS: a prompt, followed by the cursor. %s is the name of a user. */
    buf_printf(&prompt, _("Password of %s: "), buf_c(&name));
    fputs(buf_c(&prompt), stderr);
}

/* Without echo; ^C ends the line and is no signal, so that the terminal is restored in any case. */
static bool read_hidden(const char *user, struct buf *out, struct error *e)
{
    struct termios before, hidden;
    if (tcgetattr(STDIN_FILENO, &before) != 0)
        return error_set_errno(e, "tcgetattr");
    hidden = before;
    hidden.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    hidden.c_cc[VEOL] = CONTROL_C;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    print_prompt(user); /* whoever answers at once is not echoed */
    bool ok = read_line(out, e);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    fputc('\n', stderr);
    return ok;
}

bool password_ask(const char *user, struct buf *out, struct error *e)
{
    return isatty(STDIN_FILENO) ? read_hidden(user, out, e) : read_line(out, e);
}
