/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assertions on requests to the scripted server, for cmocka. */
#pragma once

#include "tests/support/httpd.h"
#include "tests/unit/unit.h"

/* Asserts that the i-th request for a target had the header field; with value NULL, that it had
 * not. */
static inline void assert_sent(struct httpd *h, const char *target, size_t i, const char *name,
                               const char *value)
{
    const struct httpd_request *q = httpd_request(h, target, i);
    assert_non_null(q);
    char *sent = httpd_header(q, name);
    if (value) {
        assert_non_null(sent);
        assert_string_equal(sent, value);
    } else {
        assert_null(sent);
    }
    free(sent);
}
