/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the program starts: the locale, then the command line. */
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
