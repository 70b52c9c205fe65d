/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/rhythm.h"

#include "text/utf8.h"

enum {
    NORMAL_MEASURE = 72,
    AIRY_MEASURE = 60,
    AIRY_MARGIN = 2,
    MIN_MARGINED = 30, /* cells of a pane with margins */
    MIN_INDENTED = 20, /* cells of a column with indents */
};

struct rhythm_column rhythm_column(const struct layout_options *options)
{
    bool airy = options->rung == RUNG_AIRY;
    int most = options->rung == RUNG_COMPACT ? options->width
               : airy                        ? AIRY_MEASURE
                                             : NORMAL_MEASURE;
    int margin = airy && options->width >= MIN_MARGINED ? AIRY_MARGIN : 0;
    int room = options->width - 2 * margin;
    int width = room < most ? room : most;
    return (struct rhythm_column){options->left ? margin : (options->width - width) / 2, width};
}

/* True for a block with a blank line before it at the normal rung. */
static bool wants_gap(const struct block *before, const struct block *b)
{
    if (before->role == ROLE_HEADING)
        return b->role == ROLE_HEADING ? false : b->role == ROLE_DISPLAY;
    switch (b->role) {
    case ROLE_INFO:
        return before->role != ROLE_TITLE;
    case ROLE_ITEM:
        return before->role != ROLE_ITEM || before->list != b->list;
    case ROLE_DEFINITION:
        return before->role != ROLE_TERM && before->role != ROLE_DEFINITION;
    case ROLE_TERM:
        return before->role != ROLE_TERM;
    case ROLE_CAPTION:
        return before->role != ROLE_FIGURE;
    case ROLE_DISPLAY:
        return !(before->role == ROLE_CAPTION && b->kind == BLOCK_TABLE);
    default:
        return true;
    }
}

/* The compact rung separates paragraphs by indents, but keeps blank lines that show structure. */
static bool keeps_gap(const struct block *before, const struct block *b)
{
    return b->role == ROLE_HEADING || b->role == ROLE_TITLE || b->role == ROLE_DISPLAY ||
           before->role == ROLE_DISPLAY || before->role == ROLE_TITLE ||
           before->role == ROLE_INFO || before->role == ROLE_BREADCRUMB || b->role == ROLE_FIGURE ||
           before->role == ROLE_CAPTION;
}

int rhythm_gap(enum layout_rung rung, const struct block *before, const struct block *b)
{
    if (!before)
        return 0;
    bool gap = wants_gap(before, b);
    switch (rung) {
    case RUNG_COMPACT:
        return gap && keeps_gap(before, b);
    case RUNG_AIRY:
        return gap ? 2 : 1;
    default:
        return gap;
    }
}

int rhythm_leading(enum layout_rung rung, const struct block *b)
{
    return rung == RUNG_AIRY && b->kind == BLOCK_TEXT;
}

static bool begins_chinese(const struct flow *f, const struct block *b)
{
    size_t at = 0;
    uint32_t c = utf8_next(piece_text(f, &f->pieces.v[b->text.first]), &at);
    return (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0xff00 && c <= 0xffef) || (c >= 0x20000 && c <= 0x3ffff) || c == 0x201c ||
           c == 0x2018;
}

int rhythm_first_indent(enum layout_rung rung, const struct flow *f, const struct block *before,
                        const struct block *b, int width)
{
    bool in_list = b->frame && b->frame->kind != FRAME_QUOTE;
    if (rung != RUNG_COMPACT || b->role != ROLE_PARAGRAPH || b->kind != BLOCK_TEXT || in_list ||
        b->align != DOC_ALIGN_START || width < MIN_INDENTED ||
        f->pieces.v[b->text.first].style & STYLE_IMAGE)
        return 0;
    if (begins_chinese(f, b))
        return 4; /* two ideographic spaces */
    return before && before->role == ROLE_PARAGRAPH && before->frame == b->frame ? 2 : 0;
}
