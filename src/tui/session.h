/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Appearance of the reader as a string, for the next start. */
#pragma once

struct ui;

char *session_save(const struct ui *ui); /* free() it */
/* Ignores invalid parts. NULL: nothing to restore. */
void session_restore(struct ui *ui, const char *session);
