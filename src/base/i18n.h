/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text for people, in the front ends (cli, tui, app, main.c) only: whole sentences. */
#ifndef GANDER_BASE_I18N_H
#define GANDER_BASE_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text /* marks a table's text, which is translated where it is shown */

#endif
