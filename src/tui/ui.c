/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/ui.h"

#include <string.h>

#include "config/reason.h"
#include "text/safe.h"
#include "tui/downloads.h"
#include "tui/edit-settings.h"
#include "tui/session.h"
#include "tui/state.h"
#include "tui/waits.h"
#include "tui/wrap.h"

/* ---- effects --------------------------------------------------------------------------------- */

struct effect *ui_effect(struct ui *ui, enum effect_kind kind)
{
    struct effect *f = effects_add(ui->effects, kind);
    waits_begin(&ui->waits, f);
    return f;
}

void ui_send(struct ui *ui, const struct engine_command *command)
{
    struct effect *f = effects_add(ui->effects, EFFECT_ENGINE);
    f->command = engine_command_copy(command);
    waits_begin(&ui->waits, f);
}

uint32_t ui_next_request(struct ui *ui)
{
    ui->last_request += ui->last_request == UINT32_MAX ? 2 : 1; /* never 0 */
    return ui->last_request;
}

/* ---- beginning and end ----------------------------------------------------------------------- */

/* The user's settings, to be changed by `:set`. Their texts and lines stay the lender's. */
static void take_settings(struct ui *ui, const struct ui_options *options)
{
    const struct config *lent = options->config;
    if (lent) {
        ui->settings = *lent;
        ui->settings.arena = (struct arena){0};
        ui->settings.key_table = NULL;
        ui->lent_lines = true;
    } else {
        config_init(&ui->settings);
    }
    ui->configured.linear = ui->settings.linear;
    ui->configured.pictures = ui->settings.pictures;
    const struct config *from = lent ? lent : &ui->settings;
    ui->keymap = options->keymap ? options->keymap : from->key_table;
    ui->theme = options->theme ? *options->theme : from->colors;
    if (!options->colors) {
        ui->theme = *theme_get("mono");
    }
}

struct ui *ui_new(const struct ui_options *options, int width, int height, struct effects *effects)
{
    struct ui *ui = MEM_NEW(struct ui);
    ui->effects = effects;
    ui->now = options->now;
    ui->zone = options->zone;
    ui->width = width;
    ui->height = height;
    ui->utf8 = options->utf8;
    ui->colors = options->colors;
    ui->glyph_source = options->glyphs;
    ui->abilities.dots = ui->abilities.quadrants = ui->abilities.halves = true;
    ui->pictures = options->pictures;
    ui->terminal.colors = 8;
    ui->portals = options->portals;
    ui->n_portals = options->n_portals;
    ui->demo = options->demo;
    take_settings(ui, options);
    ui->text_size = text_size_get(ui->settings.text_size);
    ui->panes.chosen = (enum pane_layout)ui->settings.layout;
    ui->list.oldest_first = ui->settings.list_order == LIST_OLDEST;
    session_restore(ui, options->session);
    if (options->text_size > 0) {
        ui->text_size = text_size_get(options->text_size);
    }
    ui->settings.linear = ui->settings.linear || options->linear;
    ui_choose_glyphs(ui);
    ui_load_tree(ui);
    list_load(ui);
    ui->effects = NULL;
    return ui;
}

void ui_free(struct ui *ui)
{
    if (!ui) {
        return;
    }
    tree_view_fini(&ui->tree);
    list_fini(&ui->list);
    article_fini(&ui->article);
    prompt_fini(&ui->prompt);
    for (size_t i = 0; i < OVERLAYS_MOST; i++) {
        sheet_fini(&ui->sheets[i]);
    }
    arena_fini(&ui->offer.arena);
    downloads_fini(&ui->downloads);
    arena_fini(&ui->source.arena);
    buf_fini(&ui->earlier);
    buf_fini(&ui->left_out);
    buf_fini(&ui->message);
    buf_fini(&ui->reason);
    buf_fini(&ui->calibration);
    buf_fini(&ui->title);
    if (ui->lent_lines) {
        memset(&ui->settings.lines, 0, sizeof ui->settings.lines);
    }
    config_fini(&ui->settings);
    free(ui);
}

char *ui_session(const struct ui *ui)
{
    return session_save(ui);
}

/* ---- small services -------------------------------------------------------------------------- */

