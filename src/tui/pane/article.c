/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "screen/surface.h"
#include "tui/article/lines.h"
#include "tui/article/links.h"
#include "tui/article/load.h"
#include "tui/article/matches.h"
#include "tui/article/move.h"
#include "tui/article/picture-view.h"
#include "tui/core/geometry.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/draw/canvas.h"
#include "tui/list/jump.h"
#include "tui/pane/views.h"
#include "tui/size/enlarge.h"
#include "tui/size/text-size.h"
#include "tui/widget/command-line.h"

/* ---- find: all matches are highlighted, the current one stronger ----------------------------- */

static void show(struct ui *ui, size_t hit)
{
    struct article_view *a = &ui->article;
    a->found_at = hit;
    article_read_match(ui, layout_line_at(a->layout, a->found.v[hit].from));
    /* TRANSLATORS: the number of a match, and of all matches. */
    ui_notify(ui, ROLE_NOTICE, _("Match %zu of %zu"), hit + 1, a->found.n);
}

static void find(struct ui *ui, const struct call *call)
{
    struct article_view *a = &ui->article;
    if (article_height(ui) <= 0)
        return;
    buf_set_c(&a->find, call->argument);
    article_find_update(ui);
    if (a->found.n == 0) {
        /* TRANSLATORS: %s is what was looked for. */
        ui_notify(ui, ROLE_NOTICE, _("“%s” not found here."), call->argument);
        buf_clear(&a->find);
        article_find_update(ui);
        return;
    }
    size_t hit = 0;
    while (hit < a->found.n && a->found.v[hit].from < a->position)
        hit++;
    show(ui, hit < a->found.n ? hit : 0);
}

/* Moves to the next (1) or previous (-1) match. */
static void article_find_step(struct ui *ui, int step)
{
    struct article_view *a = &ui->article;
    size_t n = a->find.n > 0 ? a->found.n : 0;
    if (n > 0 && article_height(ui) > 0)
        show(ui, step > 0 ? (a->found_at + 1) % n : (a->found_at + n - 1) % n);
}

/* ---- commands -------------------------------------------------------------------------------- */

static void page_down(struct ui *ui, const struct call *call)
{
    article_page_down(ui);
}

static void left(struct ui *ui, const struct call *call)
{
    ui_focus(ui, PANE_LIST);
}

static void back(struct ui *ui, const struct call *call)
{
    article_close(ui);
    ui_focus(ui, PANE_LIST);
}

static void advance(struct ui *ui, const struct call *call)
{
    if (!article_page_down(ui))
        list_step(ui, 1, true, true);
}

static void next(struct ui *ui, const struct call *call)
{
    if (ui->article.find.n > 0)
        article_find_step(ui, call->direction);
    else
        list_step(ui, call->direction, true, true);
}

static void open(struct ui *ui, const struct call *call)
{
    if (call->counted)
        article_follow(ui, call->count);
    else
        article_page_down(ui);
}

static const struct handler handlers[] = {
    {COMMAND_DOWN, article_step, 1},
    {COMMAND_UP, article_step, -1},
    {COMMAND_TOP, article_go_to_start},
    {COMMAND_BOTTOM, article_go_to_end},
    {COMMAND_PAGE_DOWN, page_down},
    {COMMAND_PAGE_UP, article_page_up},
    {COMMAND_HALF_DOWN, article_half_page, 1},
    {COMMAND_HALF_UP, article_half_page, -1},
    {COMMAND_NEXT_PARAGRAPH, article_go_to_paragraph, 1},
    {COMMAND_PREVIOUS_PARAGRAPH, article_go_to_paragraph, -1},
    {COMMAND_LINE_FOCUS, article_toggle_line_focus},
    {COMMAND_LEFT, left},
    {COMMAND_BACK, back},
    {COMMAND_OPEN, open},
    {COMMAND_ADVANCE, advance},
    {COMMAND_NEXT, next, 1},
    {COMMAND_PREVIOUS, next, -1},
    {COMMAND_NEXT_ARTICLE, list_step_article, 1},
    {COMMAND_PREVIOUS_ARTICLE, list_step_article, -1},
    {COMMAND_FIND, find, .asks = &find_prompt},
    {COMMAND_FOLLOW, article_choose},
    {COMMAND_RETURN, article_return},
    {COMMAND_NONE, NULL},
};

