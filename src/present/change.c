/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "present/change.h"

#include "base/i18n.h"

static void add_mark(struct buf *b, enum mark mark, int64_t n)
{
    switch (mark) {
    case MARK_READ:
        buf_printf(b, PLURAL("%lld article marked as read", "%lld articles marked as read", n));
        break;
    case MARK_UNREAD:
        buf_printf(b, PLURAL("%lld article marked as unread", "%lld articles marked as unread", n));
        break;
    case MARK_STAR:
        buf_printf(b, PLURAL("%lld article collected", "%lld articles collected", n));
        break;
    case MARK_UNSTAR:
        buf_printf(b, PLURAL("%lld article removed from the Collection",
                             "%lld articles removed from the Collection", n));
        break;
    case MARK_MUTE:
        buf_printf(b, PLURAL("%lld article muted", "%lld articles muted", n));
        break;
    case MARK_UNMUTE:
        buf_printf(b, PLURAL("%lld article no longer muted", "%lld articles no longer muted", n));
        break;
    case MARK_DELETE:
        buf_printf(b, PLURAL("%lld article deleted", "%lld articles deleted", n));
        break;
    case MARK_RESTORE:
        buf_printf(b, PLURAL("%lld article restored", "%lld articles restored", n));
        break;
    case MARK_TAG:
    case MARK_UNTAG:
        break; /* CHANGE_TAG */
    }
}

void change_add_marked(struct buf *b, int64_t n)
{
    buf_add_c(b, _(", "));
    /* TRANSLATORS: follows “Rule added, ” or “Rule 1 added, ”. */
    buf_printf(b, PLURAL("%lld article marked", "%lld articles marked", n));
}

void change_add_words(struct buf *b, const struct engine_event *e)
{
    switch (e->change) {
    case CHANGE_MARK:
        add_mark(b, e->mark, e->updated);
        break;
    case CHANGE_ADD:
        /* TRANSLATORS: %s is the title of a source or folder. */
        buf_printf(b, _("“%s” added"), e->title);
        break;
    case CHANGE_REMOVE:
        /* TRANSLATORS: %s is the title of a source or folder. */
        buf_printf(b, _("“%s” removed"), e->title);
        break;
    case CHANGE_ADD_RULE:
        buf_add_c(b, _("Rule added"));
        if (e->updated > 0)
            change_add_marked(b, e->updated);
        break;
    case CHANGE_REMOVE_RULE:
        buf_add_c(b, _("Rule removed"));
        break;
    case CHANGE_SWITCH_RULE:
        buf_add_c(b, _("Rule switched on or off"));
        break;
    case CHANGE_EDIT:
    case CHANGE_SETTINGS:
        /* TRANSLATORS: %s is the title of a source or folder. */
        buf_printf(b, _("“%s” edited"), e->title);
        break;
    case CHANGE_TAG:
        buf_printf(
            b, PLURAL("tags of %lld article changed", "tags of %lld articles changed", e->updated));
        break;
    case CHANGE_NOTE:
        buf_add_c(b, _("note changed"));
        break;
    case CHANGE_IMPORT:
        /* TRANSLATORS: %s is a file or directory. */
        buf_printf(b, _("import of %s"), e->title);
        break;
    }
}
