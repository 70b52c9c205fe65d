/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"

static atomic_int sink = -1;
static atomic_int max_level = LOG_INFO;

void log_open(int fd, enum log_level limit)
{
    atomic_store(&max_level, (int)limit);
    atomic_store(&sink, fd);
}

bool log_is_enabled(enum log_level level)
{
    return atomic_load(&sink) >= 0 && (int)level <= atomic_load(&max_level);
}

void log_write(enum log_level level, const char *module, const char *format, ...)
{
    static const char *const names[] = {"error", "warning", "info", "debug"};
    if (!log_is_enabled(level))
        return;
    char text[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);

    AUTO(buf) line = BUF_INIT;
    int64_t ms = clock_monotonic_ms(&clock_system);
    buf_printf(&line, "%lld.%03d %s %s: ", (long long)(ms / 1000), (int)(ms % 1000), names[level],
               module);
    for (const char *p = text; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7f)
            buf_printf(&line, "\\x%02x", (unsigned char)*p);
        else
            buf_add_char(&line, *p);
    buf_add_char(&line, '\n');
    /* A single write keeps lines of different threads apart. Failure to log is no error. */
    ssize_t written = write(atomic_load(&sink), line.p, line.n);
    (void)written;
}