/* ---- painting -------------------------------------------------------------------------------- */

/* The first role with its bit set wins; attributes of the others are added. */
static struct style style_of(const struct canvas *c, uint32_t bits)
{
    static const struct {
        uint32_t bit;
        enum role role;
    } roles[] = {
        {STYLE_MARKED, ROLE_MARKED},     {STYLE_TITLE, ROLE_ARTICLE_TITLE},
        {STYLE_LINK, ROLE_LINK},         {STYLE_HEADING, ROLE_ARTICLE_HEADING},
        {STYLE_CODE, ROLE_CODE},         {STYLE_IMAGE, ROLE_IMAGE},
        {STYLE_INFO, ROLE_ARTICLE_INFO}, {STYLE_DIM, ROLE_DIM},
        {STYLE_QUOTE, ROLE_QUOTE},
    };
    static const struct {
        uint32_t bit;
        uint32_t attribute;
    } attributes[] = {
        {STYLE_STRONG, ATTRIBUTE_BOLD},
        {STYLE_EMPHASIS, ATTRIBUTE_ITALIC},
        {STYLE_UNDERLINE, ATTRIBUTE_UNDERLINE},
        {STYLE_STRUCK, ATTRIBUTE_STRUCK},
    };
    struct style style = c->theme->styles[ROLE_ARTICLE];
    for (size_t i = 0; i < ARRAY_SIZE(roles); i++) {
        if (bits & roles[i].bit) {
            style = c->theme->styles[roles[i].role];
            break;
        }
    }
    for (size_t i = 0; i < ARRAY_SIZE(attributes); i++)
        if (bits & attributes[i].bit)
            style.attributes |= attributes[i].attribute;
    return style;
}

/* Makes a span painted at (x, y) a link of the terminal (OSC 8) if it is a link. */
static void link_cells(const struct canvas *c, const struct article_view *a, int x, int y,
                       const struct layout_span *span)
{
    /* Only the text: the number behind it would be a second run of bytes for each link. */
    bool text = span->offset != LAYOUT_NO_OFFSET;
    if (text && span->link > 0 && (size_t)span->link <= a->data.body.n_links) {
        const char *url = a->data.body.links[span->link - 1]->url;
        if (url[0] != '#') /* the terminal cannot follow fragments */
            surface_link(c->surface, (struct rect){x, y, span->width, 1}, span->link, url);
    }
}

static void render_line(const struct canvas *c, const struct article_view *a, struct rect area,
                        int y, const struct layout_line *line, int *last_hint)
{
    /* Dots are finer than strokes: dimmed they are faint, slanted illegible. */
    uint32_t without =
        a->plan.method == TEXT_DOTS ? STYLE_INFO | STYLE_DIM | STYLE_IMAGE | STYLE_QUOTE : 0;
    for (size_t i = 0; i < line->n_spans; i++) {
        const struct layout_span *span = &line->spans[i];
        int x = area.x + span->column;
        surface_text(c->surface, x, y, span->text, style_of(c, span->style & ~without));
        if (a->hyperlinks)
            link_cells(c, a, x, y, span);
        if (a->found.n > 0 && span->offset != LAYOUT_NO_OFFSET)
            article_highlight(c, a, x, y, span);
        if (a->hints.n > 0)
            article_paint_hints(c, a, x, y, span, last_hint);
    }
}

/* Paints a line with its upper left corner at (x, y), directly or enlarged. */
static void render_sized(const struct canvas *c, struct article_view *a, int x, int y,
                         const struct layout_line *line, bool faded, int *last_hint)
{
    if (a->plan.method == TEXT_LAYOUT) {
        render_line(c, a, (struct rect){.x = x}, y, line, last_hint);
        if (faded)
            article_fade(c, (struct rect){x, y, a->plan.columns, 1});
        return;
    }
    struct canvas own = *c;
    own.surface = &a->line;
    surface_resize(&a->line, a->plan.columns, 1);
    surface_clear(&a->line, c->theme->styles[ROLE_TEXT]);
    render_line(&own, a, (struct rect){0}, 0, line, last_hint);
    if (faded)
        article_fade(&own, (struct rect){0, 0, a->plan.columns, 1});
    enlarge_line(c->surface, x, y, &a->line, &a->plan);
}

