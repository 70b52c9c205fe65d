/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/size/text-size.h"

#include "base/compiler.h"
#include "base/i18n.h"
#include "config/config.h"

static const struct text_size ladder[] = {
    {1, 90, N_("compact"), RUNG_COMPACT}, {2, 100, N_("normal"), RUNG_NORMAL},
    {3, 110, N_("airy"), RUNG_AIRY},      {4, 150, NULL, RUNG_NORMAL},
    {5, 200, NULL, RUNG_NORMAL},          {6, 300, NULL, RUNG_NORMAL},
    {7, 400, NULL, RUNG_NORMAL},
};

/* Minimum room for a size: cells per line, and lines. */
enum { MIN_COLUMNS = 12, MIN_LINES = 3 };

/* Chinese characters fill the rows of a line: add a row between lines if so many remain. */
enum { SPACED_LINES = 5 };

const struct text_size *text_size_get(int number)
{
    const struct text_size *found = &ladder[0];
    for (size_t i = 0; i < ARRAY_SIZE(ladder); i++)
        if (ladder[i].number <= number)
            found = &ladder[i];
    return found;
}

const struct text_size *text_size_of_percent(int percent)
{
    const struct text_size *found = &ladder[0];
    for (size_t i = 0; i < ARRAY_SIZE(ladder); i++)
        if (ladder[i].percent <= percent)
            found = &ladder[i];
    return found;
}

const struct text_size *text_size_step(const struct text_size *from, int step)
{
    const struct text_size *to = from + step;
    return to < ladder || to >= ladder + ARRAY_SIZE(ladder) ? NULL : to;
}

void text_abilities_correct(struct text_abilities *can, struct str answers)
{
    struct str word;
    while (str_split(&answers, ' ', &word)) {
        if (str_eq(word, STR("lines=yes")) && !can->lines_refused && can->lines == LINES_NONE) {
            can->lines = LINES_ALL;
        } else if (str_eq(word, STR("lines=no"))) {
            can->lines = LINES_NONE;
            can->lines_unsure = false;
        } else if (str_eq(word, STR("blocks=dots")) || str_eq(word, STR("blocks=solid"))) {
            can->solid_first = str_eq(word, STR("blocks=solid"));
            can->dots = can->dots || !can->solid_first; /* confirmed by the user */
            can->quadrants = can->halves = can->quadrants || can->solid_first;
        } else if (str_eq(word, STR("blocks=none"))) {
            can->dots = can->quadrants = can->halves = false;
        }
    }
}

static enum text_refusal check_room(const struct text_plan *plan, int height)
{
    bool fits = plan->columns >= MIN_COLUMNS && height / plan->rows >= MIN_LINES;
    return fits ? TEXT_FITS : TEXT_TOO_LARGE;
}

/* 150 %: four columns in three cells of double size, or a Chinese character in one cell of triple
 * size at half scale. Each change of colour starts a new cell, so a line keeps some in reserve. */
static void plan_fraction(const struct text_place *at, struct text_plan *out)
{
    out->percent = 150;
    out->scale = out->rows = at->text.wide ? 3 : 2;
    out->numerator = at->text.wide ? 1 : 3;
    out->denominator = at->text.wide ? 2 : 4;
    out->columns = at->text.wide ? at->width / 3 * 2 - 4 : at->width / 6 * 4 - 2;
}

static enum text_refusal plan_osc66(const struct text_size *size, const struct text_place *at,
                                    struct text_plan *out)
{
    out->method = TEXT_OSC66;
    if (size->percent == 150) {
        plan_fraction(at, out);
    } else {
        out->percent = size->percent;
        out->scale = out->rows = size->percent / 100;
        out->columns = at->width / out->scale;
    }
    return check_room(out, at->height);
}