void ui_say(struct ui *ui, enum role role, const char *format, ...)
{
    struct buf line = BUF_INIT;
    va_list args;
    va_start(args, format);
    buf_vprintf(&line, format, args);
    va_end(args);
    struct buf words = BUF_INIT;
    glyphs_add_words(ui->glyphs, &words, buf_str(&line));
    buf_clear(&ui->message);
    safe_add_line(&ui->message, buf_str(&words));
    buf_fini(&words);
    ui->message_role = role;
    buf_fini(&line);
}

const char *ui_reason(struct ui *ui, const char *detail)
{
    buf_clear(&ui->reason);
    reason_add(&ui->reason, detail);
    return buf_c(&ui->reason);
}

const char *ui_problem(struct ui *ui, const struct engine_node *node)
{
    if (!node->problem) {
        return _("Unknown reason.");
    }
    buf_clear(&ui->reason);
    if (node->problem_code == ERROR_NOT_FEED) { /* the detail names what it is instead */
        buf_printf(&ui->reason, "%s: ", _("not a feed"));
    }
    reason_add(&ui->reason, node->problem);
    return buf_c(&ui->reason);
}

void ui_choose_theme(struct ui *ui)
{
    ui->theme = ui->colors ? ui->settings.colors : *theme_get("mono");
    if (ui->colors && ui->terminal.colors < 16) {
        theme_spare_blue(&ui->theme);
    }
}

void ui_choose_glyphs(struct ui *ui)
{
    ui->panes.linear = ui->settings.linear;
    bool ascii = !ui->utf8 || ui->settings.ascii || ui->settings.linear;
    ui->glyphs = ascii ? &glyphs_ascii : &glyphs_unicode;
}

struct geometry ui_geometry(const struct ui *ui)
{
    struct panes panes = ui->panes;
    panes.zoomed = panes.zoomed || article_takes_window(ui);
    panes.no_article = !ui->article.wanted;
    return panes_place(&panes, ui->width, ui->height);
}

void ui_focus(struct ui *ui, enum pane pane)
{
    if (ui->panes.focus == PANE_ARTICLE && pane != PANE_ARTICLE) {
        article_save_position(ui);
    }
    ui->panes.focus = pane;
    list_load(ui); /* its pane may be larger now */
}

void ui_push(struct ui *ui, const struct view *overlay)
{
    if (ui->n_overlays == OVERLAYS_MOST) {
        return;
    }
    struct sheet *s = &ui->sheets[ui->n_overlays];
    ui->overlays[ui->n_overlays++] = overlay;
    sheet_clear(s);
    buf_clear(&s->find);
    s->selected = s->top = 0;
    void (*fill)(struct ui *, struct sheet *) = overlay->fill ? overlay->fill : overlay->fill_once;
    if (fill) {
        fill(ui, s);
    }
}

void ui_pop(struct ui *ui)
{
    ui->n_overlays -= ui->n_overlays > 0;
}

void ui_refill(struct ui *ui)
{
    for (size_t i = 0; i < ui->n_overlays; i++) {
        if (ui->overlays[i]->fill) {
            sheet_clear(&ui->sheets[i]);
            ui->overlays[i]->fill(ui, &ui->sheets[i]);
        }
    }
}

const struct view *ui_top_view(const struct ui *ui)
{
    return ui->n_overlays > 0 ? ui->overlays[ui->n_overlays - 1] : pane_views[ui->panes.focus];
}

void ui_mark(struct ui *ui, enum mark mark, int64_t id)
{
    struct article_row *rows[2] = {NULL, NULL};
    struct window_row *row = window_find(&ui->list.window, id);
    if (row) {
        row->touched = true;
        rows[0] = &row->row;
    }
    if (ui->article.loaded && ui->article.data.row.at.id == id) {
        rows[1] = &ui->article.data.row;
    }
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        if (rows[i] && (mark == MARK_READ || mark == MARK_UNREAD)) {
            rows[i]->read = mark == MARK_READ;
        } else if (rows[i]) {
            rows[i]->starred = mark == MARK_STAR;
        }
    }
    ui_send(ui,
            &(struct engine_command){.kind = ENGINE_MARK, .mark = mark, .ids = &id, .n_ids = 1});
}

/* ---- events ---------------------------------------------------------------------------------- */

