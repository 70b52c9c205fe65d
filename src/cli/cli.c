/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"

#include <errno.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

#define _(text) gettext(text)
#define N_(text) text

enum { MAX_INPUT = 64 << 20 };

static const struct cli_command *const commands[] = {
    NULL, /* filled by the commands below, in the order of the help */
};

static void print_help(void)
{
    printf(_("Usage: gander [OPTION...] [COMMAND [ARGUMENT...]]\n"));
}

static int usage_error(const char *format, const char *what)
{
    fputs("gander: ", stderr);
    fprintf(stderr, format, what);
    fputc('\n', stderr);
    return CLI_USAGE;
}

enum cli_status cli_fail(const char *subject, const struct error *e)
{
    if (subject) {
        fprintf(stderr, "gander: %s: %s\n", subject, e->detail);
    } else {
        fprintf(stderr, "gander: %s\n", e->detail);
    }
    return e->code == ERROR_USAGE ? CLI_USAGE : e->code == ERROR_BUSY ? CLI_BUSY : CLI_ERROR;
}

bool cli_read_input(const char *path, struct buf *out, struct error *e)
{
    return file_read(path, MAX_INPUT, out, e);
}

bool cli_write(struct str s)
{
    if (fwrite(s.p, 1, s.n, stdout) == s.n && fflush(stdout) == 0) {
        return true;
    }
    fprintf(stderr, "gander: %s\n", strerror(errno));
    return false;
}

int cli_main(int argc, char **argv)
{
    if (argc < 2 || strcmp(argv[1], "--help") == 0) {
        print_help();
        return CLI_OK;
    }
    for (size_t i = 0; i < ARRAY_SIZE(commands); i++) {
        const struct cli_command *c = commands[i];
        if (c && strcmp(c->name, argv[1]) == 0) {
            struct cli_context context = {.program = "gander"};
            struct cli_value values[16] = {0};
            return (int)c->run(&context, values, argc - 2, argv + 2);
        }
    }
    return usage_error(_("%s: no such command; see gander --help"), argv[1]);
}
