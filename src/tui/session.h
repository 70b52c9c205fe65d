/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Appearance of the reader as a string (ui_session()), at the next start. */
#pragma once

struct ui;

/* Ignores invalid parts. NULL: nothing to restore. */
void session_restore(struct ui *ui, const char *session);
