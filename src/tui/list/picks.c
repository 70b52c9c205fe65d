/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/list/picks.h"

#include "engine/data/command.h"
#include "tui/core/list-window.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/target.h"
#include "tui/list/query.h"
#include "tui/widget/prompt.h"

enum { DAY = 86400, MAX_DAYS = 36500 };

static bool is_single(const struct article_range *r)
{
    return r->newest.time == r->oldest.time && r->newest.id == r->oldest.id;
}

static bool holds(const struct article_range *r, struct article_position at)
{
    return !article_is_older(at, r->oldest) && !article_is_older(r->newest, at);
}

void picks_fini(struct picks *p)
{
    vec_fini(&p->ranges);
}

void picks_clear(struct picks *p)
{
    p->ranges.n = 0;
    p->last = (struct article_position){0};
}

bool picks_has(const struct picks *p, struct article_position at)
{
    for (size_t i = 0; i < p->ranges.n; i++)
        if (holds(&p->ranges.v[i], at))
            return true;
    return false;
}

static void add_range(struct picks *p, struct article_range range)
{
    for (size_t i = p->ranges.n; i-- > 0;) {
        struct article_range *r = &p->ranges.v[i];
        if (article_is_older(r->newest, range.oldest) || article_is_older(range.newest, r->oldest))
            continue;
        range.newest = article_is_older(range.newest, r->newest) ? r->newest : range.newest;
        range.oldest = article_is_older(r->oldest, range.oldest) ? r->oldest : range.oldest;
        vec_remove(&p->ranges, i);
    }
    vec_push(&p->ranges, range);
}

static void remove_pick(struct picks *p, struct article_position at)
{
    for (size_t i = 0; i < p->ranges.n; i++) {
        struct article_range r = p->ranges.v[i];
        if (!holds(&r, at))
            continue;
        struct article_range newer = {r.newest, {at.time, at.id + 1}};
        struct article_range older = {{at.time, at.id - 1}, r.oldest};
        vec_remove(&p->ranges, i);
        if (!article_is_older(newer.newest, newer.oldest))
            vec_push(&p->ranges, newer);
        if (!article_is_older(older.newest, older.oldest))
            vec_push(&p->ranges, older);
        return;
    }
}

/* ---- commands -------------------------------------------------------------------------------- */

bool picks_apply(const struct ui *ui)
{
    return ui->panes.focus == PANE_LIST && ui->list.picks.ranges.n > 0;
}

bool picks_lack(const struct ui *ui, enum mark mark)
{
    const struct list_window *w = &ui->list.window;
    bool any = false, lack = false;
    for (size_t i = 0; i < w->n; i++) {
        const struct article_row *row = &w->rows[i].row;
        if (picks_has(&ui->list.picks, row->at)) {
            any = true;
            lack = lack || !(mark == MARK_READ ? row->read : row->starred);
        }
    }
    return lack || !any;
}

void picks_send(struct ui *ui, struct engine_command c)
{
    struct list_view *l = &ui->list;
    for (size_t i = 0; c.kind == ENGINE_MARK && i < l->window.n; i++) {
        struct window_row *row = &l->window.rows[i];
        if (picks_has(&l->picks, row->row.at))
            ui_show_mark(ui, c.mark, row->row.at.id);
    }
    c.kind = c.kind == ENGINE_MARK ? ENGINE_MARK_QUERY : c.kind;
    c.query = list_query(ui);
    c.ranges = l->picks.ranges.v;
    c.n_ranges = l->picks.ranges.n;
    ui_send(ui, &c);
}

/* NULL outside the list, with a message. */
static struct window_row *selected(struct ui *ui)
{
    if (ui->panes.focus == PANE_LIST)
        return window_selected(&ui->list.window);
    ui_say(ui, ROLE_NOTICE, _("Articles are picked in the list."));
    return NULL;
}

static void pick(struct ui *ui, const struct call *call)
{
    struct picks *p = &ui->list.picks;
    struct window_row *row = selected(ui);
    if (!row)
        return;
    struct article_position at = row->row.at;
    if (picks_has(p, at))
        remove_pick(p, at);
    else
        add_range(p, (struct article_range){at, at});
    p->last = at;
    ui_run(ui, COMMAND_DOWN, 0, NULL);
}

/* Picks each of the rows from one to the other: those of a search by match are no range. */
static void pick_rows(struct ui *ui, size_t a, size_t b)
{
    const struct list_window *w = &ui->list.window;
    for (size_t i = a < b ? a : b; i <= (a < b ? b : a) && i < w->n; i++) {
        struct article_position at = w->rows[i].row.at;
        add_range(&ui->list.picks, (struct article_range){at, at});
    }
}

