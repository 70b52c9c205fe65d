/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A doc set in lines of a given width: pure typesetting. Lines are made on demand, so that the
 * first page of a long article is there before the rest. The doc must outlive the layout.
 */
#ifndef GANDER_LAYOUT_LAYOUT_H
#define GANDER_LAYOUT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "model/doc.h"

/* The layout rungs of the text-size ladder; larger rungs are set as RUNG_NORMAL in fewer cells. */
enum layout_rung { RUNG_COMPACT, RUNG_NORMAL, RUNG_AIRY };

/* How many cells a picture may take; 0 x 0: it is not shown. */
struct layout_picture {
    int columns, rows;
};

struct layout_options {
    int width; /* cells of the pane, at least 1 */
    enum layout_rung rung;
    bool ascii;      /* only ASCII for what the layout itself adds: bullets, rules, borders */
    bool left;       /* do not centre the measure in a wide pane */
    bool link_marks; /* "[3]" after links */
    /* What images are called, "image" when NULL, and what else a page shows, by enum doc_media
     * (NULL: its name in HTML): the words for people are the caller's. */
    const char *image_label;
    const char *media_labels[DOC_MEDIA_COUNT];
    /* Of images by number - 1; borrowed as long as the layout lives. Room is left for those that
     * stand by themselves in running text, above the words that stand for them. */
    const struct layout_picture *pictures;
    size_t n_pictures;
    /* Set for terminals that reorder right-to-left text themselves: lines stay in logical order. */
    bool terminal_bidi;
};

/* What a span looks like; a theme turns it into colours. Bits may be combined. */
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
    STYLE_DIM = 1 << 9, /* link marks, rules, borders, captions' marks */
    STYLE_TITLE = 1 << 10,
    STYLE_INFO = 1 << 11,
    STYLE_IMAGE = 1 << 12,
};

struct layout_span {
    struct str text;   /* valid UTF-8, no control characters */
    int column, width; /* cells, from the pane's left edge */
    uint32_t style;
    int link;  /* number of the link it belongs to, 0 for none */
    int image; /* likewise of an image */
    /* Where it stands in the article's plain text: the byte offset of its first character, or
     * LAYOUT_NO_OFFSET for what the layout added. The text is byte for byte what stands there, but
     * for a right-to-left cluster, which has a span of its own and may have another form, and for
     * a character that is too wide for the pane. */
    uint32_t offset;
};

#define LAYOUT_NO_OFFSET UINT32_MAX

/* Where a picture stands. It is smaller than asked for where its column is narrow. */
struct layout_place {
    int image;                 /* its number */
    int column, columns, rows; /* cells */
};

struct layout_line {
    const struct layout_span *spans; /* in visual order, left to right */
    size_t n_spans;
    uint32_t offset; /* plain-text offset of the first character set on or after this line */
    bool paragraph;  /* the first line of a block: where paragraph steps stop */
    const struct layout_place *picture; /* NULL, or the line is a row of a picture, without text */
    int picture_row;                    /* from 0 */
};

struct layout;

/* The width of the column that text is set in. */
int layout_measure(const struct layout_options *options);

struct layout *layout_new(const struct doc *doc, const struct layout_options *options);
void layout_free(struct layout *l);

/* Line `index` from 0, set now if it was not yet; NULL past the end. Valid until layout_free. */
const struct layout_line *layout_line(struct layout *l, size_t index);

/* Lines set so far; all of them once `*complete`. */
size_t layout_count(const struct layout *l, bool *complete);
/* Sets everything that is left and returns the number of lines. */
size_t layout_finish(struct layout *l);

/* The line that shows plain-text offset `offset` (the last line that begins at or before it). */
size_t layout_line_at(struct layout *l, uint32_t offset);

/* The plain-text offset of a place that links lead to; false when the doc has none of that name. */
bool layout_find_anchor(const struct layout *l, struct str name, uint32_t *offset);

/* The article's plain text, which offsets count: what find searches and copy takes. */
struct str layout_text(const struct layout *l);

#endif
