/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Connection to an account's server: one request at a time, with the login and the token that it
 * needs. The password is read for a login and forgotten; what the login gave is kept as long as the
 * engine runs. Engine thread.
 */
#pragma once

#include "engine/thread/worker.h"
#include "greader/reply.h"
#include "greader/request.h"
#include "greader/server.h"
#include "model/account.h"

struct account_session;

/* Why a request failed. */
struct account_failure {
    struct error error;
    enum greader_outcome outcome; /* GREADER_BROKEN for everything but an answer */
    int status;                   /* HTTP; 0: none */
    int64_t retry_at;             /* end of the pause for GREADER_PAUSE */
    bool is_unreachable;
};

struct account_connection;
typedef void account_then_fn(struct account_connection *c, enum greader_outcome outcome,
                             struct str body);

/* First member of its owner's state, who sets the first fields. */
struct account_connection {
    struct fetch fetch;
    struct worker *w;
    const struct account *account;
    const struct greader_manners *manners;
    size_t max_bytes; /* of an answer; 0: default */
    /* Ends the owner, who calls account_connection_fini(). */
    void (*failed)(struct account_connection *c, const struct account_failure *failure);

    struct account_session *session;
    enum greader_server server;     /* of the last login */
    struct greader_request request; /* of the owner */
    enum { CONNECTION_PASSWORD, CONNECTION_LOGIN, CONNECTION_TOKEN, CONNECTION_REQUEST } under_way;
    bool repeated;
    account_then_fn *then;
};

/* Before the first request, and each time when account or manners are set anew. */
void account_connection_open(struct account_connection *c);
void account_connection_fini(struct account_connection *c);
bool account_connection_is_open(const struct worker *w, int64_t account);

/* Sends a request, which it takes over. `then` gets the answer of GREADER_OK or _IMPOSSIBLE, from a
 * later turn of the loop; anything else is a failure. */
void account_connection_send(struct account_connection *c, struct greader_request *request,
                             account_then_fn *then);
/* Logs in, whatever is known from before; `then` gets an empty body. */
void account_connection_log_in(struct account_connection *c, account_then_fn *then);

/* Forgets all sessions. */
void account_connection_forget(struct worker *w);
