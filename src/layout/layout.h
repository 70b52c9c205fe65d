/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Typesetting of a doc in lines of a given width. Lines are set on demand, so that the first page
 * of a long article does not wait for the rest. The doc must outlive the layout. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "model/doc.h"

/* Text sizes that affect the layout; larger ones are set as RUNG_NORMAL in fewer cells. */
enum layout_rung { RUNG_COMPACT, RUNG_NORMAL, RUNG_AIRY };

/* Maximum size of a picture in cells; 0 x 0 hides it. */
struct layout_picture {
    int columns, rows;
};

struct layout_options {
    int width; /* cells of the pane, at least 1 */
    enum layout_rung rung;
    bool ascii;      /* ASCII only for bullets, rules and borders */
    bool left;       /* do not centre the column in a wide pane */
    bool link_marks; /* "[3]" after links */
    /* Translated labels of images (NULL: "image") and, by enum doc_media, of other media (NULL: the
     * name in HTML). */
    const char *image_label;
    const char *media_labels[DOC_MEDIA_COUNT];
    /* By image number - 1; borrowed until layout_free(). Reserves space above the label of images
     * on a line of their own. */
    const struct layout_picture *pictures;
    size_t n_pictures;
    /* For terminals that reorder right-to-left text themselves: lines stay in logical order. */
    bool terminal_bidi;
};

/* Look of a span, as a set of bits; a theme maps it to colours. */
enum layout_style {
    STYLE_STRONG = 1 << 0,
    STYLE_EMPHASIS = 1 << 1,
    STYLE_UNDERLINE = 1 << 2,
    STYLE_STRUCK = 1 << 3,
    STYLE_CODE = 1 << 4,
    STYLE_LINK = 1 << 5,
    STYLE_MARKED = 1 << 6,
    STYLE_HEADING = 1 << 7,
    STYLE_QUOTE = 1 << 8,
    STYLE_DIM = 1 << 9, /* link marks, rules, borders, marks of captions */
    STYLE_TITLE = 1 << 10,
    STYLE_INFO = 1 << 11,
    STYLE_IMAGE = 1 << 12,
};

struct layout_span {
    struct str text;   /* valid UTF-8, no control characters */
    int column, width; /* cells, from the pane's left edge */
    uint32_t style;
    int link;  /* number of its link, 0 for none */
    int image; /* number of its image, 0 for none */
    /* Byte offset of its first character in the plain text; LAYOUT_NO_OFFSET for text added by the
     * layout. The bytes are equal, except for a right-to-left cluster, which has a span of its own
     * and may have another form, and for a character too wide for the pane. */
    uint32_t offset;
};

#define LAYOUT_NO_OFFSET UINT32_MAX

/* Place of a picture, smaller than asked for in a narrow column. */
struct layout_place {
    int image;                 /* its number */
    int column, columns, rows; /* cells */
};

struct layout_line {
    const struct layout_span *spans; /* in visual order, left to right */
    size_t n_spans;
    uint32_t offset; /* plain-text offset of the first character set on or after this line */
    bool paragraph;  /* first line of a block, a stop of paragraph steps */
    const struct layout_place *picture; /* NULL, or the line is a row of a picture, without text */
    int picture_row;                    /* from 0 */
};

struct layout;

/* Width of the text column, in cells. */
int layout_measure(const struct layout_options *options);

struct layout *layout_new(const struct doc *doc, const struct layout_options *options);
void layout_free(struct layout *l);

/* Line `index` from 0, set on demand; NULL past the end. Valid until layout_free(). */
const struct layout_line *layout_line(struct layout *l, size_t index);

/* Sets all remaining lines and returns the number of lines. */
size_t layout_finish(struct layout *l);

/* Index of the line that shows a plain-text offset: the last one that begins at or before it. */
size_t layout_line_at(struct layout *l, uint32_t offset);

/* Plain-text offset that stands for a line at any width: where its text begins, or, for a blank
 * line or a picture's, the separator of the text before it. */
uint32_t layout_place(struct layout *l, size_t line);
/* The line, or the first of several without text. */
size_t layout_line_at_place(struct layout *l, uint32_t place);

/* Plain-text offset of a link target; false for an unknown name. */
bool layout_find_anchor(const struct layout *l, struct str name, uint32_t *offset);

/* The plain text that offsets refer to, for searching and copying. */
struct str layout_text(const struct layout *l);
