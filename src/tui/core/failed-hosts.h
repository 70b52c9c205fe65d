/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Failures counted by host. */
#pragma once

#include <stdint.h>

#include "base/buf.h"
#include "base/vec.h"

struct failed_host {
    char *name;
    int64_t failures;
};

struct failed_hosts {
    VEC(struct failed_host) v; /* in the order of their first failure */
};

void failed_hosts_clear(struct failed_hosts *h);
void failed_hosts_count(struct failed_hosts *h, const char *url);
/* Appends "a.example (3), b.example (1), …". */
void failed_hosts_add_text(const struct failed_hosts *h, struct buf *b);
