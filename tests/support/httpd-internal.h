/* SPDX-License-Identifier: GPL-3.0-or-later */
/* State of httpd per reply and per request. */
#pragma once

#include "base/buf.h"
#include "tests/support/httpd.h"

struct stored_reply {
    int status, delay_ms, times;
    enum httpd_fault fault;
    char *headers;
    struct buf body;
    bool gzip, ranges;
};

struct target {
    char *text;
    bool started;
};
