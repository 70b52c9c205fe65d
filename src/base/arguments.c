/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/arguments.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"

static size_t count_tildes(const char *command)
{
    size_t n = 0;
    for (const char *p = command; (p = strstr(p, "~/")); p++)
        n++;
    return n;
}

char **arguments_split(const char *command)
{
    AUTO(buf) home = BUF_INIT;
    file_add_expanded(&home, STR("~"));
    size_t n = strlen(command), count = 0;
    /* Pointers and words share a block. Each word takes at least one byte. */
    char **argv = mem_zalloc(1, (n + 2) * sizeof *argv + n + count_tildes(command) * home.n + 1);
    char *out = (char *)(argv + n + 2);
    const char *p = command;
    for (;;) {
        while (ascii_space(*p))
            p++;
        if (!*p)
            break;
        argv[count++] = out;
        if (p[0] == '~' && p[1] == '/') {
            memcpy(out, buf_c(&home), home.n);
            out += home.n;
            p++;
        }
        char quote = '\0';
        for (; *p && (quote || !ascii_space(*p)); p++)
            if (quote == *p)
                quote = '\0';
            else if (!quote && (*p == '\'' || *p == '"'))
                quote = *p;
            else if (*p == '\\' && quote != '\'' && p[1])
                *out++ = *++p;
            else
                *out++ = *p;
        *out++ = '\0';
        if (quote) {
            count = 0;
            break;
        }
    }
    if (count == 0) {
        free(argv);
        return NULL;
    }
    return argv;
}

bool arguments_check(const char *command, struct error *e)
{
    AUTO_FREE char **argv = arguments_split(command);
    return argv || error_set(e, ERROR_USAGE, 0, "no command in \"%s\"", command);
}

static const char *find_value(const struct argument_value *values, size_t n, char letter)
{
    for (size_t i = 0; i < n; i++)
        if (values[i].letter == letter)
            return values[i].text;
    return NULL;
}

static void add_value(struct buf *b, const char *value)
{
    buf_add_c(b, b->n == 0 && value[0] == '-' ? " " : "");
    buf_add_c(b, value);
}

static char *expand(struct arena *a, const char *word, const struct argument_value *values,
                    size_t n)
{
    AUTO(buf) b = BUF_INIT;
    for (const char *p = word; *p; p++) {
        const char *value = *p == '%' ? find_value(values, n, p[1]) : NULL;
        if (value)
            add_value(&b, value);
        else
            buf_add_char(&b, *p);
        p += value || (*p == '%' && p[1] == '%');
    }
    return arena_strdup(a, buf_c(&b));
}

char **arguments_expand(struct arena *a, const char *command, const struct argument_value *values,
                        size_t n, struct error *e)
{
    if (!arguments_check(command, e))
        return NULL;
    AUTO_FREE char **words = arguments_split(command);
    size_t count = 0;
    while (words[count])
        count++;
    char **argv = arena_array(a, count + 1, sizeof *argv);
    for (size_t i = 0; i < count; i++)
        argv[i] = i == 0 ? arena_strdup(a, words[i]) : expand(a, words[i], values, n);
    return argv;
}
