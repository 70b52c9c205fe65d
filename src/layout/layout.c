/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/layout.h"

#include "layout/flow.h"
#include "layout/paragraph.h"
#include "layout/rhythm.h"
#include "layout/table.h"
#include "text/display/width.h"

enum {
    CHUNK = 256,       /* lines allocated at once; lines never move */
    MIN_TEXT = 8,      /* cells that frames must leave for text */
    MAX_RULE = 24,     /* cells */
    MAX_SEARCHED = 64, /* lines examined for one that holds an offset */
};

struct layout {
    struct layout_options options;
    struct flow flow;
    struct setter setter;
    struct rhythm_column column;
    int last_picture; /* number of the last image placed, since each has one place */
    VEC(struct layout_line *) chunks;
    size_t n_lines, next_block;
    struct set_lines set;          /* of the current block */
    VEC(struct layout_span) spans; /* of the current line */
};

/* Horizontal extent of a block: frames on the left (or right), text in the rest. */
struct box {
    const struct block *block;
    const struct block *before;
    const struct frame *frames[DOC_MAX_DEPTH * 2]; /* outermost first */
    int edges[DOC_MAX_DEPTH * 2];
    size_t n_frames;
    int left, width; /* of the text */
    bool rtl;        /* mirrored, with frames on the right */
};

int layout_measure(const struct layout_options *options)
{
    return rhythm_column(options).width;
}

struct layout *layout_new(const struct doc *doc, const struct layout_options *options)
{
    struct layout *l = MEM_NEW(struct layout);
    l->options = *options;
    l->options.width = options->width > 0 ? options->width : 1;
    l->column = rhythm_column(&l->options);
    flow_init(&l->flow, doc, &l->options);
    setter_init(&l->setter, &l->flow);
    return l;
}

void layout_free(struct layout *l)
{
    if (!l)
        return;
    for (size_t i = 0; i < l->chunks.n; i++)
        free(l->chunks.v[i]);
    vec_fini(&l->chunks);
    vec_fini(&l->set);
    vec_fini(&l->spans);
    setter_fini(&l->setter);
    flow_fini(&l->flow);
    free(l);
}

static struct layout_line *line_at(const struct layout *l, size_t index)
{
    return &l->chunks.v[index / CHUNK][index % CHUNK];
}

/* Ends the current line with the spans collected. */
static void end_line(struct layout *l, bool paragraph)
{
    if (l->n_lines % CHUNK == 0)
        vec_push(&l->chunks, mem_zalloc(CHUNK, sizeof(struct layout_line)));
    struct layout_line *line = line_at(l, l->n_lines++);
    struct layout_span *spans = arena_array(&l->setter.arena, l->spans.n, sizeof *spans);
    *line = (struct layout_line){
        .spans = spans, .n_spans = l->spans.n, .offset = LAYOUT_NO_OFFSET, .paragraph = paragraph};
    for (size_t i = 0; i < l->spans.n; i++) {
        spans[i] = l->spans.v[i];
        line->offset = spans[i].offset < line->offset ? spans[i].offset : line->offset;
    }
    l->spans.n = 0;
}

static void add_mark(struct layout *l, const struct box *box, const char *text, int edge,
                     uint32_t style)
{
    struct str s = str_from(text);
    int width = text_width(s);
    int mirrored = 2 * l->column.left + l->column.width - edge - width;
    vec_push(&l->spans, (struct layout_span){.text = s,
                                             .column = box->rtl ? mirrored : edge,
                                             .width = width,
                                             .style = style,
                                             .offset = LAYOUT_NO_OFFSET});
}

/* Adds the bars of quotes, and on the block's first line the markers of items. On blank lines
 * `between` blocks, a quote that begins with this block has no bar yet. */
static void add_frames(struct layout *l, const struct box *box, bool first, bool between)
{
    size_t index = (size_t)(box->block - l->flow.blocks.v);
    for (size_t n = 0; n < box->n_frames; n++) {
        size_t i = box->rtl ? box->n_frames - 1 - n : n; /* from left to right */
        const struct frame *f = box->frames[i];
        if (f->kind == FRAME_QUOTE && !(between && f->first_block == index))
            add_mark(l, box, l->options.ascii ? "|" : "│", box->edges[i], STYLE_DIM | STYLE_QUOTE);
        else if (f->kind == FRAME_ITEM && first && f->first_block == index && f->marker[0])
            add_mark(l, box, f->marker, box->edges[i], 0);
    }
}

static void add_blank_lines(struct layout *l, const struct box *box, int count, bool between)
{
    for (int i = 0; i < count; i++) {
        add_frames(l, box, false, between);
        end_line(l, false);
    }
}

static int frame_indent(const struct frame *f)
{
    return f->kind == FRAME_ITEM ? f->indent : f->kind == FRAME_QUOTE ? 2 : 4;
}

