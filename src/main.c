/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entry point: sets the locale and runs the command line. */
#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "cli/cli.h"

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    bindtextdomain(PACKAGE, LOCALEDIR);
    bind_textdomain_codeset(PACKAGE, "UTF-8");
    textdomain(PACKAGE);
    return cli_main(argc, argv);
}
