/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/description.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

bool description_is_multiplexed(void)
{
    return getenv("TMUX") || getenv("STY");
}

static const char *text_of(const char *capability)
{
    const char *value = tigetstr(capability);
    return value && value != (const char *)-1 ? value : "";
}

static bool has(const char *capability, const char *sequence)
{
    return str_starts(str_from(text_of(capability)), str_from(sequence));
}

/* Copies a sequence without its padding ("$<5>"), for lines of long ago. */
static void copy_text(const char *capability, char *out, size_t size)
{
    const char *text = text_of(capability);
    size_t n = strcspn(text, "$");
    out[0] = '\0';
    if (n < size) {
        memcpy(out, text, n);
        out[n] = '\0';
    }
}

/* Most terminals with 24-bit colours carry the name of one without, and announce them in COLORTERM.
 */
static int count_colors(void)
{
    const char *told = getenv("COLORTERM");
    bool direct = told && (strcmp(told, "truecolor") == 0 || strcmp(told, "24bit") == 0);
    int n = has("setaf", "\033[") ? tigetnum("colors") : 0;
    if (n > 256 || (n == 256 && direct && !description_is_multiplexed()))
        return 1 << 24;
    return n >= 256 ? 256 : n >= 16 ? 16 : n >= 8 ? 8 : 0;
}

static uint32_t supported_attributes(void)
{
    static const struct {
        const char *capability, *sequence;
        uint32_t attribute;
    } all[] = {
        {"bold", "\033[1m", ATTRIBUTE_BOLD},   {"dim", "\033[2m", ATTRIBUTE_DIM},
        {"sitm", "\033[3m", ATTRIBUTE_ITALIC}, {"smul", "\033[4m", ATTRIBUTE_UNDERLINE},
        {"rev", "\033[7m", ATTRIBUTE_REVERSE}, {"smxx", "\033[9m", ATTRIBUTE_STRUCK},
    };
    uint32_t found = 0;
    for (size_t i = 0; i < ARRAY_SIZE(all); i++)
        found |= has(all[i].capability, all[i].sequence) ? all[i].attribute : 0;
    return found;
}

static uint32_t attributes_without_colors(void)
{
    int n = tigetnum("ncv"); /* bits as in terminfo(5) */
    return n <= 0 ? 0
                  : (uint32_t)((n & 2 ? ATTRIBUTE_UNDERLINE : 0) | (n & 4 ? ATTRIBUTE_REVERSE : 0) |
                               (n & 16 ? ATTRIBUTE_DIM : 0) | (n & 32 ? ATTRIBUTE_BOLD : 0));
}

/* Descriptions of GNU screen and tmux leave out ECH, which both have. */
static bool erases_characters(const char *name)
{
    return has("ech", "\033[%p1%dX") || str_starts(str_from(name), STR("screen")) ||
           str_starts(str_from(name), STR("tmux"));
}

static bool read_description(const char *name, bool colors, struct description *out)
{
    int error;
    if (setupterm(name, STDOUT_FILENO, &error) != OK)
        return false;
    bool usable = has("cup", "\033[%i%p1%d;%p2%dH");
    bool has_region = has("csr", "\033[%i%p1%d;%p2%dr");
    bool scrolls = has("indn", "\033[%p1%dS") && has("rin", "\033[%p1%dT");
    bool moves_lines = has("il", "\033[%p1%dL") && has("dl", "\033[%p1%dM");
    *out = (struct description){
        .colors = colors ? count_colors() : 0,
        .width = tigetnum("cols"),
        .height = tigetnum("lines"),
        .attributes = supported_attributes(),
        .without_colors = attributes_without_colors(),
        .ends_attributes = has("rmul", "\033[24m"),
        .erases_in_background = tigetflag("bce") > 0,
        .erases_characters = erases_characters(name),
        .moves_in_line = has("hpa", "\033[%i%p1%dG"),
        .repeats = has("rep", "%p1%c\033[%p2%{1}%-%db"),
        .sets_tabs = has("ht", "\t") && has("hts", "\033H") && has("tbc", "\033[3g"),
        .scrolls = has_region && (scrolls || moves_lines),
        .scrolls_by_lines = !scrolls,
        .xterm_like = *text_of("kmous") != '\0',
    };
    copy_text("smcup", out->enter, sizeof out->enter);
    copy_text("rmcup", out->leave, sizeof out->leave);
    del_curterm(cur_term);
    return usable;
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
    for (size_t i = 0; i < ARRAY_SIZE(relatives); i++)
        if (str_starts_nocase(str_from(name), str_from(relatives[i].family)))
            return relatives[i].relative;
    return NULL;
}

bool description_find(const char *name, bool colors, struct description *out)
{
    /* Terminals named "xterm" (PuTTY, VTE, xterm) have had 256 colours for twenty years. */
    bool xterm = strcmp(name, "xterm") == 0;
    if ((xterm && read_description("xterm-256color", colors, out)) ||
        read_description(name, colors, out))
        return true;
    const char *relative = relative_of(name);
    if (!relative || !read_description(relative, colors, out))
        return false;
    out->relative = relative;
    return true;
}
