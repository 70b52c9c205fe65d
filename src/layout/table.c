/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/table.h"

#include <string.h>

#include "text/display/width.h"
#include "text/utf8.h"

enum {
    MAX_COLUMNS = 64, /* bound of flow-table.c */
    GAP = 2,          /* cells between columns */
    COMFORT = 8,      /* minimum cells of a column with enough content */
    LONG_WORD = 24,   /* longer words may break */
    PROSE = 40,       /* columns with longer lines are running text */
    HANG = 2,         /* indent of continuation lines in a "header: value" block */
};

struct grid {
    size_t n;
    int natural[MAX_COLUMNS], min[MAX_COLUMNS], width[MAX_COLUMNS];
    bool numbers[MAX_COLUMNS]; /* only numbers in the body: aligned right */
    bool rtl;
};

static const struct piece *cell_pieces(const struct setter *s, const struct table_cell *c)
{
    return s->flow->pieces.v + c->text.first;
}

static int total(const int *widths, size_t n)
{
    int sum = n > 0 ? GAP * (int)(n - 1) : 0;
    for (size_t i = 0; i < n; i++)
        sum += widths[i];
    return sum;
}

static void raise_to(int *value, int min)
{
    *value = *value < min ? min : *value;
}

static void measure_cell(struct setter *s, const struct table_cell *c, struct grid *g)
{
    int natural, word;
    paragraph_measure(s, cell_pieces(s, c), c->text.n, &natural, &word);
    int min = word < LONG_WORD ? word : LONG_WORD;
    raise_to(&min, natural < COMFORT ? natural : COMFORT);
    size_t last = c->column + (size_t)c->span - 1;
    for (size_t i = c->column; i < last; i++) {
        natural -= g->natural[i] + GAP;
        min -= g->min[i] + GAP;
    }
    raise_to(&g->natural[last], natural);
    raise_to(&g->min[last], min);
}

static void measure_columns(struct setter *s, const struct table *t, struct grid *g)
{
    *g = (struct grid){.n = t->n_columns};
    for (int spanning = 0; spanning < 2; spanning++) {
        for (size_t r = 0; r < t->n_rows; r++) {
            for (size_t i = 0; i < t->rows[r].n; i++) {
                const struct table_cell *c = &t->rows[r].cells[i];
                if ((c->span > 1) == spanning && c->text.n > 0)
                    measure_cell(s, c, g);
            }
        }
    }
}

void table_measure(struct setter *s, const struct table *t, int *comfortable, int *min)
{
    struct grid g;
    measure_columns(s, t, &g);
    *min = total(g.min, g.n);
    for (size_t i = 0; i < g.n; i++)
        g.natural[i] = g.natural[i] < PROSE ? g.natural[i] : PROSE;
    *comfortable = total(g.natural, g.n);
}

static bool is_number(struct str s)
{
    bool digits = false;
    for (size_t i = 0; i < s.n; i++) {
        bool sign = strchr(" .,:/%+-$()", s.p[i]) != NULL;
        digits = digits || ascii_digit(s.p[i]);
        if (!sign && !ascii_digit(s.p[i]))
            return false;
    }
    return digits;
}

static void find_numbers(const struct setter *s, const struct table *t, struct grid *g)
{
    bool other[MAX_COLUMNS] = {false};
    for (size_t r = t->n_head; r < t->n_rows; r++) {
        for (size_t i = 0; i < t->rows[r].n; i++) {
            const struct table_cell *c = &t->rows[r].cells[i];
            for (size_t p = 0; p < c->text.n; p++) {
                bool number = is_number(piece_text(s->flow, &cell_pieces(s, c)[p]));
                g->numbers[c->column] = g->numbers[c->column] || number;
                other[c->column] = other[c->column] || !number || c->span > 1;
            }
        }
    }
    for (size_t i = 0; i < g->n; i++)
        g->numbers[i] = g->numbers[i] && !other[i];
}

/* Distributes `room` among the columns; false when it is too little. */
static bool fit_columns(struct grid *g, int room)
{
    int natural = total(g->natural, g->n), min = total(g->min, g->n);
    if (natural <= room) {
        memcpy(g->width, g->natural, sizeof g->width);
        return true;
    }
    if (min > room)
        return false;
    int spare = room - min, wanted = natural - min, given = 0;
    for (size_t i = 0; i < g->n; i++) {
        int more = (int)((int64_t)(g->natural[i] - g->min[i]) * spare / wanted);
        g->width[i] = g->min[i] + more;
        given += more;
    }
    for (size_t i = 0; i < g->n && given < spare; i++) {
        if (g->width[i] < g->natural[i]) {
            g->width[i]++;
            given++;
        }
    }
    return true;
}

