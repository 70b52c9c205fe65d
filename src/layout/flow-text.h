/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inline content on its way into a flow: cleaned, white space collapsed, cut into pieces. */
#ifndef GANDER_LAYOUT_FLOW_TEXT_H
#define GANDER_LAYOUT_FLOW_TEXT_H

#include "layout/flow.h"

enum script { SCRIPT_NORMAL, SCRIPT_SUPER, SCRIPT_SUB };

/* The look of what is added next. */
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
    size_t first; /* piece where the present stretch begins */
    struct look look;
    enum piece_join join; /* of the next piece */
    bool space, line;     /* white space, or a line end, waits for the text behind it */
    bool preformatted;
    int column;         /* of preformatted text, for tabs */
    const char **known; /* abbreviations whose long form was given */
    size_t n_known;
    struct buf scratch;
};

void flow_text_init(struct flow_text *t, struct flow *f, const struct layout_options *options);
void flow_text_fini(struct flow_text *t);

/* A stretch of pieces begins; its text is parted from what came before by `separator`. */
void flow_text_begin(struct flow_text *t, char separator, bool preformatted);
/* Ends it. Its number of pieces may be 0. */
struct stretch flow_text_end(struct flow_text *t);

/* Adds an inline node with everything below it (flow-inline.c). */
void flow_text_add(struct flow_text *t, const struct doc_node *n);
/* Ends a line within the stretch, if it has text yet. */
void flow_text_add_line_end(struct flow_text *t);

/* For flow-inline.c: */

/* Adds text in the present look, of its kind or as running text. */
void flow_text_add_text(struct flow_text *t, struct str s);
void flow_text_add_flowing(struct flow_text *t, struct str s);
/* Text of the layout's own; glued to what is before it, white space that waits goes behind. */
void flow_text_add_own(struct flow_text *t, const char *text, uint32_t style, bool glued);
void flow_text_push(struct flow_text *t, struct piece p);
/* Nothing stands on the present line yet. */
bool flow_text_at_line_start(struct flow_text *t);
/* Superscript and subscript digits and signs; 0 when there is none. */
uint32_t flow_text_script_char(enum script script, uint32_t c);

#endif
