/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text size of the article. */
#pragma once

struct text_size;
struct ui;

/* Collects the properties of a loaded text that larger sizes depend on. */
void article_analyze_text(struct ui *ui);
void article_set_size(struct ui *ui, const struct text_size *size);
void article_step_size(struct ui *ui, int step);
/* Toggles a text size of the source's own. */
void article_toggle_own_size(struct ui *ui);
