/* SPDX-License-Identifier: GPL-3.0-or-later */
/* State of an engine on the UI thread, shared by the sources behind engine.h. */
#pragma once

#include <pthread.h>

#include "base/mailbox.h"
#include "base/vec.h"
#include "engine/engine.h"
#include "store/store.h"

struct kept_state {
    char *key, *value;
};

struct engine {
    struct arena arena; /* owns the options' strings */
    struct engine_options options;
    struct store *reader;
    struct mailbox *inbox;  /* struct engine_command, to the engine thread */
    struct mailbox *outbox; /* struct engine_event, from it */
    struct worker *worker;  /* NULL without a writable database, */
    struct error refusal;   /* for this reason */
    struct drawer *drawer;
    pthread_t thread;
    bool stopped; /* ENGINE_STOP was sent */
    engine_ticket last_ticket;
    VEC(struct kept_state) state; /* set here, perhaps not stored yet */
};