static enum text_refusal plan_lines(const struct text_place *at, struct text_plan *out)
{
    bool assured = at->choice == METHOD_DECLINES && at->can->lines_unsure;
    enum double_lines lines = assured ? LINES_ALL : at->can->lines;
    if (lines == LINES_NONE || at->can->lines_refused || at->window_width == 0)
        return TEXT_ABSENT;
    if (lines == LINES_LATIN && at->text.wide)
        return TEXT_WIDE;
    out->method = TEXT_LINES;
    out->percent = 200;
    out->rows = 2;
    out->latin = lines == LINES_LATIN;
    /* Margins count double as well. */
    out->columns = at->window_width / 2 - 1;
    return check_room(out, at->window_height);
}

static bool has_style(const struct text_abilities *can, enum blocks_style style)
{
    return style == BLOCKS_DOTS        ? can->dots
           : style == BLOCKS_QUADRANTS ? can->quadrants
                                       : can->halves;
}

static enum text_refusal plan_blocks(const struct text_size *size, const struct text_place *at,
                                     enum text_method method, struct text_plan *out)
{
    bool largest = size->percent >= 400, dots = method == TEXT_DOTS;
    bool tall = at->glyphs && at->text.tall;
    out->method = method;
    out->style = dots ? BLOCKS_DOTS : largest ? BLOCKS_HALVES : BLOCKS_QUADRANTS;
    if (at->ascii || !has_style(at->can, out->style) || (largest && tall))
        return TEXT_ABSENT; /* or equal to the size below */
    if (!at->glyphs && (at->text.foreign || (dots && largest)))
        return TEXT_NO_GLYPHS;
    out->face =
        tall || (dots && largest) ? blocks_tall_face(at->glyphs) : blocks_own_face(out->style);
    int cells = blocks_cells(out->style, &out->face);
    out->percent = 100 * cells;
    out->rows = blocks_rows(out->style, &out->face);
    out->rows += tall && at->text.wide && at->height / (out->rows + 1) >= SPACED_LINES;
    out->columns = at->width / cells;
    return check_room(out, at->height);
}

static enum text_refusal plan_some_blocks(const struct text_size *size, const struct text_place *at,
                                          struct text_plan *out)
{
    if (at->choice != METHOD_AUTO)
        return plan_blocks(size, at, at->choice == METHOD_DOTS ? TEXT_DOTS : TEXT_SOLID, out);
    bool solid = at->can->solid_first;
    enum text_refusal first = plan_blocks(size, at, solid ? TEXT_SOLID : TEXT_DOTS, out);
    if (first == TEXT_FITS)
        return first;
    enum text_refusal second = plan_blocks(size, at, solid ? TEXT_DOTS : TEXT_SOLID, out);
    return second == TEXT_FITS ? second : first;
}

enum text_refusal text_size_plan(const struct text_size *size, const struct text_place *at,
                                 struct text_plan *out)
{
    bool any = at->choice == METHOD_AUTO;
    *out =
        (struct text_plan){.size = size, .percent = size->percent, .columns = at->width, .rows = 1};
    if (size->percent < 150)
        return TEXT_FITS;
    if (at->can->osc66 && (any || at->choice == METHOD_OSC66))
        return plan_osc66(size, at, out);
    if (size->percent == 200 && (any || at->choice == METHOD_DECLINES))
        return plan_lines(at, out);
    bool blocks = any || at->choice == METHOD_DOTS || at->choice == METHOD_SOLID;
    return size->percent >= 300 && blocks ? plan_some_blocks(size, at, out) : TEXT_ABSENT;
}

struct text_plan text_size_fit(const struct text_size *wanted, const struct text_place *at)
{
    struct text_plan plan;
    while (text_size_plan(wanted, at, &plan) != TEXT_FITS)
        wanted--;
    return plan;
}

int text_size_count(const struct text_size *size, const struct text_place *at, int *position)
{
    int n = 0;
    *position = 0;
    for (size_t i = 0; i < ARRAY_SIZE(ladder); i++) {
        struct text_plan plan;
        n += text_size_plan(&ladder[i], at, &plan) == TEXT_FITS;
        *position = ladder[i].number <= size->number ? n : *position;
    }
    return n;
}

int text_plan_rows(const struct text_plan *plan, const struct layout_line *line)
{
    return line->n_spans > 0 ? plan->rows : (plan->rows + 1) / 2;
}
