/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Translation of user-visible text, in the front ends (cli, tui, app, main.c) only. */
#pragma once

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text /* marks text of a table, translated where it is shown */

/* Two arguments of a format function: the text for a number, and the number for its %lld. */
#define PLURAL(one, many, n) ngettext(one, many, (unsigned long)(n)), (long long)(n)
