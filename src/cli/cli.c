/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/help.h"
#include "cli/options.h"
#include "cli/session.h"
#include "engine/parse/serve.h"

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
        status = line->command->run(&s, line->values, (int)line->arguments.n, line->arguments.v);
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
