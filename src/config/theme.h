/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each role looks like. The terminal brings colours down to what it has; no theme lets a
 * colour alone carry a meaning. Plain data: copy a theme to change it.
 */
#ifndef GANDER_CONFIG_THEME_H
#define GANDER_CONFIG_THEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "screen/surface.h"

enum role {
#define ROLE(id, name) ROLE_##id,
#include "config/roles.def"
#undef ROLE
    ROLE_COUNT
};

struct theme {
    const char *name;
    struct style styles[ROLE_COUNT];
};

/* "dark", "light", "sepia", "high-contrast", "neutral" or "mono"; NULL when there is none of that name. */
const struct theme *theme_get(const char *name);
/* What may be set, in the order of the help: "auto" and the names above; NULL past the end. */
const char *theme_name(size_t index);

/* A copy to change. "auto" is dark or light after the terminal's background (0xRRGGBB), which shows
 * through where the theme's texts are readable on it, and neutral when it is not known (-1). */
void theme_load(struct theme *theme, const char *name, int32_t background);

/* With fewer than 16 colours: bars and hints are reverse instead of the basic blue, which is hardly
 * readable in many terminals, unless the user changed them. */
void theme_spare_blue(struct theme *theme);

/* Changes one role: `spec` is "FOREGROUND [BACKGROUND] [ATTRIBUTE…]", a colour one of "default",
 * "black", "red" … "white", "bright-red" …, 0-255 or "#rrggbb"; an attribute "bold", "dim",
 * "italic", "underline", "reverse" or "struck". */
MUST_CHECK bool theme_set_color(struct theme *theme, struct str role, struct str spec,
                                struct error *e);

#endif
