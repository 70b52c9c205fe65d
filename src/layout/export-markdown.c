/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/export-markup.h"

#include <string.h>

#include "layout/export-markdown.h"
#include "layout/flow-table.h"
#include "text/display/counter-style.h"

enum { MAX_MARKDOWN_NUMBER = 1000000000 };

/* CommonMark writer: every line starts with the prefix of its containers. */
struct writer {
    struct buf *out;
    struct buf prefix; /* "> ", list indents */
    bool begun;        /* not the first block: the next one needs a blank line */
    bool tight;        /* in a list without blank lines */
    bool in_table;
    const char *item_words; /* to write before the item's first text */
};

static void write_blocks(struct writer *w, const struct doc_node *parent);

/* Writes the blank line before a block, if needed. */
static void begin_block(struct writer *w)
{
    if (w->begun && !w->tight) {
        buf_add(w->out, str_trim(buf_str(&w->prefix)).n > 0 ? buf_str(&w->prefix) : STR(""));
        while (w->out->n > 0 && w->out->p[w->out->n - 1] == ' ')
            buf_truncate(w->out, w->out->n - 1);
        buf_add_char(w->out, '\n');
    }
    w->begun = true;
}

static void add_line(struct writer *w, const char *start, struct str line)
{
    buf_add(w->out, buf_str(&w->prefix));
    buf_add_c(w->out, start);
    buf_add(w->out, line);
    buf_add_char(w->out, '\n');
}

/* Writes lines of inline content; a line end inside is a hard line break. */
static void write_text(struct writer *w, struct str content, const char *start)
{
    content = str_trim(content);
    if (content.n == 0)
        return;
    begin_block(w);
    for (struct str line; str_split(&content, '\n', &line);) {
        AUTO(buf) b = BUF_INIT;
        buf_add_c(&b, w->item_words);
        if (start[0] == '\0' && !w->item_words[0])
            markdown_add_line_start(&b, str_trim(line));
        else
            buf_add(&b, str_trim(line));
        buf_add_c(&b, content.p && start[0] != '#' ? "\\" : "");
        w->item_words = "";
        add_line(w, start, buf_str(&b));
    }
}

/* Writes the inline children from `first` on; returns the next block. */
static const struct doc_node *write_inlines(struct writer *w, const struct doc_node *first,
                                            const char *start)
{
    AUTO(buf) b = BUF_INIT;
    const struct doc_node *n = first;
    for (; n && doc_is_inline(n->kind); n = n->next)
        markdown_add_inline(&b, n, w->in_table);
    write_text(w, buf_str(&b), start);
    return n;
}

/* Writes the children of `n` with the prefix extended by `more`, on the first line by `first`. */
static void write_within(struct writer *w, const struct doc_node *n, const char *first,
                         const char *more)
{
    size_t before = w->prefix.n, start = w->out->n;
    buf_add_c(&w->prefix, more);
    write_blocks(w, n);
    buf_truncate(&w->prefix, before);
    if (w->out->n > start && strcmp(first, more) != 0) {
        /* Both have the same length; blank lines before the content have no prefix to replace. */
        struct str written = str_slice(buf_str(w->out), start, w->out->n);
        size_t skip = 0;
        while (skip < written.n) {
            struct str line = str_slice(written, skip, str_find_char(written, '\n', skip));
            if (line.n >= before + strlen(more)) {
                memcpy(w->out->p + start + skip + before, first, strlen(first));
                break;
            }
            skip += line.n + 1;
        }
    }
}

static bool has_paragraphs(const struct doc_node *list)
{
    for (const struct doc_node *item = list->first; item; item = item->next) {
        int blocks = 0;
        for (const struct doc_node *c = item->first; c; c = c->next)
            blocks += !doc_is_inline(c->kind) && c->kind != DOC_LIST;
        if (blocks > 1)
            return true;
    }
    return false;
}

/* True when CommonMark's numbering of the items equals the doc's. */
static bool counts_on(const struct doc_node *list)
{
    int number = doc_list_start(list), expected = number;
    bool plain = list->ordered && !list->reversed && number >= -1;
    for (const struct doc_node *item = list->first; plain && item; item = item->next) {
        number = doc_item_number(list, item, number);
        plain = number == ++expected && number < MAX_MARKDOWN_NUMBER && !item->marker &&
                item->check == DOC_CHECK_NONE;
    }
    const char *marker = list->marker ? list->marker : "decimal";
    return plain && str_eq(str_from(marker), STR("decimal"));
}

/* A number that CommonMark cannot express becomes text after a bullet. */
static void add_item_words(struct buf *words, const struct doc_node *list,
                           const struct doc_node *item, int number)
{
    const char *style = item->marker ? item->marker : list->marker;
    if (item->check != DOC_CHECK_NONE) {
        buf_add_c(words, item->check == DOC_CHECK_DONE ? "[x] " : "[ ] ");
    } else if (style ? counter_style_counts(style) : list->ordered) {
        AUTO(buf) counter = BUF_INIT;
        counter_style_add(&counter, style, number);
        markdown_add_line_start(words, buf_str(&counter));
        buf_add_char(words, ' ');
    }
}