/* Appends a line of the setter's last spans, from `first` on. */
static void push_line(const struct setter *s, size_t first, int width, struct set_lines *out)
{
    struct set_line line = {.first = first, .n_spans = s->spans.n - first, .width = width};
    vec_push(out, line);
}

/* Left edge of columns `first` to `last`, and their width. */
static int column_edge(const struct grid *g, size_t first, size_t last, int *width)
{
    int left = first > 0 ? total(g->width, first) + GAP : 0;
    *width = total(g->width + first, last - first + 1);
    return g->rtl ? total(g->width, g->n) - left - *width : left;
}

static void set_cell(struct setter *s, const struct table_cell *c, const struct grid *g,
                     const struct paragraph_style *style, int *edge, struct set_lines *out)
{
    struct paragraph_style own = *style;
    *edge = column_edge(g, c->column, c->column + (size_t)c->span - 1, &own.width);
    own.width = own.width > 0 ? own.width : 1;
    own.first_indent = 0;
    own.align = c->align;
    if (c->align == DOC_ALIGN_START && c->span == 1 && g->numbers[c->column]) {
        own.align = DOC_ALIGN_END;
        own.direction = DOC_DIRECTION_LTR; /* the end is on the right in any script */
    }
    paragraph_set(s, cell_pieces(s, c), c->text.n, &own, out);
}

/* Sets a row; returns its number of lines. */
static size_t set_row(struct setter *s, const struct table_row *row, const struct grid *g,
                      const struct paragraph_style *style, struct set_lines *out)
{
    struct set_lines lines[MAX_COLUMNS] = {0};
    int edges[MAX_COLUMNS];
    size_t height = 0;
    for (size_t i = 0; i < row->n; i++) {
        set_cell(s, &row->cells[i], g, style, &edges[i], &lines[i]);
        height = lines[i].n > height ? lines[i].n : height;
    }
    for (size_t k = 0; k < height; k++) {
        size_t first = s->spans.n;
        for (size_t c = 0; c < row->n; c++) {
            size_t i = g->rtl ? row->n - 1 - c : c;
            for (size_t j = 0; k < lines[i].n && j < lines[i].v[k].n_spans; j++) {
                struct layout_span span = s->spans.v[lines[i].v[k].first + j];
                span.column += edges[i];
                vec_push(&s->spans, span);
            }
        }
        push_line(s, first, style->width, out);
    }
    for (size_t i = 0; i < row->n; i++)
        vec_fini(&lines[i]);
    return height;
}

/* Sets a rule below the head of each column. */
static void set_head_rule(struct setter *s, const struct grid *g,
                          const struct paragraph_style *style, struct set_lines *out)
{
    size_t first = s->spans.n;
    for (size_t i = 0; i < g->n; i++) {
        int width;
        size_t column = g->rtl ? g->n - 1 - i : i;
        int edge = column_edge(g, column, column, &width);
        AUTO(buf) b = BUF_INIT;
        for (int k = 0; k < width; k++)
            buf_add_c(&b, style->ascii ? "-" : "─");
        vec_push(&s->spans, (struct layout_span){.text = arena_str(&s->arena, buf_str(&b)),
                                                 .column = edge,
                                                 .width = width,
                                                 .style = STYLE_DIM,
                                                 .offset = LAYOUT_NO_OFFSET});
    }
    push_line(s, first, style->width, out);
}

static void set_grid(struct setter *s, const struct table *t, const struct grid *g,
                     const struct paragraph_style *style, struct set_lines *out)
{
    struct set_lines lines = {0};
    AUTO_FREE size_t *ends = mem_zalloc(t->n_rows, sizeof *ends);
    size_t body = t->n_head;
    bool tall = false;
    for (size_t r = 0; r < t->n_rows; r++) {
        size_t height = set_row(s, &t->rows[r], g, style, &lines);
        tall = tall || (r >= body && height > 1);
        ends[r] = lines.n;
    }
    for (size_t r = 0, i = 0; r < t->n_rows; r++) {
        if (r > body && tall) /* blank lines between rows if any has several lines */
            push_line(s, s->spans.n, 0, out);
        for (; i < ends[r]; i++)
            vec_push(out, lines.v[i]);
        if (r + 1 == body)
            set_head_rule(s, g, style, out);
    }
    vec_fini(&lines);
}

