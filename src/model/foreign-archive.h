/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archive of another reader: raw text from outside, neither valid nor bounded in meaning. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct foreign_article {
    const char *guid, *title, *author, *url; /* strings: UTF-8, NULL when absent */
    const char *content;                     /* HTML */
    const char *base;                        /* of relative links */
    const char *enclosure, *enclosure_type;
    int64_t published; /* seconds since 1970; 0: unknown */
    bool read, starred, deleted;
    const char *flags; /* letters of newsboat */
};

struct foreign_feed {
    const char *url, *title; /* title NULL: unknown */
    int64_t articles;
};
