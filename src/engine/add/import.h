/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of subscriptions, views, rules and another reader's archive: one transaction and one
 * change, so that a dry run is the same with a rollback at the end. Engine thread. */
#ifndef GANDER_ENGINE_ADD_IMPORT_H
#define GANDER_ENGINE_ADD_IMPORT_H

#include "base/vec.h"
#include "engine/edit/change.h"
#include "engine/thread/worker.h"

/* Articles whose mark an import changed. */
struct import_mark {
    enum mark mark;
    char flag; /* of MARK_TAG: letter of newsboat */
    struct id_list ids;
};

struct importing {
    struct worker *w;
    const struct engine_command *command;
    struct change *change;
    struct engine_event *event;      /* receives counts, what was left out, the archive's problem */
    int64_t last_node, last_article; /* highest ids before */
    VEC(struct import_mark) marks;
    VEC(struct left_out) left_out;
};

/* Name of the tag for a letter of newsboat's flags. */
const char *import_tag(struct arena *a, char flag);

/* Handler of ENGINE_IMPORT. */
void import_run(struct worker *w, struct engine_command *c);

/* Adds the articles of an archive (store/foreign.h, feed/starred.h) to the sources with their
 * feeds' addresses, with their marks. A damaged archive is only the event's `archive`; false for
 * failures of the own database. */
MUST_CHECK bool import_archive(struct importing *im, const char *path, struct error *e);

#endif
