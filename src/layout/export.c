/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/export.h"

#include "layout/export-markup.h"
#include "text/display/break.h"

/* SGR parameters by style (ECMA-48 8.3.117). */
static const struct {
    uint32_t styles;
    const char *parameters;
} sgr[] = {
    {STYLE_STRONG | STYLE_HEADING | STYLE_TITLE, "1"},
    {STYLE_DIM | STYLE_INFO, "2"},
    {STYLE_EMPHASIS, "3"},
    {STYLE_UNDERLINE | STYLE_LINK, "4"},
    {STYLE_MARKED, "7"},
    {STYLE_STRUCK, "9"},
    {STYLE_CODE, "36"},
    {STYLE_IMAGE, "35"},
};

static bool add_sgr(struct buf *b, uint32_t style)
{
    bool any = false;
    for (size_t i = 0; i < ARRAY_SIZE(sgr); i++) {
        if (style & sgr[i].styles) {
            buf_add_c(b, any ? ";" : "\033[");
            buf_add_c(b, sgr[i].parameters);
            any = true;
        }
    }
    if (any)
        buf_add_char(b, 'm');
    return any;
}

static void add_lines(struct buf *b, struct layout *l, bool ansi)
{
    const struct layout_line *line;
    for (size_t i = 0; (line = layout_line(l, i)); i++) {
        int column = 0;
        for (size_t k = 0; k < line->n_spans; k++) {
            const struct layout_span *s = &line->spans[k];
            if (s->column > column)
                buf_add_chars(b, ' ', (size_t)(s->column - column));
            bool styled = ansi && add_sgr(b, s->style);
            text_add_common_spaces(b, s->text); /* no breaking after this */
            buf_add_c(b, styled ? "\033[0m" : "");
            column = s->column + s->width;
        }
        buf_add_char(b, '\n');
    }
}

void export_add(struct buf *b, const struct doc *doc, enum export_format format,
                const struct layout_options *options)
{
    if (format == EXPORT_MARKDOWN) {
        export_add_markdown(b, doc);
    } else if (format == EXPORT_HTML) {
        export_add_html(b, doc);
    } else {
        struct layout *l = layout_new(doc, options);
        add_lines(b, l, format == EXPORT_ANSI);
        layout_free(l);
    }
}
