/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calibration: asks the user which large letters the terminal shows, since it cannot be queried. */
#include "config.h"

#include "engine/data/command.h"
#include "screen/surface.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/draw/canvas.h"
#include "tui/overlay/overlays.h"
#include "tui/size/text-size.h"
#include "tui/ui.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

enum { SAMPLE_ROW = 2, SAMPLE_CELLS = 10 };

/* ASCII only: other characters on a double line may confuse a terminal. */
static const char sample[] = "Wild geese";

static void store_answer(struct ui *ui, const char *answer)
{
    struct buf *kept = &ui->calibration;
    buf_printf(kept, "%s%s", kept->n > 0 ? " " : "", answer);
    text_abilities_correct(&ui->terminal.text, str_from(answer));
}

/* ---- double lines ---------------------------------------------------------------------------- */

enum { ONE_LINE, TWO_LINES };

static void add_choice(struct sheet *s, const char *text, size_t index)
{
    struct sheet_line *line = sheet_add(s, NULL, text);
    line->selectable = true;
    line->index = index;
}

static void fill_lines(struct ui *ui, struct sheet *s)
{
    sheet_add(s, NULL, _("What do you see at the top of the window?"));
    sheet_add_gap(s);
    add_choice(s, _("One large line"), ONE_LINE);
    add_choice(s, _("Two identical lines, or garbage"), TWO_LINES);
}

static void render_lines(struct ui *ui, const struct canvas *c, struct rect area, bool focused)
{
    struct surface *s = c->surface;
    struct rect clip = s->clip, above = {0, SAMPLE_ROW, s->width, area.y - 1 - SAMPLE_ROW};
    sheet_render(ui, c, area, focused);
    s->clip = (struct rect){0, 0, s->width, s->height};
    surface_make_room(s, above);
    canvas_fill(c, above, ROLE_TEXT);
    for (int i = 0; i < 2; i++) {
        surface_text(s, 1, above.y + i, str_from(sample), c->theme->styles[ROLE_TEXT]);
        surface_set_row_size(s, above.y + i, i == 0 ? ROW_DOUBLE_TOP : ROW_DOUBLE_BOTTOM);
    }
    s->clip = clip;
}

static void choose_lines(struct ui *ui, const struct sheet_line *line)
{
    store_answer(ui, line->index == ONE_LINE ? "lines=yes" : "lines=no");
    ui_pop(ui);
    ui_push(ui, &calibrate_blocks_view);
}

/* ---- dots and blocks ------------------------------------------------------------------------- */

static const char *const block_answers[] = {"blocks=dots", "blocks=solid", "blocks=none"};

static void add_sample(struct sheet *s, enum blocks_style style)
{
    AUTO(dots) dots;
    struct blocks_face face = blocks_own_face(style);
    int rows = blocks_rows(style, &face);
    dots_init(&dots, style, SAMPLE_CELLS * blocks_cells(style, &face), rows);
    dots_draw_text(&dots, 0, 0, str_from(sample), &face);
    for (int row = 0; row < rows; row++) {
        AUTO(buf) b = BUF_INIT;
        dots_add_row(&b, &dots, style, row);
        sheet_add(s, NULL, buf_c(&b));
    }
}

static void fill_blocks(struct ui *ui, struct sheet *s)
{
    sheet_add(s, NULL, _("Which of these reads better?"));
    sheet_add_gap(s);
    add_sample(s, BLOCKS_DOTS);
    add_choice(s, _("The upper one, of dots"), 0);
    sheet_add_gap(s);
    add_sample(s, BLOCKS_QUADRANTS);
    add_choice(s, _("The lower one, of blocks"), 1);
    sheet_add_gap(s);
    add_choice(s, _("Neither can be read"), 2);
}

static void choose_blocks(struct ui *ui, const struct sheet_line *line)
{
    store_answer(ui, block_answers[line->index]);
    ui_pop(ui);
    if (!ui->terminal.text.name[0]) {
        ui_say(ui, ROLE_NOTICE, _("Saved for this session only: unknown terminal."));
        return;
    }
    AUTO(buf) key = BUF_INIT;
    buf_printf(&key, "%s%s", UI_TERMINAL_KEY, ui->terminal.text.name);
    ui_send(ui, &(struct engine_command){
                    .kind = ENGINE_SET_STATE, .title = key.p, .value = buf_c(&ui->calibration)});
    ui_say(ui, ROLE_NOTICE, _("Saved for this kind of terminal."));
}

/* ---- both ------------------------------------------------------------------------------------ */

void ui_calibrate(struct ui *ui, const struct call *call)
{
    const struct text_abilities *can = &ui->terminal.text;
    buf_clear(&ui->calibration);
    if (!can->lines_refused && can->lines != LINES_LATIN) {
        ui_push(ui, &calibrate_lines_view);
        if (overlay_box(ui, ui->n_overlays - 1).y >= SAMPLE_ROW + 2)
            return;
        ui_pop(ui); /* no room for question and sample */
    }
    ui_push(ui, &calibrate_blocks_view);
}

static const enum command hints[] = {COMMAND_OPEN, COMMAND_BACK, COMMAND_NONE};

const struct view calibrate_lines_view = {
    .handlers = sheet_handlers,
    .render = render_lines,
    .mouse = sheet_mouse,
    .hints = hints,
    .choice = N_("choose"),
    .title = N_("Large letters"),
    .width = 50,
    .fill_once = fill_lines,
    .choose = choose_lines,
};

const struct view calibrate_blocks_view = {
    .hints = hints,
    .choice = N_("choose"),
    .title = N_("Large letters"),
    .width = 50,
    .fill_once = fill_blocks,
    .choose = choose_blocks,
};
