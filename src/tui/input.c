/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dispatch of keys, pasted text, the mouse, and commands. */
#include "tui/input.h"

#include <stdlib.h>

#include "text/url/address.h"
#include "tui/action/actions.h"
#include "tui/article/links.h"
#include "tui/core/geometry.h"
#include "tui/core/panes.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/summary.h"
#include "tui/core/target.h"
#include "tui/core/view.h"
#include "tui/frame.h"
#include "tui/keys.h"
#include "tui/list/load.h"
#include "tui/list/query.h"
#include "tui/pane/views.h"
#include "tui/widget/command-line.h"
#include "tui/widget/prompt.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

/* ---- commands -------------------------------------------------------------------------------- */

static void handle(struct ui *ui, const struct handler *handler, enum command command, int count,
                   const char *argument)
{
    if (handler->asks && !argument) {
        ui_prompt_argument(ui, handler->asks, command);
    } else if (handler->run && (argument || !handler->opens)) {
        struct article_row *row = handler->needs_row ? ui_require_row(ui) : NULL;
        if (row || !handler->needs_row) {
            handler->run(ui, &(struct call){command, count > 0 ? count : 1, count > 0, argument,
                                            handler->direction, row});
        }
    } else {
        if (handler->opens && ui_top_overlay(ui) != handler->opens)
            ui_push(ui, handler->opens);
        if (handler->effect != EFFECT_NONE)
            ui_effect(ui, handler->effect)->text = mem_strdup(argument);
    }
}

static void run(struct ui *ui, enum command command, int count, const char *argument)
{
    const struct handler *handler = view_find(ui_top_view(ui)->handlers, command);
    if (!handler && !ui_top_view(ui)->render)
        handler = view_find(sheet_handlers, command);
    if (!handler && ui->n_overlays > 0 && (command == COMMAND_BACK || command == COMMAND_CANCEL)) {
        ui_pop(ui);
        return;
    }
    if (!handler) {
        handler = ui_find_action(command);
        if (handler && ui->n_overlays > 0 && !handler->anywhere)
            return;
    }
    if (handler)
        handle(ui, handler, command, count, argument);
    else if (ui->n_overlays == 0 && view_find(article_view.handlers, command))
        ui_say(ui, ROLE_NOTICE, _("Open the article first."));
}

static void run_global(struct ui *ui, enum command command, const char *argument)
{
    const struct handler *handler = ui_find_action(command);
    if (handler)
        handle(ui, handler, command, 0, argument);
}

static void run_all_posted(struct ui *ui)
{
    while (ui->posted.n > 0) {
        struct posted_command c = ui->posted.v[0];
        vec_remove(&ui->posted, 0);
        if (c.global)
            run_global(ui, c.command, c.argument);
        else
            run(ui, c.command, c.count, c.argument);
        free(c.argument);
    }
}

static bool is_loading(const struct ui *ui)
{
    return ui->list.window.pending != WINDOW_NOTHING || list_lacks_margin(ui) ||
           ui->list.jump.kind != JUMP_NONE || ui->article.request != 0;
}

static void run_next(struct ui *ui)
{
    struct posted_command c = ui->macro.v[0];
    vec_remove(&ui->macro, 0);
    run(ui, c.command, c.count, c.argument);
    free(c.argument);
}

void input_run_posted(struct ui *ui)
{
    run_all_posted(ui);
    while (ui->macro.n > 0 && !is_loading(ui)) {
        run_next(ui);
        run_all_posted(ui);
    }
}

static void drop_macro(struct ui *ui)
{
    while (ui->macro.n > 0)
        free(ui->macro.v[--ui->macro.n].argument);
}

/* A copy: a command may replace the keymap. */
static void run_binding(struct ui *ui, const struct binding *b, int count)
{
    for (size_t i = 0; i < b->n_commands; i++) {
        const struct bound_command *c = &b->commands[i];
        vec_push(&ui->macro,
                 ((struct posted_command){c->command, count, mem_strdup(c->argument), false}));
    }
    run_next(ui);
}

/* ---- input ----------------------------------------------------------------------------------- */

