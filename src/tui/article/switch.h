/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Switching between the feed's text and the page's. */
#pragma once

struct call;
struct ui;

void article_text_toggle(struct ui *ui, const struct call *call);
