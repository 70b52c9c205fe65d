/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/description.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "base/compiler.h"
#include "base/str.h"

bool description_is_multiplexed(void)
{
    return getenv("TMUX") || getenv("STY");
}

/* Checked before newterm(), which leaks memory for a missing description. */
static bool is_installed(const char *name)
{
    int error;
    bool found = setupterm(name, STDOUT_FILENO, &error) == OK;
    if (found) {
        del_curterm(cur_term);
    }
    return found;
}

/* Curses sends 24-bit colours only if the description has them, but most terminals that support
 * them carry the name of one that does not, and announce it in COLORTERM. The variant chosen then
 * differs in colours only and keeps the short sequences of the 256; if it is not installed, colours
 * are mapped to these. */
static SCREEN *open_description(const char *name, bool colors)
{
    const char *told = getenv("COLORTERM");
    bool direct = told && (strcmp(told, "truecolor") == 0 || strcmp(told, "24bit") == 0);
    if (colors && direct && !description_is_multiplexed() && strcmp(name, "xterm-256color") == 0 &&
        is_installed("xterm-direct256")) {
        name = "xterm-direct256";
    }
    return is_installed(name) ? newterm(name, stdout, stdin) : NULL;
}

/* Related terminal for a missing description: new terminals get theirs long after they appear. */
static const char *relative_of(const char *name)
{
    static const struct {
        const char *family, *relative;
    } relatives[] = {
        {"screen", "screen-256color"},   {"tmux", "screen-256color"},
        {"xterm", "xterm-256color"},     {"kitty", "xterm-256color"},
        {"foot", "xterm-256color"},      {"ghostty", "xterm-256color"},
        {"wezterm", "xterm-256color"},   {"contour", "xterm-256color"},
        {"alacritty", "xterm-256color"}, {"konsole", "xterm-256color"},
        {"vte", "xterm-256color"},       {"gnome", "xterm-256color"},
        {"mintty", "xterm-256color"},    {"iterm", "xterm-256color"},
        {"putty", "xterm-256color"},     {"rio", "xterm-256color"},
        {"st-", "xterm-256color"},       {"rxvt", "xterm-256color"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(relatives); i++) {
        if (str_starts_nocase(str_from(name), str_from(relatives[i].family))) {
            return relatives[i].relative;
        }
    }
    return NULL;
}

/* Terminals named "xterm" (PuTTY, VTE, xterm) have had 256 colours for twenty years. */
SCREEN *description_open(const char *name, bool colors, const char **relative)
{
    SCREEN *screen = NULL;
    if (strcmp(name, "xterm") == 0) {
        screen = open_description("xterm-256color", colors);
    }
    screen = screen ? screen : open_description(name, colors);
    *relative = screen ? NULL : relative_of(name);
    return *relative ? open_description(*relative, colors) : screen;
}