/* Finds a block's extent: outer frames first, as long as they leave room for text. */
static void find_place(const struct layout *l, const struct block *b, struct box *box)
{
    const struct frame *chain[ARRAY_SIZE(box->frames)];
    size_t depth = 0;
    *box = (struct box){.block = b, .left = l->column.left, .width = l->column.width};
    box->before = b > l->flow.blocks.v ? b - 1 : NULL;
    for (const struct frame *f = b->frame; f && depth < ARRAY_SIZE(chain); f = f->outer)
        chain[depth++] = f;
    while (depth > 0) {
        const struct frame *f = chain[--depth];
        int indent = frame_indent(f);
        if (box->width - indent >= MIN_TEXT) {
            box->frames[box->n_frames] = f;
            box->edges[box->n_frames++] = box->left;
            box->left += indent;
            box->width -= indent;
        }
    }
    const struct piece *pieces = b->text.n > 0 ? l->flow.pieces.v + b->text.first : NULL;
    box->rtl = !l->options.terminal_bidi && b->kind == BLOCK_TEXT &&
               paragraph_is_rtl(&l->flow, pieces, b->text.n, b->direction);
}

/* Widens preformatted text or a table beyond the column, if the pane has room: to the right, then
 * to both sides. */
static void widen(const struct layout *l, struct box *box, int wanted)
{
    int pane = l->options.width;
    if (wanted <= box->width || (box->n_frames > 0 && wanted > pane - box->left) || wanted > pane)
        return;
    if (wanted > pane - box->left)
        box->left = (pane - wanted) / 2;
    box->width = wanted;
}

static void set_preformatted(struct layout *l, struct box *box, struct paragraph_style *style)
{
    const struct block *b = box->block;
    const struct piece *pieces = l->flow.pieces.v + b->text.first;
    int natural, word;
    paragraph_measure(&l->setter, pieces, b->text.n, &natural, &word);
    widen(l, box, natural);
    if (box->width - natural >= 2) {
        box->left += 2;
        box->width -= 2;
    }
    style->width = box->width;
    style->preformatted = true;
    paragraph_set(&l->setter, pieces, b->text.n, style, &l->set);
}

static void set_table(struct layout *l, struct box *box, struct paragraph_style *style)
{
    int comfortable, min;
    table_measure(&l->setter, box->block->table, &comfortable, &min);
    widen(l, box, comfortable);
    widen(l, box, min);
    style->width = box->width;
    table_set(&l->setter, box->block->table, style, &l->set);
}

static void set_rule(struct layout *l, const struct box *box)
{
    int width = box->width < MAX_RULE ? box->width : MAX_RULE;
    AUTO(buf) b = BUF_INIT;
    for (int i = 0; i < width; i++)
        buf_add_c(&b, l->options.ascii ? "-" : "─");
    vec_push(&l->setter.spans,
             (struct layout_span){.text = arena_str(&l->setter.arena, buf_str(&b)),
                                  .column = (box->width - width) / 2,
                                  .width = width,
                                  .style = STYLE_DIM,
                                  .offset = LAYOUT_NO_OFFSET});
    vec_push(&l->set, (struct set_line){.n_spans = 1, .width = width});
}

/* Sets the block's content into l->set. */
static void set_content(struct layout *l, struct box *box)
{
    const struct block *b = box->block;
    struct paragraph_style style = {
        .width = box->width,
        .ascii = l->options.ascii,
        .terminal_bidi = l->options.terminal_bidi,
        .align = b->align,
        .direction = b->direction,
        .labelled = b->role == ROLE_INFO,
    };
    l->set.n = l->setter.spans.n = 0;
    switch (b->kind) {
    case BLOCK_TEXT:
        style.first_indent =
            rhythm_first_indent(l->options.rung, &l->flow, box->before, b, box->width);
        paragraph_set(&l->setter, l->flow.pieces.v + b->text.first, b->text.n, &style, &l->set);
        break;
    case BLOCK_PREFORMATTED:
        set_preformatted(l, box, &style);
        break;
    case BLOCK_TABLE:
        set_table(l, box, &style);
        break;
    case BLOCK_RULE:
        set_rule(l, box);
        break;
    }
}

/* Place of the picture above a line, at the box's left edge; NULL for none. */
static struct layout_place *find_picture(struct layout *l, const struct box *box,
                                         const struct set_line *line, int left)
{
    int number = 0;
    for (size_t i = 0; i < line->n_spans && number == 0; i++)
        number = l->setter.spans.v[line->first + i].image;
    size_t index = (size_t)number - 1;
    if (number <= l->last_picture || index >= l->options.n_pictures || index >= l->flow.n_images ||
        !l->flow.alone[index] || box->block->kind != BLOCK_TEXT)
        return NULL;
    struct layout_picture size = l->options.pictures[index];
    l->last_picture = number;
    if (size.columns > box->width) {
        size.rows = size.rows * box->width / size.columns;
        size.rows = size.rows > 0 ? size.rows : 1;
        size.columns = box->width;
    }
    if (size.columns < 1 || size.rows < 1)
        return NULL;
    struct layout_place *place = ARENA_NEW(&l->setter.arena, struct layout_place);
    *place = (struct layout_place){number, left + (box->width - size.columns) / 2, size.columns,
                                   size.rows};
    return place;
}

