/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "cli/json-common.h"
#include "cli/session.h"
#include "engine/data/command.h"
#include "model/account.h"
#include "text/display/safe.h"

/* ---- password -------------------------------------------------------------------------------- */

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

/* ---- command --------------------------------------------------------------------------------- */

enum { USER, PASSWORD_FILE, PASSWORD_COMMAND, TITLE, INSECURE, JSON };
static const struct cli_option options[] = {
    [USER] = {"user", 'u', CLI_TEXT, N_("NAME"), N_("name of the user at the server")},
    [PASSWORD_FILE] = {"password-file", 0, CLI_FILE, N_("FILE"),
                       N_("read the password from the first line of a file, each time")},
    [PASSWORD_COMMAND] = {"password-command", 0, CLI_TEXT, N_("COMMAND"),
                          N_("read it from the first line that a program prints, each time")},
    [TITLE] = {"title", 't', CLI_TEXT, N_("TITLE"), N_("title of the portal (the host)")},
    [INSECURE] = {"insecure", 0, CLI_FLAG, NULL,
                  N_("send the password over plain http, readable by anyone in between")},
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print JSON")},
    {NULL},
};

/* ---- list ----------------------------------------------------------------------------------- */

static json_t *account_json(const struct account *a)
{
    json_t *o = json_pack("{s:I, s:s, s:s, s:s, s:s, s:I, s:o*}", "id", (json_int_t)a->id, "title",
                          a->title, "server", a->server, "url", a->url, "user", a->user, "unsent",
                          (json_int_t)a->unsent, "problem", json_string(a->status.problem));
    json_set_time(o, "checked", a->status.checked_at);
    json_set_time(o, "succeeded", a->status.succeeded_at);
    json_set_time(o, "due", a->status.due_at);
    return o;
}

/* "News                     gana  https://server.example/api/greader.php  3 not sent" */
static void add_line(struct buf *b, const struct account *a)
{
    cli_add_name(b, a->title);
    buf_add_c(b, "  ");
    safe_add_line(b, str_from(a->user));
    buf_add_c(b, "  ");
    safe_add_line(b, str_from(a->url));
    if (a->unsent > 0) {
        buf_add_c(b, "  ");
        /* TRANSLATORS: changes that the server has not got yet. */
        buf_printf(b, _("%lld not sent"), (long long)a->unsent);
    }
    cli_add_problem(b, a->status.problem);
    buf_add_char(b, '\n');
}

static enum cli_status list(struct session *s, const struct cli_value *values, int argc,
                            char **argv)
{
    AUTO(buf) text = BUF_INIT;
    AUTO(account_list) accounts = {0};
    struct error e;
    if (!engine_accounts(s->engine, &accounts, &e))
        return cli_fail(NULL, &e);
    json_t *array = values[JSON].given ? json_array() : NULL;
    for (size_t i = 0; i < accounts.n; i++)
        if (array)
            json_array_append_new(array, account_json(&accounts.v[i]));
        else
            add_line(&text, &accounts.v[i]);
    return array ? json_print(json_pack("{s:o}", "accounts", array)) : cli_write(buf_str(&text));
}

static enum cli_status add(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct engine_command c = {.kind = ENGINE_ADD_ACCOUNT,
                               .url = argv[1],
                               .value = values[USER].text,
                               .title = values[TITLE].text,
                               .password = {.command = values[PASSWORD_COMMAND].text},
                               .flags = values[INSECURE].given ? ACCOUNT_INSECURE : 0};
    char path[PATH_MAX];
    AUTO(buf) typed = BUF_INIT;
    struct error e;
    if (values[PASSWORD_FILE].given) {
        c.password.file = realpath(values[PASSWORD_FILE].text, path);
        if (!c.password.file) {
            error_set_errno(&e, "%s", values[PASSWORD_FILE].text);
            return cli_fail(NULL, &e);
        }
    } else if (!values[PASSWORD_COMMAND].given) {
        if (!(isatty(STDIN_FILENO) ? read_hidden(values[USER].text, &typed, &e)
                                   : read_line(&typed, &e)))
            return cli_fail(NULL, &e);
        c.password.typed = buf_c(&typed);
    }
    AUTO_EVENT struct engine_event *last = session_command(s, &c);
    if (last->error.code != ERROR_NONE)
        return cli_fail(argv[1], &last->error);
    /* TRANSLATORS: the kind of a server, such as FreshRSS, and its address. */
    return session_say(s, _("%s at %s: “gander sync” fetches its articles"), last->title,
                       last->url);
}

static enum cli_status remove_account(struct session *s, const struct cli_value *values, int argc,
                                      char **argv)
{
    AUTO(account_list) accounts = {0};
    struct error e;
    if (!engine_accounts(s->engine, &accounts, &e))
        return cli_fail(NULL, &e);
    for (size_t i = accounts.n; i-- > 0;) {
        struct engine_command remove = {.kind = ENGINE_DROP_ACCOUNT, .id = accounts.v[i].id};
        if (strcmp(accounts.v[i].title, argv[1]) == 0)
            return session_send(s, &remove, argv[1]);
    }
    error_set(&e, ERROR_NOT_FOUND, 0, "%s", _("no account of that name"));
    return cli_fail(argv[1], &e);
}

/* ---- command -------------------------------------------------------------------------------- */

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    if (strcmp(argv[0], "add") == 0 && !values[USER].given)
        return cli_usage(e, _("add needs --user NAME"));
    return !(values[PASSWORD_FILE].given && values[PASSWORD_COMMAND].given) ||
           cli_usage(e, _("--password-file and --password-command exclude each other"));
}

static const struct cli_action actions[] = {
    {"list", list, CLI_READS, 0, 0, N_("list takes no name")},
    {"add", add, CLI_WRITES, 1, 1, N_("add takes the address of a server")},
    {"remove", remove_account, CLI_WRITES, 1, 1, N_("remove takes the name of an account")},
    {NULL},
};

const struct cli_command cli_account = {
    .name = "account",
    .arguments = N_("list|add URL|remove NAME"),
    .summary = N_("list, add or remove accounts at servers: FreshRSS, Miniflux and others"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 2,
    .actions = actions,
    .check = check,
};
