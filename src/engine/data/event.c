/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/data/event.h"

#include <stdlib.h>

#include "picture/drawing.h"

struct engine_event *event_new(enum engine_event_kind kind, engine_ticket ticket)
{
    struct engine_event *event = MEM_NEW(struct engine_event);
    event->kind = kind;
    event->ticket = ticket;
    return event;
}

struct engine_event *event_done(engine_ticket ticket, const struct error *e)
{
    struct engine_event *event = event_new(EVENT_DONE, ticket);
    event->last = true;
    if (e)
        event->error = *e;
    return event;
}

void engine_event_free(struct engine_event *event)
{
    if (event) {
        if (event->drawing) {
            picture_drawing_fini(event->drawing);
            free(event->drawing);
        }
        arena_fini(&event->arena);
        free(event);
    }
}
