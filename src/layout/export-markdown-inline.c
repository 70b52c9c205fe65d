/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/export-markdown.h"

#include <string.h>

#include "text/markup/markup.h"
#include "text/utf8.h"

/* Appends text of a line with backslashes before significant characters. */
static void add_escaped(struct buf *b, struct str s, bool in_table)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\n') {
            buf_add_char(b, ' ');
            continue;
        }
        if (strchr("\\`*_[]<>&~", c) || (in_table && c == '|'))
            buf_add_char(b, '\\');
        buf_add_char(b, c);
    }
}

void markdown_add_line_start(struct buf *b, struct str line)
{
    size_t digits = 0;
    while (digits < line.n && ascii_digit(line.p[digits]))
        digits++;
    bool number = digits > 0 && digits < line.n && (line.p[digits] == '.' || line.p[digits] == ')');
    if (number) {
        buf_add(b, str_slice(line, 0, digits));
        line = str_slice(line, digits, line.n);
    }
    if (number || (line.n > 0 && strchr("#+-=|:", line.p[0])))
        buf_add_char(b, '\\');
    buf_add(b, line);
}

static void add_url(struct buf *b, const char *url)
{
    for (const char *p = url; *p; p++) {
        if (strchr(" <>", *p)) {
            buf_printf(b, "%%%02X", (unsigned char)*p);
            continue;
        }
        if (strchr("()\\*_&", *p))
            buf_add_char(b, '\\');
        buf_add_char(b, *p);
    }
}

static bool is_punctuation(struct str s, bool at_end)
{
    size_t at = at_end ? s.n : 0;
    uint32_t c = at_end ? utf8_previous(s, &at) : utf8_next(s, &at);
    if (c < 0x80)
        return !ascii_alpha((char)c) && !ascii_digit((char)c);
    /* Whole blocks of punctuation and symbols; a letter among them only gets uglier markup. */
    return c < 0xc0 || (c >= 0x2000 && c <= 0x2bff) || (c >= 0x2e00 && c <= 0x2e7f) ||
           (c >= 0x3000 && c <= 0x303f) || (c >= 0xfe10 && c <= 0xfe6f) ||
           (c >= 0xff00 && c <= 0xff20) || (c >= 0xff3b && c <= 0xff65) || c >= 0x1f000;
}

void markdown_add_marked(struct buf *b, const struct doc_node *n, const char *mark, const char *tag,
                         bool in_table)
{
    AUTO(buf) inner = BUF_INIT;
    markdown_add_inlines(&inner, n, in_table);
    struct str all = buf_str(&inner), s = str_trim(all);
    if (s.n > 0) {
        bool plain = mark && !is_punctuation(s, false) && !is_punctuation(s, true);
        buf_add_c(b, s.p > all.p ? " " : "");
        plain ? buf_add_c(b, mark) : buf_printf(b, "<%s>", tag);
        buf_add(b, s);
        plain ? buf_add_c(b, mark) : buf_printf(b, "</%s>", tag);
        buf_add_c(b, s.p + s.n < all.p + all.n ? " " : "");
    } else if (all.n > 0) {
        buf_add_char(b, ' ');
    }
}

size_t markdown_longest_ticks(struct str s)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < s.n; i++) {
        run = s.p[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

static void add_code(struct buf *b, const struct doc_node *n, bool in_table)
{
    AUTO(buf) text = BUF_INIT;
    doc_add_plain(&text, n);
    for (size_t i = 0; i < text.n; i++)
        text.p[i] = text.p[i] == '\n' ? ' ' : text.p[i];
    struct str s = buf_str(&text);
    if (in_table && str_has_char(s, '|')) {
        buf_add_c(b, "<code>"); /* a code span in a table cannot contain a bar */
        add_escaped(b, s, true);
        buf_add_c(b, "</code>");
    } else if (s.n > 0) {
        size_t ticks = markdown_longest_ticks(s) + 1;
        bool pad = s.p[0] == '`' || s.p[s.n - 1] == '`' || (s.p[0] == ' ' && s.p[s.n - 1] == ' ');
        buf_add_chars(b, '`', ticks);
        buf_add_c(b, pad ? " " : "");
        buf_add(b, s);
        buf_add_c(b, pad ? " " : "");
        buf_add_chars(b, '`', ticks);
    }
}

static void add_link(struct buf *b, const struct doc_node *n, bool in_table)
{
    if (!n->url) {
        markdown_add_inlines(b, n, in_table);
        return;
    }
    AUTO(buf) inner = BUF_INIT;
    if (n->media != DOC_MEDIA_NONE)
        buf_printf(&inner, "%s: ", doc_media_name(n->media));
    markdown_add_inlines(&inner, n, in_table);
    struct str s = str_trim(buf_str(&inner));
    buf_add_c(b, inner.n > 0 && inner.p[0] == ' ' ? " [" : "[");
    buf_add(b, s);
    buf_add_c(b, "](");
    add_url(b, n->url);
    buf_add_c(b, inner.n > 0 && inner.p[inner.n - 1] == ' ' ? ") " : ")");
}

/* Appends an image, by its label when it has no address. */
static void add_image(struct buf *b, const struct doc_node *n, bool in_table)
{
    if (!n->url && n->text.n == 0)
        return;
    buf_add_c(b, n->url ? "![" : "\\[");
    add_escaped(b, n->text, in_table);
    buf_add_c(b, n->url ? "](" : "\\]");
    if (n->url) {
        add_url(b, n->url);
        buf_add_char(b, ')');
    }
}

static void add_anchor(struct buf *b, const struct doc_node *n)
{
    if (n->url) {
        buf_add_c(b, "<span id=\"");
        markup_add_escaped(b, str_from(n->url));
        buf_add_c(b, "\"></span>");
    }
}

void markdown_add_inline(struct buf *b, const struct doc_node *n, bool in_table)
{
    static const struct {
        const char *mark, *tag;
    } marks[] = {
        [DOC_EMPHASIS] = {"*", "em"},   [DOC_STRONG] = {"**", "strong"},
        [DOC_STRUCK] = {"~~", "del"},   [DOC_UNDERLINE] = {NULL, "u"},
        [DOC_MARKED] = {NULL, "mark"},  [DOC_SUB] = {NULL, "sub"},
        [DOC_SUP] = {NULL, "sup"},      [DOC_RUBY] = {NULL, "ruby"},
        [DOC_RUBY_TEXT] = {NULL, "rt"},
    };
    switch (n->kind) {
    case DOC_TEXT:
        add_escaped(b, n->text, in_table);
        break;
    case DOC_LINE_BREAK:
        buf_add_c(b, in_table ? "<br>" : "\n");
        break;
    case DOC_CODE:
        add_code(b, n, in_table);
        break;
    case DOC_LINK:
        add_link(b, n, in_table);
        break;
    case DOC_IMAGE:
        add_image(b, n, in_table);
        break;
    case DOC_ANCHOR:
        add_anchor(b, n);
        break;
    default:
        if (n->kind < ARRAY_SIZE(marks) && marks[n->kind].tag)
            markdown_add_marked(b, n, marks[n->kind].mark, marks[n->kind].tag, in_table);
        else
            markdown_add_inlines(b, n, in_table);
    }
}

void markdown_add_inlines(struct buf *b, const struct doc_node *parent, bool in_table)
{
    for (const struct doc_node *n = parent->first; n; n = n->next)
        markdown_add_inline(b, n, in_table);
}