static void take_failure(struct ui *ui, const struct ui_event *event)
{
    enum effect_kind kind = event->cause ? event->cause->kind : EFFECT_NONE;
    list_failed(ui, event->request, event->error);
    article_failed(ui, event->request);
    if (kind == EFFECT_ADD_PORTAL || kind == EFFECT_IMPORT) {
        ui_portal_came(ui);
    }
    if (kind == EFFECT_IMPORT || list_refuses(ui, event->request)) {
        prompt_give_back(ui);
    }
    ui_say(ui, ROLE_WARNING, "%s", ui_reason(ui, event->error->detail));
}

static void take_clock(struct ui *ui, int64_t now)
{
    if (now / 60 != ui->now / 60) {
        article_save_position(ui);
    }
    bool other_day = ui_civil(ui, now).day != ui_civil(ui, ui->now).day;
    ui->now = now;
    if (other_day && ui->list.opened && ui->list.place.kind == PLACE_TODAY) {
        list_changed(ui);
    }
}

static void take_terminal(struct ui *ui, const struct terminal_facts *facts)
{
    ui->abilities = facts->text;
    ui->terminal = *facts;
    config_set_background(&ui->settings, facts->background);
    ui_choose_theme(ui);
}

void ui_update(struct ui *ui, const struct ui_event *event, struct effects *effects)
{
    ui->effects = effects;
    switch (event->kind) {
    case UI_INPUT:
        ui_input(ui, event->input);
        break;
    case UI_TREE:
        tree_accept(ui, event->tree);
        ui_tree_came(ui);
        break;
    case UI_LIST:
        list_accept(ui, event->request, event->list);
        article_list_fini(event->list);
        break;
    case UI_ARTICLE:
        article_accept(ui, event->request, event->article, event->percent);
        break;
    case UI_EARLIER:
        earlier_accept(ui, event->article);
        break;
    case UI_SETTINGS:
        edit_settings_accept(ui, event->request, event->settings, event->arena);
        break;
    case UI_DOWNLOADS:
        ui_downloads_accept(ui, event->downloads);
        break;
    case UI_ENGINE:
        ui_engine_event(ui, event);
        break;
    case UI_FAILED:
        waits_end(&ui->waits, event->cause);
        take_failure(ui, event);
        break;
    case UI_FILES:
        prompt_files_came(ui, event->text);
        break;
    case UI_LEFT_OUT:
        ui_left_out(ui, event->text);
        break;
    case UI_NOTICE:
        ui_say(ui, ROLE_NOTICE, "%s", event->text);
        break;
    case UI_CLOCK:
        take_clock(ui, event->now);
        break;
    case UI_TURN:
        list_go_on(ui);
        break;
    case UI_DRAWN:
        article_pictures_drawn(ui, event->text, event->drawing, event->error);
        break;
    case UI_TERMINAL:
        take_terminal(ui, event->terminal);
        break;
    case UI_END:
        article_save_position(ui);
        break;
    }
    article_pictures_settle(ui);
    ui->effects = NULL;
}

bool ui_goes_on(const struct ui *ui)
{
    return list_searches(ui) || hits_counts(ui);
}

/* ---- painting -------------------------------------------------------------------------------- */

bool ui_terminal_bidi(const struct ui *ui)
{
    return ui->settings.bidi == BIDI_TERMINAL ||
           (ui->settings.bidi == BIDI_AUTO && ui->terminal.bidi);
}

static void render_too_small(const struct canvas *c)
{
    struct buf b = BUF_INIT;
    /* TRANSLATORS: the width and height that a window needs at least. */
    buf_printf(&b, _("The window is too small: gander needs %dx%d."), WINDOW_LEAST_WIDTH,
               WINDOW_LEAST_HEIGHT);
    struct str rest = buf_str(&b);
    for (int y = 0; y < c->surface->height && rest.n > 0; y++) {
        struct str row = wrap_next_row(&rest, c->surface->width);
        surface_text(c->surface, 0, y, row, c->theme->styles[ROLE_TEXT]);
    }
    buf_fini(&b);
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
}

const char *ui_title(const struct ui *ui)
{
    struct buf *b = &((struct ui *)ui)->title; /* only memory for what is handed out */
    buf_clear(b);
    buf_add_c(b, "gander");
    if (ui->list.opened) {
        buf_add_c(b, ": ");
        place_add_name(ui, b, ui->list.place);
    }
    return buf_c(b);
}