static void write_list(struct writer *w, const struct doc_node *list, bool other_marks)
{
    bool outer = w->tight, loose = has_paragraphs(list), counted = counts_on(list), first = true;
    int number = doc_list_start(list);
    for (const struct doc_node *item = list->first; item; item = item->next) {
        AUTO(buf) mark = BUF_INIT, indent = BUF_INIT, words = BUF_INIT;
        number = doc_item_number(list, item, number);
        if (counted) {
            buf_printf(&mark, "%d%c ", number, other_marks ? ')' : '.');
        } else {
            buf_add_c(&mark, other_marks ? "* " : "- ");
            add_item_words(&words, list, item, number);
        }
        buf_add_chars(&indent, ' ', mark.n);
        if (!outer && (first || loose)) {
            w->tight = false;
            begin_block(w);
        }
        first = false;
        w->begun = false;
        w->tight = !loose;
        w->item_words = buf_c(&words);
        write_within(w, item, buf_c(&mark), buf_c(&indent));
        w->item_words = "";
        w->begun = true;
    }
    w->tight = outer;
}

static void write_preformatted(struct writer *w, const struct doc_node *n)
{
    AUTO(buf) text = BUF_INIT, fence = BUF_INIT;
    doc_add_plain(&text, n);
    size_t ticks = markdown_longest_ticks(buf_str(&text)) + 1;
    buf_add_chars(&fence, '`', ticks < 3 ? 3 : ticks);
    struct str rest = buf_str(&text);
    while (rest.n > 0 && rest.p[rest.n - 1] == '\n')
        rest.n--;
    begin_block(w);
    add_line(w, "", buf_str(&fence));
    for (struct str line; rest.n > 0 && str_split(&rest, '\n', &line);)
        add_line(w, "", line);
    add_line(w, "", buf_str(&fence));
}

static void write_row(struct writer *w, const struct doc_node *row, size_t columns)
{
    AUTO(buf) b = BUF_INIT;
    size_t column = 0;
    buf_add_char(&b, '|');
    for (const struct doc_node *c = row ? row->first : NULL; c && column < columns; c = c->next) {
        buf_add_char(&b, ' ');
        markdown_add_inlines(&b, c, w->in_table);
        for (int i = 0; i < c->span && column < columns; i++, column++)
            buf_add_c(&b, " |");
    }
    for (; column < columns; column++)
        buf_add_c(&b, " |");
    add_line(w, "", buf_str(&b));
}

static size_t count_columns(const struct doc_node *table)
{
    size_t most = 0;
    for (const struct doc_node *row = table->first; row; row = row->next) {
        size_t columns = 0;
        for (const struct doc_node *c = row->first; row->kind == DOC_ROW && c; c = c->next)
            columns += c->span > 0 && c->span < 64 ? (size_t)c->span : 1;
        most = columns > most ? columns : most;
    }
    return most;
}

static void write_table(struct writer *w, const struct doc_node *table)
{
    size_t columns = count_columns(table);
    const struct doc_node *row = table->first;
    for (; row && row->kind != DOC_ROW; row = row->next)
        write_blocks(w, row);
    bool outer = w->in_table, head = row && row->first && row->first->header;
    begin_block(w);
    w->in_table = true;
    write_row(w, head ? row : NULL, columns);
    buf_add(w->out, buf_str(&w->prefix));
    for (size_t i = 0; i < columns; i++)
        buf_add_c(w->out, "| --- ");
    buf_add_c(w->out, "|\n");
    for (row = head ? row->next : row; row; row = row->next)
        if (row->kind == DOC_ROW)
            write_row(w, row, columns);
    w->in_table = outer;
}

static bool begins_with_text(const struct doc_node *n)
{
    return n->first && (doc_is_inline(n->first->kind) || n->first->kind == DOC_PARAGRAPH);
}

static void write_quote(struct writer *w, const struct doc_node *n)
{
    bool tight = w->tight;
    begin_block(w);
    w->begun = w->tight = false;
    write_within(w, n, "> ", "> ");
    w->begun = true;
    w->tight = tight;
}

static void write_term(struct writer *w, const struct doc_node *n)
{
    AUTO(buf) b = BUF_INIT;
    markdown_add_marked(&b, n, "**", "strong", w->in_table);
    write_text(w, buf_str(&b), "");
}

static void write_block(struct writer *w, const struct doc_node *n, const struct doc_node *before)
{
    static const char *const headings[] = {"# ", "## ", "### ", "#### ", "##### ", "###### "};
    switch (n->kind) {
    case DOC_TITLE:
        write_inlines(w, n->first, headings[0]);
        break;
    case DOC_HEADING:
        write_inlines(w, n->first, headings[n->level >= 1 && n->level <= 6 ? n->level - 1 : 1]);
        break;
    case DOC_LIST:
        write_list(w, n, before && before->kind == DOC_LIST);
        break;
    case DOC_QUOTE:
        if (n->first)
            write_quote(w, n);
        break;
    case DOC_TERM:
        write_term(w, n);
        break;
    case DOC_DEFINITION: /* ":" is an extension, which before a block other readers show as text */
        write_within(w, n, begins_with_text(n) ? ": " : "  ", "  ");
        break;
    case DOC_PREFORMATTED:
        write_preformatted(w, n);
        break;
    case DOC_RULE:
        begin_block(w);
        add_line(w, "", STR("---"));
        break;
    case DOC_TABLE:
        flow_table_is_grid(n) ? write_table(w, n) : write_blocks(w, n);
        break;
    default:
        write_blocks(w, n);
    }
}

static void write_blocks(struct writer *w, const struct doc_node *parent)
{
    const struct doc_node *before = NULL;
    for (const struct doc_node *n = parent->first; n;) {
        if (doc_is_inline(n->kind)) {
            before = NULL;
            n = write_inlines(w, n, "");
        } else {
            write_block(w, n, before);
            before = n;
            n = n->next;
        }
    }
}

void export_add_markdown(struct buf *b, const struct doc *doc)
{
    AUTO(doc) copy;
    struct writer w = {.out = b, .item_words = ""};
    export_copy_clean(&copy, doc);
    write_blocks(&w, copy.root);
    buf_fini(&w.prefix);
}
