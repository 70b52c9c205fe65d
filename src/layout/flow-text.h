/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conversion of inline content to pieces of a flow: sanitized, with white space collapsed. */
#pragma once

#include "layout/flow.h"

enum script { SCRIPT_NORMAL, SCRIPT_SUPER, SCRIPT_SUB };

/* Look of the text to be added. */
struct look {
    uint32_t style;
    int link, image;
    enum script script;
    bool whole; /* no line breaks inside */
};

enum { FLOW_TEXT_KNOWN = 64 /* abbreviations */ };

struct flow_text {
    struct flow *flow;
    const struct layout_options *options;
    size_t first; /* first piece of the current stretch */
    struct look look;
    enum piece_join join; /* of the next piece */
    bool space, line;     /* pending white space or line end */
    bool preformatted;
    int column;         /* of preformatted text, for tabs */
    const char **known; /* abbreviations already explained */
    size_t n_known;
    struct buf scratch;
};

void flow_text_init(struct flow_text *t, struct flow *f, const struct layout_options *options);
void flow_text_fini(struct flow_text *t);

/* Begins a stretch of pieces; `separator` precedes it in the plain text. */
void flow_text_begin(struct flow_text *t, char separator, bool preformatted);
/* Ends the stretch, which may have no pieces. */
struct stretch flow_text_end(struct flow_text *t);

/* Adds an inline node with everything below it (flow-inline.c). */
void flow_text_add(struct flow_text *t, const struct doc_node *n);
/* Adds a line end within the stretch, unless it is empty. */
void flow_text_add_line_end(struct flow_text *t);

/* For flow-inline.c: */

/* Adds text in the current look: by t->preformatted, or as running text. */
void flow_text_add_text(struct flow_text *t, struct str s);
void flow_text_add_flowing(struct flow_text *t, struct str s);
/* Adds text of the layout's own; `glued` attaches it to the text before, ahead of pending space. */
void flow_text_add_own(struct flow_text *t, const char *text, uint32_t style, bool glued);
void flow_text_push(struct flow_text *t, struct piece p);
/* True while the current line is empty. */
bool flow_text_at_line_start(struct flow_text *t);
/* Superscript or subscript form of a character; 0 when there is none. */
uint32_t flow_text_script_char(enum script script, uint32_t c);