static void add_picture(struct layout *l, const struct box *box, const struct layout_place *place)
{
    for (int row = 0; place && row < place->rows; row++) {
        add_frames(l, box, false, false);
        end_line(l, false);
        struct layout_line *line = line_at(l, l->n_lines - 1);
        line->picture = place;
        line->picture_row = row;
    }
}

/* Makes offsets ascend from line `first` on: each is the smallest set on or after its line. */
static void propagate_offsets(struct layout *l, size_t first, uint32_t after)
{
    for (size_t i = l->n_lines; i > first; i--) {
        struct layout_line *line = line_at(l, i - 1);
        line->offset = line->offset < after ? line->offset : after;
        after = line->offset;
    }
}

/* Sets the next block; false after the last. */
static bool set_block(struct layout *l)
{
    if (l->next_block == l->flow.blocks.n)
        return false;
    const struct block *b = &l->flow.blocks.v[l->next_block++];
    struct box box;
    size_t first_line = l->n_lines;
    find_place(l, b, &box);
    set_content(l, &box);
    add_blank_lines(l, &box, rhythm_gap(l->options.rung, box.before, b), true);
    int left = box.rtl ? 2 * l->column.left + l->column.width - box.left - box.width : box.left;
    for (size_t i = 0; i < l->set.n; i++) {
        const struct set_line *line = &l->set.v[i];
        add_picture(l, &box, find_picture(l, &box, line, left));
        if (!box.rtl)
            add_frames(l, &box, i == 0, false);
        for (size_t k = 0; k < line->n_spans; k++) {
            vec_push(&l->spans, l->setter.spans.v[line->first + k]);
            l->spans.v[l->spans.n - 1].column += left;
        }
        if (box.rtl)
            add_frames(l, &box, i == 0, false);
        end_line(l, i == 0);
        if (i + 1 < l->set.n)
            add_blank_lines(l, &box, rhythm_leading(l->options.rung, b), false);
    }
    bool more = l->next_block < l->flow.blocks.n;
    propagate_offsets(l, first_line,
                      more ? l->flow.blocks.v[l->next_block].start : (uint32_t)l->flow.text.n);
    return true;
}

const struct layout_line *layout_line(struct layout *l, size_t index)
{
    while (l->n_lines <= index)
        if (!set_block(l))
            return NULL;
    return line_at(l, index);
}

size_t layout_finish(struct layout *l)
{
    while (set_block(l)) {
    }
    return l->n_lines;
}

static bool holds(const struct layout_line *line, uint32_t offset)
{
    for (size_t i = 0; i < line->n_spans; i++) {
        const struct layout_span *s = &line->spans[i];
        if (s->offset != LAYOUT_NO_OFFSET && offset >= s->offset && offset < s->offset + s->text.n)
            return true;
    }
    return false;
}

size_t layout_line_at(struct layout *l, uint32_t offset)
{
    while ((l->n_lines == 0 || line_at(l, l->n_lines - 1)->offset <= offset) && set_block(l)) {
    }
    size_t low = 0, high = l->n_lines;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (line_at(l, middle)->offset <= offset)
            low = middle;
        else
            high = middle;
    }
    /* A table sets later text beside earlier text, so the line may be further up. */
    for (size_t i = low, n = 0; n < MAX_SEARCHED && i < l->n_lines; n++, i--)
        if (holds(line_at(l, i), offset))
            return i;
    return low;
}

uint32_t layout_place(struct layout *l, size_t line)
{
    const struct layout_line *at = layout_line(l, line);
    if (!at || line == 0 || at->offset == 0 || holds(at, at->offset))
        return at ? at->offset : 0;
    uint32_t before = at->offset - 1;
    return holds(layout_line(l, layout_line_at(l, before)), before) ? at->offset : before;
}

size_t layout_line_at_place(struct layout *l, uint32_t place)
{
    size_t line = layout_line_at(l, place);
    const struct layout_line *at = layout_line(l, line);
    bool between = at && at->offset < place && !holds(at, place);
    return between && layout_line(l, line + 1) ? line + 1 : line;
}

bool layout_find_anchor(const struct layout *l, struct str name, uint32_t *offset)
{
    for (size_t i = 0; i < l->flow.anchors.n; i++) {
        if (str_eq(str_from(l->flow.anchors.v[i].name), name)) {
            *offset = l->flow.anchors.v[i].offset;
            return true;
        }
    }
    return false;
}

struct str layout_text(const struct layout *l)
{
    return buf_str(&l->flow.text);
}