/* Header cell above a column in a row of the head; NULL for none or an empty one. */
static const struct table_cell *head_of(const struct table *t, size_t row, size_t column)
{
    for (size_t i = 0; i < t->rows[row].n; i++) {
        const struct table_cell *c = &t->rows[row].cells[i];
        if (column >= c->column && column < c->column + (size_t)c->span)
            return c->text.n > 0 ? c : NULL;
    }
    return NULL;
}

typedef VEC(struct piece) piece_vec;

struct fold {
    struct setter *setter;
    const struct table *table;
    const struct paragraph_style *style;
    uint64_t shown[TABLE_MAX_HEAD]; /* columns with labels shown, as bits, by row of the head */
    struct set_lines *out;
};

static void add_own(piece_vec *out, const char *text, enum piece_join join)
{
    struct piece p = {
        .added = text, .n = (uint32_t)strlen(text), .style = STYLE_STRONG, .join = join};
    vec_push(out, p);
}

/* Appends the labels above a column, from the top. A repeated label counts as text of the layout's
 * own. */
static void add_label(struct fold *f, size_t column, piece_vec *out)
{
    bool wide = false;
    for (size_t r = 0; r < f->table->n_head; r++) {
        const struct table_cell *head = head_of(f->table, r, column);
        if (head && out->n > 0)
            add_own(out, " ", JOIN_TEXT);
        for (size_t i = 0; head && i < head->text.n; i++) {
            struct piece p = cell_pieces(f->setter, head)[i];
            struct str text = piece_text(f->setter->flow, &p);
            p.style |= STYLE_STRONG;
            p.added = f->shown[r] >> head->column & 1 ? text.p : p.added;
            wide = text_width(text) > (int)utf8_length(text);
            vec_push(out, p);
        }
        f->shown[r] |= head ? (uint64_t)1 << head->column : 0;
    }
    if (out->n > 0)
        add_own(out, wide && !f->style->ascii ? "：" : ": ", JOIN_GLUED);
}

static void fold_pieces(struct fold *f, piece_vec *pieces, const struct table_cell *c)
{
    for (size_t i = 0; c && i < c->text.n; i++)
        vec_push(pieces, cell_pieces(f->setter, c)[i]);
    struct paragraph_style own = *f->style;
    own.first_indent = -HANG;
    paragraph_set(f->setter, pieces->v, pieces->n, &own, f->out);
}

/* Sets label and value of a column; `c` may be NULL. */
static void fold_cell(struct fold *f, size_t column, const struct table_cell *c)
{
    piece_vec pieces = {0};
    add_label(f, column, &pieces);
    fold_pieces(f, &pieces, c);
    vec_fini(&pieces);
}

/* True when a label above the column was not shown yet. */
static bool has_unseen(const struct fold *f, size_t column)
{
    for (size_t r = 0; r < f->table->n_head; r++) {
        const struct table_cell *head = head_of(f->table, r, column);
        if (head && !(f->shown[r] >> head->column & 1))
            return true;
    }
    return false;
}

static void fold_row(struct fold *f, const struct table_row *row)
{
    for (size_t i = 0; i < row->n; i++) {
        const struct table_cell *c = &row->cells[i];
        if (c->text.n > 0 || has_unseen(f, c->column))
            fold_cell(f, c->column, c);
    }
}

/* Sets each row as a block of "header: value" lines. */
static void set_folded(struct setter *s, const struct table *t, const struct paragraph_style *style,
                       struct set_lines *out)
{
    struct fold f = {.setter = s, .table = t, .style = style, .out = out};
    for (size_t r = t->n_head; r < t->n_rows; r++) {
        if (r > t->n_head)
            push_line(s, s->spans.n, 0, out);
        fold_row(&f, &t->rows[r]);
        /* Labels without a cell in the first row, so that none is lost. */
        for (size_t column = 0; r == t->n_head && column < t->n_columns; column++)
            if (has_unseen(&f, column))
                fold_cell(&f, column, NULL);
    }
    for (size_t i = 0; t->n_rows == t->n_head && i < t->rows[0].n; i++) {
        piece_vec pieces = {0};
        fold_pieces(&f, &pieces, &t->rows[0].cells[i]);
        vec_fini(&pieces);
    }
}

void table_set(struct setter *s, const struct table *t, const struct paragraph_style *style,
               struct set_lines *out)
{
    struct grid g;
    measure_columns(s, t, &g);
    if (!fit_columns(&g, style->width)) {
        set_folded(s, t, style, out);
        return;
    }
    find_numbers(s, t, &g);
    const struct table_cell *corner = &t->rows[0].cells[0];
    g.rtl = !style->terminal_bidi &&
            paragraph_is_rtl(s->flow, cell_pieces(s, corner), corner->text.n, style->direction);
    set_grid(s, t, &g, style, out);
}
