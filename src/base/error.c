/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Blanks control bytes and removes a UTF-8 sequence that vsnprintf() cut at the end. */
static void clean(char *s)
{
    size_t n = strlen(s);
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] < 0x20 || s[i] == 0x7f)
            s[i] = ' ';
    size_t start = n;
    while (start > 0 && n - start < 4 && ((unsigned char)s[start - 1] & 0xc0) == 0x80)
        start--;
    if (start > 0 && (unsigned char)s[start - 1] >= 0xc0) {
        unsigned char lead = (unsigned char)s[start - 1];
        size_t want = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (n - (start - 1) < want)
            s[start - 1] = '\0';
    }
}

bool error_set(struct error *e, enum error_code code, int number, const char *format, ...)
{
    if (e) {
        va_list args;
        va_start(args, format);
        struct error made = {.code = code, .number = number};
        vsnprintf(made.detail, sizeof made.detail, format, args);
        va_end(args);
        clean(made.detail);
        *e = made;
    }
    return false;
}

bool error_set_errno(struct error *e, const char *format, ...)
{
    int number = errno;
    if (e) {
        va_list args;
        char what[160];
        va_start(args, format);
        vsnprintf(what, sizeof what, format, args);
        va_end(args);
        enum error_code code = number == ENOSPC || number == EDQUOT ? ERROR_FULL
                               : number == EROFS                    ? ERROR_READ_ONLY
                                                                    : ERROR_SYSTEM;
        error_set(e, code, number, "%s: %s", what, strerror(number));
    }
    return false;
}

bool error_copy(struct error *e, const struct error *from)
{
    if (e)
        *e = *from;
    return false;
}

const char *error_name(enum error_code code)
{
    static const char *const names[] = {
        [ERROR_NONE] = "none",           [ERROR_SYSTEM] = "system",
        [ERROR_INVALID] = "invalid",     [ERROR_NOT_FEED] = "not-feed",
        [ERROR_NOT_FOUND] = "not-found", [ERROR_EXISTS] = "exists",
        [ERROR_LIMIT] = "limit",         [ERROR_CANCELLED] = "cancelled",
        [ERROR_OFFLINE] = "offline",     [ERROR_NETWORK] = "network",
        [ERROR_TIMEOUT] = "timeout",     [ERROR_TLS] = "tls",
        [ERROR_HTTP] = "http",           [ERROR_REFUSED] = "refused",
        [ERROR_GONE] = "gone",           [ERROR_UNSUPPORTED] = "unsupported",
        [ERROR_BUSY] = "busy",           [ERROR_DATABASE] = "database",
        [ERROR_DAMAGED] = "damaged",     [ERROR_FULL] = "full",
        [ERROR_READ_ONLY] = "read-only", [ERROR_UNCONFIRMED] = "unconfirmed",
        [ERROR_USAGE] = "usage",
    };
    return (unsigned)code < ARRAY_SIZE(names) ? names[code] : "unknown";
}
