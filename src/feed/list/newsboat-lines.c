/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/list/newsboat-lines.h"

#include <string.h>

/* ---- programs ------------------------------------------------------------------------------ */

static bool is_silencer(struct str word, bool *takes_next)
{
    if (str_any(str_eq, word, ">/dev/null|2>/dev/null|&>/dev/null|2>&1|</dev/null"))
        return true;
    *takes_next = *takes_next || str_any(str_eq, word, ">|2>|&>");
    return *takes_next;
}

bool newsboat_add_program(struct buf *b, struct str command, bool *behind)
{
    struct str word;
    const char *gap = "";
    bool skip = false;
    *behind = false;
    while (str_split(&command, ' ', &word)) {
        bool takes_next = false;
        if (word.n == 0)
            continue;
        if (skip || is_silencer(word, &takes_next)) {
            skip = takes_next;
            continue;
        }
        if (*behind)
            return false; /* a second command */
        if (str_eq(word, STR("&"))) {
            *behind = true;
            continue;
        }
        for (size_t i = 0; i < word.n; i++)
            if (strchr("|&;<>()$`*?~\n", word.p[i]))
                return false;
        buf_printf(b, "%s%.*s", gap, STR_ARG(word));
        gap = " ";
    }
    return *gap;
}

/* ---- keys ---------------------------------------------------------------------------------- */

static const char *const operations[][2] = {
    {"up", "up"},
    {"down", "down"},
    {"pageup", "page-up"},
    {"pagedown", "page-down"},
    {"halfpageup", "half-page-up"},
    {"halfpagedown", "half-page-down"},
    {"home", "top"},
    {"end", "bottom"},
    {"next", "next-article"},
    {"prev", "previous-article"},
    {"next-unread", "next"},
    {"prev-unread", "previous"},
    {"open", "open"},
    {"quit", "back"},
    {"hard-quit", "quit"},
    {"reload", "refresh"},
    {"reload-all", "refresh-all"},
    {"mark-feed-read", "mark-all-read"},
    {"toggle-article-read", "toggle-read"},
    {"toggle-show-read-feeds", "unread-only"},
    {"open-in-browser", "browse"},
    {"open-in-browser-and-mark-read", "browse"},
    {"show-urls", "follow"},
    {"goto-url", "follow"},
    {"open-search", "search"},
    {"set-filter", "search"},
    {"select-filter", "views"},
    {"set-tag", "tags"},
    {"edit-flags", "tag"},
    {"enqueue", "download"},
    {"bookmark", "bookmark"},
    {"delete-article", "delete"},
    {"pipe-to", "pipe"},
    {"save", "export"},
    {"sort", "order"},
    {"edit-urls", "edit"},
    {"cmdline", "command-line"},
    {"switch-focus", "next-pane"},
    {"redraw", "redraw"},
    {"help", "help"},
};

static const char *command_of(struct str operation)
{
    for (size_t i = 0; i < ARRAY_SIZE(operations); i++)
        if (str_eq(operation, str_from(operations[i][0])))
            return operations[i][1];
    return NULL;
}

