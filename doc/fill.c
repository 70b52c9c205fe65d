/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Template expansion during the build: `fill FILE [CATALOGUE]` prints the file with each @NAME@
 * replaced from the program's tables, so that manual, completions and example file match the
 * program. Manuals are translated by a compiled catalogue.
 */
#include "config.h"

#include "doc/fill.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/file.h"

enum { MAX_TEMPLATE = 1 << 20 };

static void fill_version(struct buf *b)
{
    buf_add_c(b, PACKAGE_VERSION);
}

static void fill_bindir(struct buf *b)
{
    buf_add_c(b, BINDIR);
}

static const struct {
    const char *name;
    void (*fill)(struct buf *b);
} parts[] = {
    {"@VERSION@", fill_version},
    {"@BINDIR@", fill_bindir},
    {"@MAN_COMMANDS@", fill_man_commands},
    {"@MAN_OPTIONS@", fill_man_options},
    {"@MAN_KEYS@", fill_man_keys},
    {"@MAN_SETTINGS@", fill_man_settings},
    {"@MAN_KEY_COMMANDS@", fill_man_key_commands},
    {"@MAN_THEMES@", fill_man_themes},
    {"@MAN_ROLES@", fill_man_roles},
    {"@EXAMPLE@", fill_example},
    {"@BASH@", fill_bash},
    {"@ZSH@", fill_zsh},
    {"@FISH@", fill_fish},
};

static void fill(struct buf *out, struct str template)
{
    size_t at = 0;
    while (at < template.n) {
        struct str rest = str_slice(template, at, template.n);
        size_t i = 0;
        while (i < ARRAY_SIZE(parts) && !str_starts(rest, str_from(parts[i].name)))
            i++;
        if (i < ARRAY_SIZE(parts)) {
            parts[i].fill(out);
            at += str_from(parts[i].name).n;
        } else {
            buf_add_char(out, template.p[at++]);
        }
    }
}

int main(int argc, char **argv)
{
    struct buf template = BUF_INIT, out = BUF_INIT;
    struct error e;
    bool usage = argc < 2 || argc > 3;
    if (usage || !file_read(argv[1], MAX_TEMPLATE, &template, &e) ||
        (argc == 3 && !fill_load_catalogue(argv[2], &e))) {
        fprintf(stderr, "fill: %s\n", usage ? "usage: fill FILE [CATALOGUE]" : e.detail);
        return 1;
    }
    fill(&out, buf_str(&template));
    bool ok = fwrite(out.p, 1, out.n, stdout) == out.n && fflush(stdout) == 0;
    fill_free_catalogue();
    buf_fini(&template);
    buf_fini(&out);
    return ok ? 0 : 1;
}
