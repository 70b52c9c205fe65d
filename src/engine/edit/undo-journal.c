/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/undo-journal.h"

#include "store/mark/notes.h"
#include "store/mark/tags.h"
#include "store/record/changes.h"
#include "store/rule/rules.h"
#include "store/tree/sources.h"

bool journal_save(struct store *s, const struct change *c, int64_t *id, struct error *e)
{
    AUTO(buf) data = BUF_INIT;
    bool ok = true;
    if (!change_is_empty(c)) {
        change_pack(&data, c);
        ok = changes_save(s, buf_str(&data), JOURNAL_MAX_CHANGES, id, e);
    }
    return ok;
}

bool journal_add(struct store *s, const struct change *c, struct error *e)
{
    int64_t id = 0;
    return journal_save(s, c, &id, e);
}

/* ---- undo and redo ------------------------------------------------------------------------- */

static bool apply_mark(const struct marked *m, bool back, struct store *s, struct error *e)
{
    enum mark mark = back ? mark_opposite(m->mark) : m->mark;
    return m->tag ? tags_mark(s, mark, m->tag, m->ids.v, m->ids.n, NULL, e)
                  : articles_mark(s, mark, m->ids.v, m->ids.n, NULL, e);
}

static bool apply_marks(const struct change *c, bool back, struct store *s, struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < c->marks.n; i++)
        ok = apply_mark(&c->marks.v[back ? c->marks.n - 1 - i : i], back, s, e);
    return ok;
}

static bool apply_added(const struct change *c, bool back, struct store *s, struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < c->nodes.n; i++)
        ok = back ? tree_remove(s, c->nodes.v[i], c->at, e) : tree_restore(s, c->nodes.v[i], e);
    return ok;
}

static bool apply_rules(const struct change *c, bool back, struct store *s, struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < c->rules.n; i++)
        ok = back ? rules_remove(s, c->rules.v[i], c->at, e) : rules_restore(s, c->rules.v[i], e);
    return ok;
}

/* Marks last, since their articles belong to the sources. */
static bool apply_import(const struct change *c, bool back, struct store *s, struct error *e)
{
    return back ? apply_marks(c, back, s, e) && apply_rules(c, back, s, e) &&
                      apply_added(c, back, s, e)
                : apply_added(c, back, s, e) && apply_rules(c, back, s, e) &&
                      apply_marks(c, back, s, e);
}

/* The rule first, so that the articles are found to be muted by it. */
static bool apply_added_rule(const struct change *c, bool back, struct store *s, struct error *e)
{
    if (back)
        return apply_marks(c, back, s, e) && rules_remove(s, c->node, c->at, e);
    bool ok = rules_restore(s, c->node, e) && apply_marks(c, back, s, e);
    for (size_t i = 0; ok && i < c->marks.n; i++)
        if (c->marks.v[i].mark == MARK_MUTE)
            ok = rules_note_muted(s, c->node, c->marks.v[i].ids.v, c->marks.v[i].ids.n, e);
    return ok;
}

/* An address with its secrets. */
static bool apply_edit(const struct change *c, bool back, struct store *s, struct error *e)
{
    AUTO(arena) arena = {0};
    struct source_settings settings;
    const struct source_settings *dropped = &c->settings_before;
    if (!tree_edit(s, c->node, back ? &c->before : &c->after, e))
        return false;
    if (!back || !source_settings_has_secrets(dropped))
        return true;
    if (!source_load(s, c->node, &arena, NULL, &settings, e))
        return false;
    settings.cookie = dropped->cookie;
    settings.credentials = dropped->credentials;
    return source_save_settings(s, c->node, &settings, e);
}

static bool apply(const struct change *c, bool back, struct store *s, struct error *e)
{
    switch (c->kind) {
    case CHANGE_MARK:
    case CHANGE_TAG:
        return apply_marks(c, back, s, e);
    case CHANGE_NOTE:
        return note_set(s, c->node, back ? c->note_before : c->note_after, c->at, e);
    case CHANGE_ADD:
        return apply_added(c, back, s, e);
    case CHANGE_REMOVE:
        return back ? tree_restore(s, c->node, e) : tree_remove(s, c->node, c->at, e);
    case CHANGE_ADD_RULE:
        return apply_added_rule(c, back, s, e);
    case CHANGE_REMOVE_RULE:
        return back ? rules_restore(s, c->node, e) : rules_remove(s, c->node, c->at, e);
    case CHANGE_SWITCH_RULE:
        return rules_set_switch(s, c->node, back ? &c->switch_before : &c->switch_after, e);
    case CHANGE_SETTINGS:
        return source_save_settings(s, c->node, back ? &c->settings_before : &c->settings_after, e);
    case CHANGE_IMPORT:
        return apply_import(c, back, s, e);
    case CHANGE_EDIT:
        break;
    }
    return apply_edit(c, back, s, e);
}

/* Applies a change and its mark as undone, completely or not at all. */
static bool apply_entry(struct store *s, int64_t id, bool redo, const struct change *c,
                        struct error *e)
{
    return store_begin(s, e) &&
           store_end(s, apply(c, !redo, s, e) && changes_set_undone(s, id, !redo, e), e);
}

/* False also for an entry that was dropped, with *id set. */
static bool try_next(struct store *s, bool redo, int64_t *id, struct change **out, struct error *e)
{
    AUTO(buf) data = BUF_INIT;
    *out = NULL;
    bool ok = changes_next(s, redo, id, &data, e);
    if (ok && *id == 0) {
        ok = redo ? error_set(e, ERROR_NOT_FOUND, 0, "nothing to redo")
                  : error_set(e, ERROR_NOT_FOUND, 0, "nothing to undo");
    } else if (ok) {
        *out = change_unpack(buf_str(&data));
        bool damaged = !*out;
        ok = !damaged && apply_entry(s, *id, redo, *out, e);
        bool gone = damaged || (!ok && e->code == ERROR_NOT_FOUND);
        if (!gone || !changes_drop(s, *id, e))
            *id = 0;
    }
    return ok;
}

bool journal_undo(struct store *s, bool redo, struct change **out, struct error *e)
{
    for (int64_t id = 1; id > 0;) {
        if (try_next(s, redo, &id, out, e))
            return true;
        change_free(*out);
        *out = NULL;
    }
    return false;
}
