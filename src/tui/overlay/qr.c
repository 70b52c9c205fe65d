/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QR code of a link, over the whole window. */
#include "config.h"

#include "tui/draw/qr.h"

#include "base/color.h"
#include "screen/glyphs.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/overlay/overlays.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

enum { QUIET = 4, LEAST_QUIET = 2 }; /* modules; the standard's, and what scanners accept */

static unsigned style_of(const struct ui *ui)
{
    int32_t background = ui->terminal.background;
    bool light = background >= 0 && color_luminance((uint32_t)background) > 0.5;
    return (ui->glyphs == &glyphs_ascii ? QR_ASCII : 0) |
           (ui->colors ? 0 : QR_MONO | (light ? QR_ON_LIGHT : 0));
}

/* Finds the widest quiet zone for the window; false if there is no room. The last row is the status
 * line. */
static bool fit(const struct ui *ui, int *quiet, int *columns, int *rows)
{
    for (*quiet = QUIET; *quiet >= LEAST_QUIET; --*quiet) {
        qr_measure(&ui->qr, *quiet, style_of(ui), columns, rows);
        if (*columns <= ui->width && *rows < ui->height)
            return true;
    }
    return false;
}

static void render(struct ui *ui, const struct canvas *c, struct rect area, bool focused)
{
    struct surface *s = c->surface;
    struct rect clip = s->clip, window = {0, 0, s->width, s->height - 1};
    int quiet, columns, rows;
    bool fits = fit(ui, &quiet, &columns, &rows);
    s->clip = window;
    surface_make_room(s, window);
    canvas_fill(c, window, ROLE_TEXT);
    if (fits) {
        qr_paint(&ui->qr, quiet, style_of(ui), s, (s->width - columns) / 2,
                 (window.height - rows) / 2);
    } else {
        canvas_text_center(c, window, window.height / 2,
                           str_from(_("The window is too small for the code.")),
                           c->theme->styles[ROLE_TEXT]);
    }
    s->clip = clip;
}

void ui_show_qr(struct ui *ui, const char *text)
{
    struct error e;
    free(ui->qr.dark);
    ui->qr = (struct qr_code){0};
    if (qr_encode(text, &ui->qr, &e))
        ui_push(ui, &qr_view);
    else
        ui_say(ui, ROLE_WARNING, ui_reason(ui, e.detail));
}

static void fill(struct ui *ui, struct sheet *s)
{
    sheet_add(s, NULL, _("QR code"));
}

const struct view qr_view = {
    .handlers = sheet_handlers,
    .render = render,
    .hints = VIEW_HINTS(COMMAND_BACK),
    .title = N_("QR code"),
    .width = 30,
    .fill_once = fill,
};
