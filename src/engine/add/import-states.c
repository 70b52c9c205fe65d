/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "engine/add/import.h"
#include "feed/archive/state.h"
#include "model/tag.h"
#include "store/exchange/states.h"

enum { BATCH = 256, READ_BYTES = 1 << 16 };

/* States of known articles, applied together. */
struct batch {
    struct importing *im;
    struct arena arena;
    struct article_state states[BATCH];
    size_t n;
};

static bool mark_all(struct batch *b, enum mark mark, int64_t *count, struct error *e)
{
    int64_t ids[BATCH];
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++) {
        const struct article_state *s = &b->states[i];
        bool wanted = mark == MARK_READ ? s->read : mark == MARK_STAR ? s->starred : s->deleted;
        if (wanted)
            ids[n++] = s->id;
    }
    return import_set_mark(b->im, mark, NULL, ids, n, count, e);
}

/* Skips names that are none. */
static bool add_tags(struct batch *b, const struct article_state *s, struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < s->n_tags; i++) {
        AUTO(buf) name = BUF_INIT;
        if (tag_add_name(&name, str_from(s->tags[i]), NULL)) {
            ok = import_set_mark(b->im, MARK_TAG, buf_c(&name), &s->id, 1,
                                 &b->im->event->imported.tagged, e);
        }
    }
    return ok;
}

static bool apply(struct batch *b, struct error *e)
{
    struct import_counts *n = &b->im->event->imported;
    bool ok = mark_all(b, MARK_READ, &n->read, e) && mark_all(b, MARK_STAR, &n->starred, e) &&
              mark_all(b, MARK_DELETE, &n->deleted, e);
    for (size_t i = 0; ok && i < b->n; i++) {
        bool changed;
        ok = add_tags(b, &b->states[i], e) &&
             states_apply_text(b->im->w->store, &b->states[i], &changed, e);
        n->noted += ok && changed;
    }
    b->n = 0;
    arena_fini(&b->arena);
    return ok;
}

static bool add(struct batch *b, struct article_state *state, struct error *e)
{
    struct import_counts *n = &b->im->event->imported;
    if (!states_find(b->im->w->store, state, e))
        return false;
    n->articles_known += state->id != 0;
    n->unplaced += state->id == 0;
    if (state->id)
        b->states[b->n++] = *state;
    return b->n < BATCH || (apply(b, e) && import_yield(b->im, e));
}

static bool read_bytes(struct batch *b, struct state_reader *r, struct str bytes, struct error *e)
{
    struct article_state state;
    bool found = true, ok = true;
    while (ok && found) {
        ok = state_json_read(r, &bytes, &b->arena, &state, &found, e) &&
             (!found || add(b, &state, e));
    }
    return ok;
}

static bool read_file(struct batch *b, struct state_reader *r, int fd, const char *path,
                      struct error *e)
{
    char bytes[READ_BYTES];
    for (ssize_t n; (n = read(fd, bytes, sizeof bytes)) != 0;) {
        if (n < 0 && errno != EINTR)
            return error_set_errno(e, "%s", path);
        if (n > 0 && !read_bytes(b, r, (struct str){bytes, (size_t)n}, e))
            return false;
    }
    return state_json_end(r, e) && apply(b, e);
}

bool import_states(struct importing *im, const char *path, struct error *e)
{
    AUTO_FREE struct batch *b = MEM_NEW(struct batch);
    struct state_reader r = {0};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    b->im = im;
    bool ok = fd >= 0 ? read_file(b, &r, fd, path, e) : error_set_errno(e, "%s", path);
    if (fd >= 0)
        close(fd);
    buf_fini(&r.object);
    arena_fini(&b->arena);
    return ok;
}