static bool add_key(struct buf *b, struct str key)
{
    static const char *const names[][2] = {
        {"ENTER", "Enter"},  {"SPACE", "Space"},
        {"ESC", "Esc"},      {"TAB", "Tab"},
        {"UP", "Up"},        {"DOWN", "Down"},
        {"LEFT", "Left"},    {"RIGHT", "Right"},
        {"HOME", "Home"},    {"END", "End"},
        {"PPAGE", "PageUp"}, {"NPAGE", "PageDown"},
        {"DC", "Delete"},    {"BACKSPACE", "Backspace"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        if (str_eq_nocase(key, str_from(names[i][0])) && key.n > 1) {
            buf_add_c(b, names[i][1]);
            return true;
        }
    }
    if (key.n == 2 && key.p[0] == '^' && ascii_alpha(key.p[1])) {
        buf_printf(b, "C-%c", ascii_lower(key.p[1]));
        return true;
    }
    bool function = key.n > 1 && key.n < 4 && key.p[0] == 'F' && ascii_digit(key.p[1]);
    bool single = key.n == 1 && key.p[0] > ' ' && key.p[0] < 0x7f;
    if (function)
        buf_add(b, key);
    else if (single)
        buf_add_quoted(b, key);
    return function || single;
}

/* bind KEY CONTEXTS OPERATION [-- DESCRIPTION], of one key and one operation; "<NAME>" is a key. */
static bool add_sequence(struct buf *b, const struct str *words, size_t n)
{
    if (n < 4 || (n > 4 && !str_eq(words[4], STR("--"))))
        return false;
    struct str key = words[1];
    bool named = key.n > 2 && str_starts(key, STR("<")) && str_ends(key, STR(">"));
    const struct str bind[] = {STR("bind-key"), named ? str_slice(key, 1, key.n - 1) : key,
                               words[3]};
    return newsboat_add_bind(b, bind, ARRAY_SIZE(bind));
}

bool newsboat_add_bind(struct buf *b, const struct str *words, size_t n)
{
    if (str_eq(words[0], STR("bind")))
        return add_sequence(b, words, n);
    size_t from = b->n;
    bool unbind = str_eq(words[0], STR("unbind-key"));
    const char *command = n > 2 ? command_of(words[2]) : NULL;
    bool known = n < 4 || (n == 4 && str_any(str_eq, words[3], "all|feedlist|articlelist|article"));
    buf_add_c(b, unbind ? "unbind " : "bind ");
    bool ok = n > 1 && known && (unbind || command) && add_key(b, words[1]);
    if (ok && !unbind)
        buf_printf(b, " %s", command);
    buf_add_c(b, "\n");
    if (!ok)
        buf_truncate(b, from);
    return ok;
}

/* ---- macros -------------------------------------------------------------------------------- */

/* "set browser PROGRAM ; open-in-browser" runs PROGRAM; a further "set browser" restores it. */
static bool add_step(struct buf *b, const struct str *words, size_t n, struct str *browser,
                     const char **gap)
{
    bool behind, opens = n == 1 && str_starts(words[0], STR("open-in-browser"));
    if (n == 3 && str_eq(words[0], STR("set")) && str_eq(words[1], STR("browser"))) {
        *browser = words[2];
        return true;
    }
    const char *command = n == 1 ? command_of(words[0]) : NULL;
    if (!command)
        return false;
    buf_add_c(b, *gap);
    *gap = " ; ";
    if (!opens || browser->n == 0) {
        buf_add_c(b, command);
        return true;
    }
    AUTO(buf) program = BUF_INIT;
    bool ok = newsboat_add_program(&program, *browser, &behind);
    buf_add_c(b, behind ? "run-behind " : "browse-with ");
    buf_add_quoted(b, buf_str(&program));
    return ok;
}

bool newsboat_add_macro(struct buf *b, const struct str *words, size_t n)
{
    struct str browser = {"", 0};
    const char *gap = "";
    size_t line = b->n, from = 2;
    buf_add_c(b, "macro ");
    bool ok = n > 2 && add_key(b, words[1]);
    buf_add_char(b, ' ');
    for (size_t i = 2; ok && i <= n; i++) {
        bool ends = i == n || str_eq(words[i], STR("--"));
        if (ends || str_eq(words[i], STR(";"))) {
            ok = i == from || add_step(b, words + from, i - from, &browser, &gap);
            from = i + 1;
        }
        if (ends)
            break;
    }
    buf_add_char(b, '\n');
    ok = ok && *gap;
    if (!ok)
        buf_truncate(b, line);
    return ok;
}

/* ---- colours ------------------------------------------------------------------------------- */

static void add_colors(struct buf *b, const struct str *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct str word = words[i];
        bool number = str_starts(word, STR("color")) && word.n > 5;
        bool known = i < 2 || str_any(str_eq, word, "bold|underline|reverse|dim");
        word = number ? str_slice(word, 5, word.n) : word;
        if (str_eq(word, STR("standout")))
            buf_add_c(b, " reverse");
        else if (known)
            buf_printf(b, " %.*s", STR_ARG(word));
    }
}

bool newsboat_add_color(struct buf *b, const struct str *words, size_t n)
{
    static const char *const roles[][2] = {
        {"listnormal", "read"}, {"listnormal_unread", "unread"}, {"listfocus", "selection"},
        {"info", "title-bar"},  {"article", "article"},
    };
    for (size_t i = 2; i < n && i < 4; i++) {
        int64_t number;
        bool numbered = str_starts(words[i], STR("color")) &&
                        str_to_int64(str_slice(words[i], 5, words[i].n), &number) && number >= 0 &&
                        number < 256;
        if (!numbered &&
            !str_any(str_eq, words[i], "black|red|green|yellow|blue|magenta|cyan|white|default"))
            return false;
    }
    for (size_t i = 0; n > 2 && i < ARRAY_SIZE(roles); i++) {
        if (str_eq(words[1], str_from(roles[i][0]))) {
            buf_printf(b, "color %s", roles[i][1]);
            add_colors(b, words + 2, n - 2);
            buf_add_char(b, '\n');
            return true;
        }
    }
    return false;
}
