/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Diagnostic log: English, one line per event, to a file or standard error, never to a screen in
 * use. Control bytes are written as \xNN. Callers keep secrets out: addresses go through
 * url_add_redacted(). Any thread.
 */
#pragma once

#include <stdbool.h>

#include "base/compiler.h"

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG };

/* Sets the least severe level written, and the sink: `fd` is borrowed, -1 (default) discards. */
void log_open(int fd, enum log_level limit);
bool log_is_enabled(enum log_level level);
void log_write(enum log_level level, const char *module, const char *format, ...) PRINTF_LIKE(3, 4);

#define log_warning(module, ...) log_write(LOG_WARNING, module, __VA_ARGS__)
#define log_info(module, ...) log_write(LOG_INFO, module, __VA_ARGS__)
#define log_debug(module, ...)                                                                     \
    do {                                                                                           \
        if (log_is_enabled(LOG_DEBUG))                                                             \
            log_write(LOG_DEBUG, module, __VA_ARGS__);                                             \
    } while (0)
