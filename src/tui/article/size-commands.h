/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for the text size of the article; tui/size/text-size.h has the sizes. */
#pragma once

struct call;
struct ui;

/* Collects the properties of a loaded text that larger sizes depend on. */
void article_analyze_text(struct ui *ui);
/* Commands. */
void article_normal_size(struct ui *ui, const struct call *call);
void article_step_size(struct ui *ui, const struct call *call);
/* Toggles a text size of the source's own. */
void article_toggle_own_size(struct ui *ui, const struct call *call);
