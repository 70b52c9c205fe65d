/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/core/appearance.h"

#include "screen/glyphs.h"
#include "tui/core/state.h"

void ui_choose_theme(struct ui *ui)
{
    ui->theme = ui->settings.colors;
    if (!ui->colors)
        theme_load(&ui->theme, "mono", -1);
    else if (ui->terminal.colors < 16)
        theme_spare_blue(&ui->theme);
}

void ui_choose_glyphs(struct ui *ui)
{
    ui->panes.linear = ui->settings.linear;
    bool ascii = !ui->utf8 || ui->settings.ascii || ui->settings.linear;
    ui->glyphs = ascii ? &glyphs_ascii : &glyphs_unicode;
}

bool ui_terminal_bidi(const struct ui *ui)
{
    return ui->settings.bidi == BIDI_TERMINAL ||
           (ui->settings.bidi == BIDI_AUTO && ui->terminal.bidi);
}

bool ui_inverts_bidi(const struct ui *ui)
{
    return ui->settings.bidi == BIDI_AUTO && ui->terminal.reorders_rows;
}
