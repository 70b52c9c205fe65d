/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What went wrong, for a caller to act on and a front end to put in words. Functions that can
 * fail return bool, true for success, and take a `struct error *` last; it is written only on
 * failure and may be NULL.
 */
#ifndef GANDER_BASE_ERROR_H
#define GANDER_BASE_ERROR_H

#include <stdbool.h>

#include "base/compiler.h"

enum error_code {
    ERROR_NONE,
    ERROR_SYSTEM,      /* a system call; number is errno */
    ERROR_INVALID,     /* the input is not what it should be */
    ERROR_NOT_FEED,    /* readable, but no feed: detail names what it is */
    ERROR_NOT_FOUND,   /* nothing of that name, id or content */
    ERROR_EXISTS,      /* it is there already */
    ERROR_LIMIT,       /* larger, deeper or longer than gander accepts */
    ERROR_CANCELLED,   /* the user stopped it */
    ERROR_OFFLINE,     /* this machine is connected to no network */
    ERROR_NETWORK,     /* could not connect or broke off; number is libcurl's */
    ERROR_TIMEOUT,     /* no answer in time */
    ERROR_TLS,         /* the certificate or the secured connection */
    ERROR_HTTP,        /* number is the HTTP status */
    ERROR_REFUSED,     /* a bot wall or an answer that keeps programs out; number as ERROR_HTTP */
    ERROR_GONE,        /* 410: stop asking */
    ERROR_UNSUPPORTED, /* a scheme, format or feature gander does not handle */
    ERROR_BUSY,        /* somebody else holds it; number 0, or SQLite's for the database */
    ERROR_DATABASE,    /* SQLite; number is its extended code */
    ERROR_DAMAGED,     /* the database is corrupt */
    ERROR_FULL,        /* no space left */
    ERROR_READ_ONLY,   /* may not be written */
    ERROR_USAGE,       /* the command line or the configuration */
};

struct error {
    enum error_code code;
    int number;
    char detail[256]; /* short English, valid UTF-8, no control characters */
};

/* Both return false, for `return error_set(...)`. Bytes that are not printable ASCII or UTF-8 are
 * replaced in the detail, which may quote input. */
bool error_set(struct error *e, enum error_code code, int number, const char *format, ...)
    PRINTF_LIKE(4, 5);
/* ERROR_SYSTEM (or FULL, READ_ONLY) with the present errno: "detail: No such file …". */
bool error_set_errno(struct error *e, const char *format, ...) PRINTF_LIKE(2, 3);
/* The code's name in lower case with hyphens ("not-feed"), for machine output. */
const char *error_name(enum error_code code);

#endif
