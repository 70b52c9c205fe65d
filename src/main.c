/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entry point: sets the locale and runs the command line. */
#include "config.h"

#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli/cli.h"

#define CATALOGUE "/zh_CN/LC_MESSAGES/" PACKAGE ".mo"

/* Appends the directory of catalogues beside the program, of builds not installed and of relocated
 * ones; false without one. */
static bool add_near(struct buf *b)
{
    static const char *const near[] = {"../share/locale", "locale"};
    char self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (n <= 0)
        return false;
    self[n] = '\0';
    *strrchr(self, '/') = '\0';
    for (size_t i = 0; i < ARRAY_SIZE(near); i++) {
        AUTO(buf) catalogue = BUF_INIT;
        buf_printf(&catalogue, "%s/%s" CATALOGUE, self, near[i]);
        if (access(catalogue.p, R_OK) == 0) {
            buf_printf(b, "%s/%s", self, near[i]);
            return true;
        }
    }
    return false;
}

int main(int argc, char **argv)
{
    AUTO(buf) near = BUF_INIT;
    bool moved = access(LOCALEDIR CATALOGUE, R_OK) != 0 && add_near(&near);
    setlocale(LC_ALL, "");
    bindtextdomain(PACKAGE, moved ? near.p : LOCALEDIR);
    bind_textdomain_codeset(PACKAGE, "UTF-8");
    textdomain(PACKAGE);
    return cli_main(argc, argv);
}
