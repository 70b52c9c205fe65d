/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Error of a failed call: a code for the caller to act on, a detail for the front end to show.
 * Fallible functions return true for success and take a `struct error *` last, which they write
 * only on failure and which may be NULL.
 */
#pragma once

#include <stdbool.h>

#include "base/compiler.h"

enum error_code {
    ERROR_NONE,
    ERROR_SYSTEM,      /* failed system call; number is errno */
    ERROR_INVALID,     /* malformed input */
    ERROR_NOT_FEED,    /* readable, but no feed: detail names the kind */
    ERROR_NOT_FOUND,   /* no such name, id or content */
    ERROR_EXISTS,      /* already there */
    ERROR_LIMIT,       /* larger, deeper or longer than gander accepts */
    ERROR_CANCELLED,   /* by the user */
    ERROR_OFFLINE,     /* this machine has no network */
    ERROR_NETWORK,     /* connection failed or dropped; number is libcurl's code */
    ERROR_TIMEOUT,     /* no answer in time */
    ERROR_TLS,         /* bad certificate or failed handshake */
    ERROR_HTTP,        /* number is the HTTP status */
    ERROR_REFUSED,     /* bot wall or block of automated access; number is the HTTP status */
    ERROR_GONE,        /* HTTP 410: do not ask again */
    ERROR_UNSUPPORTED, /* scheme, format or feature that gander does not handle */
    ERROR_BUSY,        /* locked by another process; number is SQLite's for the database, else 0 */
    ERROR_DATABASE,    /* number is SQLite's extended code */
    ERROR_DAMAGED,     /* corrupt database */
    ERROR_FULL,        /* no space left */
    ERROR_READ_ONLY,   /* read-only file or file system */
    ERROR_UNCONFIRMED, /* done only when asked for again */
    ERROR_USAGE,       /* wrong command line or configuration */
};

struct error {
    enum error_code code;
    int number;
    char detail[256]; /* short English, valid UTF-8, no control characters */
};

/* Both return false, for `return error_set(...)`. The detail may quote input: control characters
 * become spaces, and truncation keeps UTF-8 characters whole. */
bool error_set(struct error *e, enum error_code code, int number, const char *format, ...)
    PRINTF_LIKE(4, 5);
/* ERROR_SYSTEM, FULL or READ_ONLY by errno, with its text: "detail: No such file or directory". */
bool error_set_errno(struct error *e, const char *format, ...) PRINTF_LIKE(2, 3);
/* Copies an error; returns false. */
bool error_copy(struct error *e, const struct error *from);
/* Name of the code in kebab-case ("not-feed"), for machine output. */
const char *error_name(enum error_code code);