static void handle_key(struct ui *ui, uint32_t key)
{
    summary_read(ui);
    drop_macro(ui);
    if (prompt_is_open(&ui->prompt)) {
        prompt_key(ui, key);
        return;
    }
    prompt_forget_accepted(&ui->prompt);
    const struct view *view = ui_top_view(ui);
    if (ui->keys.n_typed == 0 && view->key && view->key(ui, key))
        return;
    if (key == (KEY_MOD_CONTROL | 'c') && !ui_has_exit(ui)) {
        ui_effect(ui, EFFECT_QUIT);
        return;
    }
    int count;
    const struct binding *binding = keys_feed(&ui->keys, ui->settings.key_table, key, &count);
    if (binding)
        run_binding(ui, binding, count);
    else
        article_number_typed(ui);
}

static void handle_paste(struct ui *ui, const char *text)
{
    if (prompt_is_open(&ui->prompt)) {
        prompt_paste(ui, text);
    } else {
        AUTO(address) address = {0};
        if (address_read(str_from(text), &address, NULL)) {
            run_global(ui, COMMAND_ADD, NULL);
            prompt_paste(ui, text);
        }
    }
}

static bool inside(struct rect r, int x, int y)
{
    return x >= r.x && x < r.x + r.width && y >= r.y && y < r.y + r.height;
}

static void pass_mouse(struct ui *ui, const struct view *view, const struct input *in,
                       struct rect area)
{
    void (*mouse)(struct ui *, const struct input *, int, int, struct rect) =
        view->render ? view->mouse : sheet_mouse;
    if (mouse)
        mouse(ui, in, in->x - area.x, in->y - area.y, area);
}

static void handle_overlay_mouse(struct ui *ui, const struct input *in)
{
    const struct view *overlay = ui_top_view(ui);
    struct rect box = overlay_box(ui, ui->n_overlays - 1);
    struct rect area = {box.x + 1, box.y + 1, box.width - 2, box.height - 2};
    if (inside(area, in->x, in->y))
        pass_mouse(ui, overlay, in, area);
    else if (in->mouse == MOUSE_PRESS && !inside(box, in->x, in->y))
        run(ui, COMMAND_BACK, 0, NULL);
}

static void handle_mouse(struct ui *ui, const struct input *in)
{
    struct geometry g = ui_geometry(ui);
    if (in->mouse == MOUSE_PRESS)
        summary_read(ui);
    if (in->mouse == MOUSE_DRAG && ui->dragged) {
        panes_drag(&ui->panes, ui->dragged, in->x, in->y, ui->width, ui->height);
        list_load(ui);
        return;
    }
    ui->dragged = 0;
    if (in->mouse == MOUSE_RELEASE || g.too_small || prompt_is_open(&ui->prompt))
        return;
    if (in->mouse == MOUSE_PRESS && frame_press(ui, in->x, in->y))
        return;
    if (ui->n_overlays > 0) {
        handle_overlay_mouse(ui, in);
        return;
    }
    if (in->mouse == MOUSE_PRESS && (ui->dragged = panes_border_at(&g, in->x, in->y)))
        return;
    for (enum pane p = 0; p < PANE_COUNT; p++) {
        if (g.visible[p] && inside(g.inner[p], in->x, in->y)) {
            if (in->mouse == MOUSE_PRESS)
                ui_focus(ui, p);
            pass_mouse(ui, pane_views[p], in, g.inner[p]);
            return;
        }
    }
}

void ui_input(struct ui *ui, const struct ui_event *event)
{
    const struct input *in = event->input;
    ui->pausing = false;
    switch (in->kind) {
    case INPUT_KEY:
        handle_key(ui, in->key);
        break;
    case INPUT_PASTE:
        handle_paste(ui, in->text);
        break;
    case INPUT_MOUSE: {
        struct input painted = *in;
        painted.x = logical_painted(&ui->logical, in->x, in->y);
        handle_mouse(ui, &painted);
        break;
    }
    case INPUT_RESIZE:
        ui->width = in->width;
        ui->height = in->height;
        list_load(ui);
        break;
    }
}
