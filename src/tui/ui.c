/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/ui.h"

#include "model/comment.h"
#include "model/download.h"
#include "model/queue.h"
#include "screen/surface.h"
#include "tui/action/automatic.h"
#include "tui/action/exporting.h"
#include "tui/action/full-text.h"
#include "tui/action/keeping.h"
#include "tui/action/settings.h"
#include "tui/action/subscriptions.h"
#include "tui/article/load.h"
#include "tui/article/picture-view.h"
#include "tui/article/pictures.h"
#include "tui/core/appearance.h"
#include "tui/core/geometry.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/waits.h"
#include "tui/draw/wrap.h"
#include "tui/engine-events.h"
#include "tui/frame.h"
#include "tui/input.h"
#include "tui/list/hits.h"
#include "tui/list/load.h"
#include "tui/list/model.h"
#include "tui/list/query.h"
#include "tui/overlay/overlays.h"
#include "tui/session.h"
#include "tui/size/text-size.h"
#include "tui/tree/model.h"
#include "tui/widget/prompt.h"
#include "tui/widget/sheet.h"

/* ---- beginning and end ----------------------------------------------------------------------- */

static void copy_settings(struct ui *ui, const struct config *configured)
{
    if (configured)
        config_copy(&ui->settings, configured);
    else
        config_init(&ui->settings);
    ui->configured.linear = ui->settings.linear;
    ui->configured.pictures = ui->settings.pictures;
    ui_choose_theme(ui);
}

struct ui *ui_new(const struct ui_options *options, int width, int height, struct effects *effects)
{
    struct ui *ui = MEM_NEW(struct ui);
    ui->effects = effects;
    ui->now = ui->automatic_at = options->now;
    ui->zone = options->zone;
    ui->width = width;
    ui->height = height;
    ui->utf8 = options->utf8;
    ui->colors = options->colors;
    ui->glyph_source = options->glyphs;
    ui->terminal.text.dots = ui->terminal.text.quadrants = ui->terminal.text.halves = true;
    ui->pictures = options->pictures;
    ui->terminal.colors = 16;
    ui->portals = options->portals;
    ui->n_portals = options->n_portals;
    ui->demo = options->demo;
    ui->printer = options->printer ? options->printer : "lpr";
    copy_settings(ui, options->config);
    ui->text_size = text_size_get(ui->settings.text_size);
    ui->panes.chosen = (enum pane_layout)ui->settings.layout;
    ui->list.oldest_first = ui->settings.list_order == LIST_OLDEST;
    session_restore(ui, options->session);
    if (options->text_size > 0)
        ui->text_size = text_size_get(options->text_size);
    ui->settings.linear = ui->settings.linear || options->linear;
    ui_choose_glyphs(ui);
    tree_reload(ui);
    list_load(ui);
    if (options->address)
        ui_ask_address(ui, options->address);
    ui->effects = NULL;
    return ui;
}

void ui_free(struct ui *ui)
{
    if (!ui)
        return;
    struct buf *const texts[] = {
        &ui->keeping.tags, &ui->keeping.renamed, &ui->rule_query,   &ui->earlier,
        &ui->left_out,     &ui->account.address, &ui->account.user, &ui->notices,
        &ui->message,      &ui->reason,          &ui->key,          &ui->calibration,
        &ui->title,        &ui->refresh.awaited};
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
        buf_fini(texts[i]);
    tree_view_fini(&ui->tree);
    list_fini(&ui->list);
    list_fini(&ui->preview.before);
    article_fini(&ui->article);
    prompt_fini(&ui->prompt);
    vec_fini(&ui->posted);
    logical_fini(&ui->logical);
    for (size_t i = 0; i < ui->macro.n; i++)
        free(ui->macro.v[i].argument);
    vec_fini(&ui->macro);
    news_fini(&ui->news);
    full_texts_forget_failures(ui);
    for (size_t i = 0; i < ui->program_problems.n; i++)
        free(ui->program_problems.v[i].reason);
    vec_fini(&ui->program_problems);
    for (size_t i = 0; i < UI_MAX_OVERLAYS; i++)
        sheet_fini(&ui->sheets[i]);
    arena_fini(&ui->offer.arena);
    downloads_fini(&ui->downloads);
    arena_fini(&ui->keeping.arena);
    rule_list_fini(&ui->rules);
    comments_fini(&ui->comments);
    queue_fini(&ui->queue);
    arena_fini(&ui->source.arena);
    config_fini(&ui->settings);
    free(ui->qr.dark);
    free(ui);
}

/* ---- events ---------------------------------------------------------------------------------- */

static void handle_failure(struct ui *ui, const struct ui_event *event)
{
    enum effect_kind kind = event->cause ? event->cause->kind : EFFECT_NONE;
    waits_end(&ui->waits, event->cause);
    list_failed(ui, event->request, event->error);
    article_failed(ui, event->request);
    if (effect_is_file(event->cause))
        ui_portal_ended(ui, false);
    bool exports = kind == EFFECT_EXPORT || kind == EFFECT_PRINT;
    if (kind == EFFECT_IMPORT || exports || list_refuses(ui, event->request))
        prompt_reopen(ui);
    ui->exporting = ui->exporting && !exports;
    if (ui->preview.shown && list_refuses(ui, event->request))
        return; /* not typed to its end yet */
    ui_say(ui, ROLE_WARNING, ui_reason(ui, event->error->detail));
}