static void render(struct ui *ui, const struct canvas *c, struct rect pane, bool focused)
{
    struct article_view *a = &ui->article;
    struct rect area = article_area(pane);
    article_fit(ui, pane);
    if (!a->layout) {
        if (focused)
            canvas_cursor(c, area.x, area.y);
        if (!a->wanted) {
            AUTO(buf) b = BUF_INIT;
            buf_printf(&b, _("Choose an article and press %s."), ui_key(ui, COMMAND_OPEN));
            canvas_text_center(c, area, area.height / 3, buf_str(&b), c->theme->styles[ROLE_DIM]);
        }
        return;
    }
    int last_hint = 0, row = 0;
    for (size_t i = a->top;; i++) {
        const struct layout_line *line = layout_line(a->layout, i);
        int rows = line ? text_plan_rows(&a->plan, line) : 0;
        if (!line || row + rows > area.height)
            break;
        if (line->picture) {
            struct layout_span whole = {.image = line->picture->image};
            article_pictures_render(ui, c, area, area.y + row, line);
            article_paint_hints(c, a, area.x + line->picture->column, area.y + row, &whole,
                                &last_hint);
        }
        if (line->n_spans > 0) {
            bool faded = a->line_focus && i != a->reading;
            render_sized(c, a, area.x, area.y + row, line, faded, &last_hint);
        }
        if (i == a->reading)
            article_show_reading(c, a, pane, area.y + row, line, focused);
        row += rows;
    }
}

static bool covers(int column, int width, int x)
{
    return x >= column && x < column + width;
}

/* Link or (below 0) image at a cell of the article's area, 0: none. */
static int target_at(struct article_view *a, int x, int y)
{
    const struct layout_line *line = NULL;
    for (size_t i = a->top; y >= 0 && (line = layout_line(a->layout, i)); i++)
        y -= text_plan_rows(&a->plan, line);
    x = enlarge_column(&a->plan, x);
    if (line && line->picture && covers(line->picture->column, line->picture->columns, x))
        return -line->picture->image;
    for (size_t i = 0; line && i < line->n_spans; i++) {
        const struct layout_span *span = &line->spans[i];
        if (covers(span->column, span->width, x))
            return span->link > 0 ? span->link : -span->image;
    }
    return 0;
}

enum { WHEEL_LINES = 3 };

static void mouse(struct ui *ui, const struct input *in, int x, int y, struct rect area)
{
    if (in->mouse == MOUSE_WHEEL_UP || in->mouse == MOUSE_WHEEL_DOWN) {
        int lines = ui->article.plan.rows > 1 ? 1 : WHEEL_LINES;
        article_scroll(ui, in->mouse == MOUSE_WHEEL_UP ? -lines : lines);
    } else if (in->mouse == MOUSE_PRESS && ui->article.layout) {
        bool single = ui->article.plan.method == TEXT_LINES && ui->terminal.text.single_columns;
        x = single ? x / 2 : x; /* double lines begin at the window's left edge */
        int target = target_at(&ui->article, x - (article_area(area).x - area.x), y);
        if (target != 0)
            article_follow(ui, target);
    }
}

static const enum command hints[] = {
    COMMAND_RETURN, COMMAND_ADVANCE, COMMAND_WHOLE_ARTICLE, COMMAND_DOWNLOAD,
    COMMAND_NEXT,   COMMAND_STAR,    COMMAND_LARGER,        COMMAND_FOLLOW,
    COMMAND_BROWSE, COMMAND_BACK,    COMMAND_HELP,          COMMAND_NONE,
};

static bool hint_applies(const struct ui *ui, enum command command)
{
    const struct article_view *a = &ui->article;
    switch (command) {
    case COMMAND_WHOLE_ARTICLE: /* a teaser */
        return a->loaded && !a->data.row.offline && a->data.row.url;
    case COMMAND_RETURN:
        return a->places.n > 0;
    case COMMAND_DOWNLOAD:
        return a->loaded && a->data.article.n_attachments > 0;
    default:
        return true;
    }
}

const struct view article_view = {
    .handlers = handlers,
    .render = render,
    .mouse = mouse,
    .key = article_link_key,
    .hints = hints,
    .hint_applies = hint_applies,
};
