/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Style of each role. The terminal reduces colours to its depth; no theme conveys meaning by colour
 * alone. Plain data.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "screen/surface.h"

enum role {
#define ROLE(id, ...) ROLE_##id,
#include "config/roles.def"
#undef ROLE
    ROLE_COUNT
};

struct theme {
    const char *name;
    struct style styles[ROLE_COUNT];
};

/* Accepted names in the order of the help, "auto" first; NULL past the end. */
const char *theme_name(size_t index);

/* Loads a theme by name. "auto" is dark or light after the terminal's background (0xRRGGBB), which
 * shows through where the texts stay readable on it, and neutral for an unknown one (-1). */
void theme_load(struct theme *theme, const char *name, int32_t background);

/* For fewer than 16 colours: replaces basic blue, hardly readable in many terminals, by reverse in
 * bars, hints and the heading with the focus that the user has not changed. */
void theme_spare_blue(struct theme *theme);

/* Changes one role: `spec` is "FOREGROUND [BACKGROUND] [ATTRIBUTE…]", a colour one of "default",
 * "black", "red" … "white", "bright-red" …, 0-255 or "#rrggbb"; an attribute "bold", "dim",
 * "italic", "underline", "reverse" or "struck". */
MUST_CHECK bool theme_set_color(struct theme *theme, struct str role, struct str spec,
                                struct error *e);
