/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixture of net tests: a scripted server stands in for every public host. */
#pragma once

#include "tests/unit/sent.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "net/net.h"

struct net_fixture {
    struct httpd *httpd;
    struct net *net;
    struct net_options options;
    char connect_to[32];
};

static inline void net_fixture_reopen(struct net_fixture *f)
{
    struct error e = {0};
    net_close(f->net);
    assert_true(net_open(&f->options, &f->net, &e));
}

static inline int net_fixture_setup(void **state)
{
    struct net_fixture *f = MEM_NEW(struct net_fixture);
    f->httpd = httpd_start();
    snprintf(f->connect_to, sizeof f->connect_to, "127.0.0.1:%d", httpd_port(f->httpd));
    f->options = (struct net_options){.clock = &clock_system,
                                      .user_agent = "gander-test/1",
                                      .host_gap_ms = -1,
                                      .connect_to = f->connect_to};
    net_fixture_reopen(f);
    *state = f;
    return 0;
}

static inline int net_fixture_teardown(void **state)
{
    struct net_fixture *f = *state;
    net_close(f->net);
    httpd_stop(f->httpd);
    free(f);
    return 0;
}

static inline struct net_response *net_fixture_get(struct net_fixture *f,
                                                   const struct net_request *request)
{
    struct net_response *r;
    net_start(f->net, request);
    while (!(r = net_take(f->net)))
        net_wait(f->net, -1, NULL, 0);
    return r;
}
