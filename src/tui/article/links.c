/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Following links: by hint letters or number; to a place in the text, and back. */
#include "config.h"

#include "tui/article/links.h"

#include "engine/data/command.h"
#include "model/article.h"
#include "present/nearby.h"
#include "screen/surface.h"
#include "tui/article/follow.h"
#include "tui/article/lines.h"
#include "tui/article/load.h"
#include "tui/article/move.h"
#include "tui/article/picture-view.h"
#include "tui/core/services.h"
#include "tui/core/state.h"

/* ---- letters on links and images ------------------------------------------------------------- */

static const char letters[] = "asdfghjklqwertyuiopzxcvbnm";
enum { LETTERS = sizeof letters - 1 };

static void end_choice(struct article_view *a)
{
    a->hints.n = 0;
    buf_clear(&a->typed);
}

static bool is_listed(const struct article_view *a, int link)
{
    for (size_t i = 0; i < a->hints.n; i++)
        if (a->hints.v[i] == link)
            return true;
    return false;
}

static int target_of(const struct layout_span *span)
{
    return span->link > 0 ? span->link : -span->image;
}

static void add_target(struct article_view *a, int target)
{
    if (target != 0 && !is_listed(a, target) && a->hints.n < (size_t)LETTERS * LETTERS)
        vec_push(&a->hints, target);
}

/* Labels the links and images in view. */
static void show_hints(struct ui *ui)
{
    struct article_view *a = &ui->article;
    int height = article_height(ui);
    size_t lines = height > 0 ? article_lines(a, a->top, height) : 0;
    end_choice(a);
    for (size_t i = 0; i < lines; i++) {
        const struct layout_line *line = layout_line(a->layout, a->top + i);
        if (line && line->picture)
            add_target(a, -line->picture->image);
        for (size_t k = 0; line && k < line->n_spans; k++)
            add_target(a, target_of(&line->spans[k]));
    }
    if (a->hints.n == 0)
        ui_say(ui, ROLE_NOTICE, _("No link or image in view."));
}

/* Appends a hint's letters: one while the alphabet suffices, else two. */
static void add_hint(struct buf *b, const struct article_view *a, size_t index)
{
    if (a->hints.n > LETTERS)
        buf_add_char(b, letters[index / LETTERS]);
    buf_add_char(b, letters[index % LETTERS]);
}

void article_paint_hints(const struct canvas *c, const struct article_view *a, int x, int y,
                         const struct layout_span *span, int *last)
{
    for (size_t i = 0; i < a->hints.n; i++) {
        if (a->hints.v[i] == target_of(span) && target_of(span) != *last) {
            AUTO(buf) b = BUF_INIT;
            add_hint(&b, a, i);
            surface_text(c->surface, x, y, buf_str(&b), c->theme->styles[ROLE_HINT]);
            *last = target_of(span);
        }
    }
}

enum { MAX_PLACES = 100 };

/* ---- places in the text ---------------------------------------------------------------------- */

static void remember(struct article_view *a)
{
    if (a->places.n == MAX_PLACES)
        vec_remove(&a->places, 0);
    vec_push(&a->places, a->position);
}

static bool follow_place(struct ui *ui, const char *url)
{
    struct article_view *a = &ui->article;
    uint32_t offset = 0;
    if (url[0] != '#')
        return false;
    if (article_height(ui) <= 0)
        return true;
    bool found = layout_find_anchor(a->layout, str_from(url + 1), &offset);
    if (!found && !str_eq_nocase(str_from(url + 1), STR("top"))) { /* HTML 7.4.6.4 */
        ui_notify(ui, ROLE_NOTICE, _("No place “%s” in this text."), url + 1);
        return true;
    }
    remember(a);
    article_read_place(ui, layout_line_at(a->layout, offset));
    return true;
}

void article_return(struct ui *ui, const struct call *call)
{
    struct article_view *a = &ui->article;
    if (a->places.n == 0)
        ui_say(ui, ROLE_NOTICE, _("Nothing to return to."));
    else if (article_height(ui) > 0)
        article_go_to_line(ui, layout_line_at_place(a->layout, a->places.v[--a->places.n]));
}

