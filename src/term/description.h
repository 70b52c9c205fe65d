/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Properties of a terminal type by its terminfo description; the only user of terminfo. Only
 * terminals with the sequences of ECMA-48 can be used.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/compiler.h"
#include "base/str.h"
#include "screen/surface.h"

struct description {
    const char *relative;      /* name of the related type that replaces a missing one, or NULL */
    int colors;                /* 0, 8, 16, 256 or 1 << 24 */
    int width, height;         /* of terminals that do not report their size */
    uint32_t attributes;       /* supported ATTRIBUTE_… */
    uint32_t without_colors;   /* those that do not combine with colours */
    bool ends_attributes;      /* SGR 22 to 29, 39 and 49 end single attributes and colours */
    bool erases_in_background; /* erasing leaves cells of the background colour in use (bce) */
    bool erases_characters;    /* ECH */
    bool moves_in_line;        /* CHA */
    bool repeats;              /* REP */
    bool sets_tabs;            /* HTS and TBC */
    bool scrolls;              /* DECSTBM, with SU and SD or, */
    bool scrolls_by_lines;     /* as older terminals, with IL and DL only */
    bool xterm_like;           /* mouse, title */
    char enter[64], leave[64]; /* alternate screen */
};

/* True within tmux or GNU screen. */
bool description_is_multiplexed(void);

/* Looks up `name` (TERM), or a variant with more colours; without `colors` it has none. A missing
 * description is replaced by that of a related terminal. False when there is none either, or it is
 * of a terminal that cannot be used. */
MUST_CHECK bool description_find(const char *name, bool colors, struct description *out);