static void pick_range(struct ui *ui, const struct call *call)
{
    struct picks *p = &ui->list.picks;
    const struct list_window *w = &ui->list.window;
    struct window_row *row = selected(ui);
    if (!row)
        return;
    if (w->ranked) {
        const struct window_row *last = window_find(w, p->last.id);
        pick_rows(ui, last ? (size_t)(last - w->rows) : w->selected, w->selected);
        p->last = row->row.at;
        return;
    }
    struct article_position a = row->row.at, b = p->last.id ? p->last : a;
    add_range(p,
              article_is_older(a, b) ? (struct article_range){b, a} : (struct article_range){a, b});
    p->last = a;
}

/* With direction -1 all rows above the selected one, with 1 those below, and itself. */
static void pick_side(struct ui *ui, const struct call *call)
{
    const struct list_window *w = &ui->list.window;
    struct window_row *row = selected(ui);
    struct article_range range = ARTICLE_RANGE_ALL;
    if (!row)
        return;
    if (w->ranked) {
        pick_rows(ui, w->selected, call->direction > 0 ? w->n - 1 : 0);
        return;
    }
    bool older = (call->direction > 0) != ui->list.oldest_first;
    *(older ? &range.newest : &range.oldest) = row->row.at;
    add_range(&ui->list.picks, range);
}

static void pick_all(struct ui *ui, const struct call *call)
{
    add_range(&ui->list.picks, ARTICLE_RANGE_ALL);
    ui_focus(ui, PANE_LIST);
}

static const struct prompt_kind older_prompt = {
    .label = N_("Pick what is older than (days): "),
    .command = COMMAND_PICK_OLDER,
};

static void pick_older(struct ui *ui, const struct call *call)
{
    int64_t days;
    if (!str_to_int64(str_from(call->argument), &days) || days < 0 || days > MAX_DAYS) {
        ui_say(ui, ROLE_WARNING, _("A number of days is needed."));
        return;
    }
    struct article_range range = ARTICLE_RANGE_ALL;
    range.newest = (struct article_position){ui->now - days * DAY, 0};
    add_range(&ui->list.picks, range);
    ui_focus(ui, PANE_LIST);
}

const struct handler picks_handlers[] = {
    {COMMAND_PICK, pick},
    {COMMAND_PICK_RANGE, pick_range},
    {COMMAND_PICK_ABOVE, pick_side, -1},
    {COMMAND_PICK_BELOW, pick_side, 1},
    {COMMAND_PICK_OLDER, pick_older, .asks = &older_prompt},
    {COMMAND_PICK_ALL, pick_all},
    {COMMAND_NONE, NULL},
};

/* ---- their number ---------------------------------------------------------------------------- */

/* True when a range may have rows beyond the loaded ones. */
static bool reaches_beyond(const struct list_window *w, const struct article_range *r)
{
    struct article_position first = w->rows[0].row.at, last = w->rows[w->n - 1].row.at;
    struct article_position newest = w->oldest_first ? last : first;
    struct article_position oldest = w->oldest_first ? first : last;
    bool newest_known = w->oldest_first ? w->at_end : w->at_start;
    bool oldest_known = w->oldest_first ? w->at_start : w->at_end;
    return (!newest_known && article_is_older(newest, r->newest)) ||
           (!oldest_known && article_is_older(r->oldest, oldest));
}

void picks_add_number(const struct ui *ui, struct buf *b)
{
    const struct picks *p = &ui->list.picks;
    const struct list_window *w = &ui->list.window;
    size_t n = 0;
    bool more = false;
    for (size_t i = 0; i < p->ranges.n; i++) {
        const struct article_range *r = &p->ranges.v[i];
        if (is_single(r)) {
            n++;
            continue;
        }
        more = more || w->n == 0 || reaches_beyond(w, r);
        for (size_t k = 0; k < w->n; k++)
            n += holds(r, w->rows[k].row.at);
    }
    /* TRANSLATORS: rows chosen in a list; %s is "+" when there may be more than the number. */
    buf_printf(b, _("%zu%s picked"), n, more ? "+" : "");
}

int64_t *picks_list(const struct ui *ui, size_t *n)
{
    const struct picks *p = &ui->list.picks;
    const struct list_window *w = &ui->list.window;
    VEC(int64_t) ids = {0};
    size_t singles = 0, found = 0;
    for (size_t i = 0; i < p->ranges.n; i++) {
        singles += is_single(&p->ranges.v[i]);
        if (!is_single(&p->ranges.v[i]) && (w->n == 0 || reaches_beyond(w, &p->ranges.v[i])))
            return NULL;
    }
    for (size_t k = 0; k < w->n; k++) {
        struct article_position at = w->rows[k].row.at;
        for (size_t i = 0; i < p->ranges.n; i++)
            found += is_single(&p->ranges.v[i]) && holds(&p->ranges.v[i], at);
        if (picks_has(p, at))
            vec_push(&ids, at.id);
    }
    if (found < singles) {
        vec_fini(&ids);
        return NULL;
    }
    *n = ids.n;
    return ids.v;
}
