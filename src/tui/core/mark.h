/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks on articles: shown at once, then stored by the engine. */
#pragma once

#include <stdint.h>

#include "model/mark.h"

struct ui;

void ui_mark(struct ui *ui, enum mark mark, int64_t id);
/* Only shows it, where the article is on the screen. */
void ui_show_mark(struct ui *ui, enum mark mark, int64_t id);
