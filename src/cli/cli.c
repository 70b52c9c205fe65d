/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli/options.h"
#include "cli/session.h"
#include "engine/parse/serve.h"
#include "text/display/width.h"

/* ---- help ------------------------------------------------------------------------------------ */

enum { WIDEST_FIRST_COLUMN = 34 };

/* Row of a two-column table; after a long entry the text starts on a new line. */
static void add_row(struct buf *b, struct str left, const char *right, int width)
{
    buf_add_c(b, "  ");
    if (text_width(left) > width) {
        buf_add(b, left);
        buf_add_c(b, "\n  ");
        left = STR("");
    }
    text_add_cell(b, left, width, false);
    buf_printf(b, "  %s\n", right);
}

/* Appends "-d, --database FILE", in the user's language. */
static void add_option(struct buf *b, const struct cli_option *option)
{
    if (option->letter)
        buf_printf(b, "-%c, ", option->letter);
    else
        buf_add_c(b, "    ");
    buf_printf(b, "--%s", option->name);
    if (option->kind == CLI_CHOICE)
        buf_printf(b, " %s", option->value);
    else if (option->value)
        buf_printf(b, " %s", _(option->value));
}

static void add_command_label(struct buf *b, const struct cli_command *command)
{
    buf_add_c(b, command->name);
    if (command->arguments)
        buf_printf(b, " %s", _(command->arguments));
}

static int widest(int width, struct buf *label)
{
    int w = text_width(buf_str(label));
    buf_clear(label);
    return w > width && w <= WIDEST_FIRST_COLUMN ? w : width;
}

static void add_options(struct buf *b, const char *heading, const struct cli_option *options)
{
    if (!options || !options->name)
        return;
    AUTO(buf) label = BUF_INIT;
    int width = 0;
    for (const struct cli_option *o = options; o->name; o++) {
        add_option(&label, o);
        width = widest(width, &label);
    }
    buf_printf(b, "\n%s\n", heading);
    for (const struct cli_option *o = options; o->name; o++) {
        add_option(&label, o);
        add_row(b, buf_str(&label), _(o->help), width);
        buf_clear(&label);
    }
}

static void add_commands(struct buf *b)
{
    AUTO(buf) label = BUF_INIT;
    int width = 0;
    for (const struct cli_command *const *c = cli_commands; *c; c++) {
        add_command_label(&label, *c);
        width = widest(width, &label);
    }
    buf_printf(b, "\n%s\n", _("Commands:"));
    for (const struct cli_command *const *c = cli_commands; *c; c++) {
        add_command_label(&label, *c);
        add_row(b, buf_str(&label), _((*c)->summary), width);
        buf_clear(&label);
    }
}

/* Appends the program's help for &cli_reader, else a command's, in the user's language. */
static void cli_help_add(struct buf *b, const struct cli_command *command)
{
    if (command == &cli_reader) {
        buf_printf(b, "%s\n%s\n", _("Usage: gander [OPTION…] [COMMAND [ARGUMENT…]]"),
                   _(command->summary));
        add_commands(b);
        add_options(b, _("Options of the reader:"), command->options);
        add_options(b, _("Options of every command:"), cli_global_options);
        return;
    }
    AUTO(buf) label = BUF_INIT;
    add_command_label(&label, command);
    /* TRANSLATORS: a command with its arguments, such as "show ID". */
    buf_printf(b, _("Usage: gander %s [OPTION…]"), buf_c(&label));
    buf_printf(b, "\n%s\n", _(command->summary));
    add_options(b, _("Options:"), command->options);
    add_options(b, _("Options of every command:"), cli_global_options);
}

/* ---- dispatch -------------------------------------------------------------------------------- */

static enum cli_status show_help(const struct cli_command *command)
{
    AUTO(buf) b = BUF_INIT;
    cli_help_add(&b, command);
    return cli_write(buf_str(&b));
}

/* One line: the error, and the help to consult. */
static enum cli_status usage_error(const struct cli_command *command, const struct error *e)
{
    struct error hinted;
    if (command == &cli_reader) {
        error_set(&hinted, ERROR_USAGE, 0, _("%s (see gander --help)"), e->detail);
    } else {
        error_set(&hinted, ERROR_USAGE, 0, _("%s (see gander %s --help)"), e->detail,
                  command->name);
    }
    return cli_fail(command->name[0] ? command->name : NULL, &hinted);
}

static enum cli_status run(const struct cli_line *line)
{
    struct session s = {.context = &line->context};
    enum cli_status status = session_open(&s, line->use);
    if (status == CLI_OK)
        status = line->run(&s, line->values, (int)line->arguments.n, line->arguments.v);
    bool hung = s.hung;
    session_close(&s);
    if (hung) {
        fflush(NULL);
        _exit((int)status);
    }
    return status;
}

/* A closed standard file would be replaced by the next file opened, and read or written instead.
 * /dev/null in the opposite direction keeps using it an error. */
static void hold_standard_files(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            (void)!open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int cli_main(int argc, char **argv)
{
    AUTO(cli_line) line = {0};
    struct error e;
    if (argc == 3 && strcmp(argv[0], SERVE_NAME) == 0)
        return serve(argv[1], argv[2]);
    hold_standard_files();
    /* Failed writes are reported instead, resources closed, and --demo cleaned up. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_DFL); /* ignored, as some parents have it, exit statuses are lost */
    signal(SIGXFSZ, SIG_IGN);
    if (!cli_line_read(&line, argc, argv, &e))
        return usage_error(line.command, &e);
    if (line.version)
        return cli_write(STR(PACKAGE_NAME " " PACKAGE_VERSION "\n"));
    return line.help ? show_help(line.command) : run(&line);
}
