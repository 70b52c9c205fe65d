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

/* Adds an inline node with everything below it. */
void flow_text_add(struct flow_text *t, const struct doc_node *n);
/* Ends a line within the stretch, if it has text yet. */
void flow_text_add_line_end(struct flow_text *t);

#endif
