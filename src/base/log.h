/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A log for people who look into a problem: English, one line an event, to a file or to standard
 * error, never to a screen in use. Control bytes are written as \xNN. Callers keep secrets out:
 * addresses go through url_redact(). Safe from any thread.
 */
#ifndef GANDER_BASE_LOG_H
#define GANDER_BASE_LOG_H

#include <stdbool.h>

#include "base/compiler.h"

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG };

/* Where lines go: a file descriptor that stays the caller's, or -1 for nowhere (the default). */
void log_open(int fd, enum log_level most);
bool log_wants(enum log_level level);
void log_write(enum log_level level, const char *module, const char *format, ...)
    PRINTF_LIKE(3, 4);

#define log_warning(module, ...) log_write(LOG_WARNING, module, __VA_ARGS__)
#define log_info(module, ...) log_write(LOG_INFO, module, __VA_ARGS__)
#define log_debug(module, ...)                                                                     \
    do {                                                                                           \
        if (log_wants(LOG_DEBUG))                                                                  \
            log_write(LOG_DEBUG, module, __VA_ARGS__);                                             \
    } while (0)

#endif