static void handle_clock(struct ui *ui, const struct ui_event *event)
{
    int64_t now = event->now;
    if (now / 60 != ui->now / 60)
        article_save_position(ui);
    bool other_day = ui_civil(ui, now).day != ui_civil(ui, ui->now).day;
    ui->now = now;
    automatic_refresh(ui);
    if (other_day && ui->list.opened && ui->list.place.kind == PLACE_TODAY)
        list_changed(ui);
}

static void handle_terminal(struct ui *ui, const struct ui_event *event)
{
    const struct terminal_facts *facts = event->terminal;
    ui->terminal = *facts;
    config_set_background(&ui->settings, facts->background);
    ui_choose_theme(ui);
}

static void handle_list(struct ui *ui, const struct ui_event *event)
{
    list_accept(ui, event);
    article_list_fini(event->list);
}

static void handle_notice(struct ui *ui, const struct ui_event *event)
{
    ui_say(ui, ROLE_NOTICE, event->text);
}

static void handle_end(struct ui *ui, const struct ui_event *event)
{
    article_save_position(ui);
}

/* Consequences of a moved focus. */
static void apply_focus(struct ui *ui)
{
    if (ui->article_left)
        article_save_position(ui);
    if (ui->focus_moved)
        list_load(ui); /* its pane may be larger now */
    ui->focus_moved = ui->article_left = false;
}

/* Work of ui_has_work(), one part at a time. */
static void take_turn(struct ui *ui, const struct ui_event *event)
{
    ui->pausing = event->more;
    if (list_lacks_margin(ui))
        list_load_on(ui);
    else if (preview_is_due(ui))
        preview_show(ui);
    else if (list_searches(ui) || hits_counts(ui))
        list_continue(ui);
    else if (article_lacks_related(ui))
        article_load_related(ui);
}

static void (*const handlers[])(struct ui *ui, const struct ui_event *event) = {
    [UI_INPUT] = ui_input,
    [UI_TREE] = ui_tree_loaded,
    [UI_COUNTS] = tree_accept_counts,
    [UI_LIST] = handle_list,
    [UI_ARTICLE] = article_accept,
    [UI_EARLIER] = earlier_accept,
    [UI_SETTINGS] = edit_settings_accept,
    [UI_TAGS] = ui_tags_accept,
    [UI_NOTE] = ui_note_accept,
    [UI_NOTE_EDITED] = ui_note_edited,
    [UI_DOWNLOADS] = ui_downloads_accept,
    [UI_RULES] = rules_accept,
    [UI_QUEUE] = queue_accept,
    [UI_PLAYER] = queue_playing,
    [UI_COMMENTS] = comments_accept,
    [UI_ENGINE] = ui_engine_event,
    [UI_FAILED] = handle_failure,
    [UI_CONFIG] = settings_replace,
    [UI_PROGRAM] = ui_program_ended,
    [UI_FILES] = prompt_files_listed,
    [UI_LEFT_OUT] = ui_left_out,
    [UI_NOTICE] = handle_notice,
    [UI_EXPORT] = exporting_event,
    [UI_CLOCK] = handle_clock,
    [UI_TURN] = take_turn,
    [UI_DRAWN] = article_drawing_store,
    [UI_TERMINAL] = handle_terminal,
    [UI_END] = handle_end,
};

void ui_update(struct ui *ui, const struct ui_event *event, struct effects *effects)
{
    ui->effects = effects;
    handlers[event->kind](ui, event);
    input_run_posted(ui);
    preview_update(ui);
    apply_focus(ui);
    article_pictures_update(ui);
    list_follow_search(ui);
    ui->effects = NULL;
}

const struct config *ui_settings(const struct ui *ui)
{
    return &ui->settings;
}

bool ui_lacks_margin(const struct ui *ui)
{
    return list_lacks_margin(ui);
}

bool ui_has_work(const struct ui *ui, bool pausing)
{
    return ui_lacks_margin(ui) || preview_is_due(ui) || list_searches(ui) ||
           (pausing && (hits_counts(ui) || article_lacks_related(ui)));
}

/* ---- painting -------------------------------------------------------------------------------- */

static void render_too_small(const struct canvas *c)
{
    AUTO(buf) b = BUF_INIT;
    /* TRANSLATORS: the width and height that a window needs at least. */
    buf_printf(&b, _("The window is too small: gander needs %dx%d."), WINDOW_MIN_WIDTH,
               WINDOW_MIN_HEIGHT);
    struct str rest = buf_str(&b);
    for (int y = 0; y < c->surface->height && rest.n > 0; y++) {
        struct str row = wrap_next_row(&rest, c->surface->width);
        surface_text(c->surface, 0, y, row, c->theme->styles[ROLE_TEXT]);
    }
}

void ui_render(struct ui *ui, struct surface *surface)
{
    struct canvas c = {surface, &ui->theme, ui->glyphs, ui_terminal_bidi(ui)};
    ui->width = surface->width;
    ui->height = surface->height;
    struct geometry g = ui_geometry(ui);
    surface_clear(surface, ui->theme.styles[ROLE_TEXT]);
    if (g.too_small) {
        render_too_small(&c);
        return;
    }
    frame_render(ui, &c, &g);
    if (ui_inverts_bidi(ui))
        logical_order(&ui->logical, surface);
    else
        logical_fini(&ui->logical);
}

const char *ui_title(const struct ui *ui)
{
    struct buf *b = &((struct ui *)ui)->title; /* a cache of the result */
    buf_set_c(b, "gander");
    if (ui->list.opened) {
        buf_add_c(b, ": ");
        place_add_name(ui, b, ui->list.place);
    }
    return buf_c(b);
}