/* ---- attachments ----------------------------------------------------------------------------- */

void article_download(struct ui *ui, const struct attachment *attachment)
{
    ui_send(ui, &(struct engine_command){.kind = ENGINE_DOWNLOAD,
                                         .id = ui->article.data.row.at.id,
                                         .url = attachment->url,
                                         .title = attachment->title,
                                         .size = attachment->size});
    ui_say_key(ui, _("Downloading; %s shows progress."), COMMAND_DOWNLOADS);
}

static bool download_link(struct ui *ui, const char *url)
{
    const struct article *article = &ui->article.data.article;
    for (size_t i = 0; ui->article.loaded && i < article->n_attachments; i++) {
        if (strcmp(article->attachments[i].url, url) == 0) {
            article_download(ui, &article->attachments[i]);
            return true;
        }
    }
    return false;
}

/* ---- by number and by letters ---------------------------------------------------------------- */

void article_follow(struct ui *ui, int number)
{
    struct article_view *a = &ui->article;
    if (number < 0) {
        article_pictures_open(ui, -number);
        return;
    }
    if (!a->loaded || number < 1 || (size_t)number > a->data.body.n_links) {
        /* TRANSLATORS: %d is the number of a link in an article. */
        ui_notify(ui, ROLE_NOTICE, _("No link %d here."), number);
        return;
    }
    const char *url = a->data.body.links[number - 1]->url;
    int64_t id;
    if (nearby_read_link(url, &id))
        article_open(ui, &(struct article_row){.at.id = id});
    else if (!follow_place(ui, url) && !download_link(ui, url))
        ui_follow_url(ui, url);
}

static bool hint_key(struct ui *ui, uint32_t key)
{
    struct article_view *a = &ui->article;
    if (key == KEY_ESCAPE_ || key >= 0x80) {
        end_choice(a);
        return true;
    }
    if (ascii_digit((char)key)) { /* the link's number instead */
        end_choice(a);
        return false;
    }
    buf_add_char(&a->typed, (char)key);
    bool begins = false;
    for (size_t i = 0; i < a->hints.n; i++) {
        AUTO(buf) hint = BUF_INIT;
        add_hint(&hint, a, i);
        bool found = str_eq(buf_str(&hint), buf_str(&a->typed));
        begins = begins || str_starts(buf_str(&hint), buf_str(&a->typed));
        if (found) {
            int link = a->hints.v[i];
            end_choice(a);
            article_follow(ui, link);
            return true;
        }
    }
    if (!begins)
        end_choice(a);
    return true;
}

void article_choose(struct ui *ui, const struct call *call)
{
    int64_t number;
    if (!call->argument)
        show_hints(ui);
    else if (!str_to_int64(str_from(call->argument), &number) || number != (int)number)
        return;
    else if (call->command == COMMAND_PICTURE)
        article_pictures_open(ui, (int)number);
    else
        article_follow(ui, (int)number);
}

bool article_link_key(struct ui *ui, uint32_t key)
{
    return ui->article.hints.n > 0 && hint_key(ui, key);
}

/* The typed number, if a link has it. */
static int typed_link(const struct ui *ui)
{
    const struct keys *k = &ui->keys;
    bool here = ui->n_overlays == 0 && ui->panes.focus == PANE_ARTICLE && ui->article.loaded;
    return here && k->n_typed == 0 && (size_t)k->count <= ui->article.data.body.n_links ? k->count
                                                                                        : 0;
}

void article_number_typed(struct ui *ui)
{
    int number = typed_link(ui);
    bool only = (size_t)number * 10 > ui->article.data.body.n_links;
    if (number > 0 && only && !ui->article.line_focus) { /* with line focus a number counts lines */
        ui->keys.count = 0;
        article_follow(ui, number);
    }
}

void article_explain_number(struct ui *ui, struct buf *b)
{
    if (typed_link(ui) > 0) {
        buf_clear(b);
        /* TRANSLATORS: the number of a link, as far as it was typed, and a key. */
        buf_printf(b, _("Link %d: %s follows it"), typed_link(ui), ui_key(ui, COMMAND_OPEN));
    }
}
