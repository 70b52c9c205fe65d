/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conversion of inline nodes to pieces: links, images, media, scripts, abbreviations. */
#include "layout/flow-text.h"

#include "text/display/safe.h"
#include "text/utf8.h"

enum {
    MAX_ABBREVIATION = 10,
    MAX_LONG_FORM = 100,
    MAX_SCRIPT = 24,
    CAPTION_REACH = 8, /* nodes between an image and its caption */
    LARGE = 100,       /* pixels of a side */
    SMALL = 40,
};

static void add_children(struct flow_text *t, const struct doc_node *n)
{
    for (const struct doc_node *c = n->first; c; c = c->next)
        flow_text_add(t, c);
}

/* *whole: every character has a super- or subscript form. *mark: without a mark the text would
 * merge with the number or formula before it. */
static void classify_script(const struct doc_node *n, enum script script, bool *whole, bool *mark)
{
    AUTO(buf) b = BUF_INIT;
    doc_add_plain(&b, n);
    struct str s = str_trim(buf_str(&b));
    *whole = s.n > 0 && s.n <= MAX_SCRIPT;
    *mark = false;
    for (size_t at = 0; at < s.n && s.n <= MAX_SCRIPT;) {
        uint32_t c = utf8_next(s, &at);
        *whole = *whole && flow_text_script_char(script, c) != 0;
        *mark = *mark || (flow_text_script_char(script, c) && c != 'n' && c != 'i');
    }
    *mark = *mark && !*whole && s.p[0] != '[' && s.p[0] != '(';
}

static void add_script(struct flow_text *t, const struct doc_node *n)
{
    enum script script = n->kind == DOC_SUB ? SCRIPT_SUB : SCRIPT_SUPER;
    bool whole, mark;
    classify_script(n, script, &whole, &mark);
    mark = mark || (whole && t->options->ascii);
    whole = whole && !t->options->ascii;
    t->look.script = whole ? script : t->look.script;
    if (mark) {
        flow_text_add_own(t, script == SCRIPT_SUPER ? "^" : "_", 0, true);
        flow_text_add_own(t, "(", 0, true);
        t->join = JOIN_GLUED;
        t->look.whole = true;
    }
    add_children(t, n);
    if (mark)
        flow_text_add_own(t, ")", 0, true);
}

/* Adds "[video 3: ", with the end given. */
static void add_label(struct flow_text *t, const char *label, int number, const char *end)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_char(&b, '[');
    safe_add_line(&b, str_from(label));
    if (number > 0)
        buf_printf(&b, " %d", number);
    buf_add_c(&b, end);
    flow_text_add_own(t, arena_strndup(&t->flow->arena, buf_c(&b), b.n), 0, false);
}

/* "[video 3: …]" around the text of a link to media. */
static void add_media(struct flow_text *t, const struct doc_node *n)
{
    const char *label = t->options->media_labels[n->media];
    t->look.link = n->number;
    t->look.style |= STYLE_LINK;
    add_label(t, label ? label : doc_media_name(n->media), n->number, ": ");
    t->join = JOIN_GLUED;
    add_children(t, n);
    flow_text_add_own(t, "]", 0, true);
}

static void add_link(struct flow_text *t, const struct doc_node *n)
{
    size_t before = t->flow->text.n;
    if (n->media != DOC_MEDIA_NONE) {
        add_media(t, n);
        return;
    }
    t->look.link = n->number;
    t->look.style |= STYLE_LINK;
    add_children(t, n);
    if (t->options->link_marks && n->number > 0 && t->flow->text.n > before) {
        t->look.style &= ~(uint32_t)STYLE_LINK;
        flow_text_add_own(t, arena_printf(&t->flow->arena, "[%d]", n->number), STYLE_DIM, true);
    }
}

/* True when the text after an image, mostly its caption, repeats the alternative text. */
static bool is_repeated(const struct doc_node *image)
{
    const struct doc_node *top = image;
    while (top->parent)
        top = top->parent;
    struct doc_node *n = (struct doc_node *)image;
    for (int i = 0; i < CAPTION_REACH && (n = doc_next(top, n)) && n->kind != DOC_IMAGE; i++) {
        struct str text = str_trim(n->text);
        if (text.n > 0)
            return str_eq(text, str_trim(image->text));
    }
    return false;
}

/* True when an image gets a line of its own: at the start of a block, or when it is not small. */
static bool stands_alone(struct flow_text *t, const struct doc_node *n)
{
    return !t->preformatted &&
           (flow_text_at_line_start(t) || n->width >= LARGE || n->height >= LARGE) &&
           !(n->width > 0 && n->width < SMALL);
}

static void add_image(struct flow_text *t, const struct doc_node *n)
{
    bool alone = stands_alone(t, n);
    if (alone && !flow_text_at_line_start(t))
        flow_text_add_line_end(t);
    const char *label = t->options->image_label ? t->options->image_label : "image";
    bool alt = str_trim(n->text).n > 0 && !is_repeated(n);
    if (alone && n->number > 0 && (size_t)n->number <= t->flow->n_images)
        t->flow->alone[n->number - 1] = true;
    t->look.image = n->number;
    t->look.style |= STYLE_IMAGE;
    add_label(t, label, n->number, alt ? ": " : "]");
    if (alt) {
        flow_text_add_flowing(t, str_trim(n->text));
        flow_text_add_own(t, "]", 0, true);
    }
    t->line = alone;
}

static void add_ruby_text(struct flow_text *t, const struct doc_node *n)
{
    flow_text_add_own(t, "(", 0, true);
    t->join = JOIN_GLUED;
    add_children(t, n);
    flow_text_add_own(t, ")", 0, true);
}

/* Adds struck out text with marks, since few terminals show the stroke. */
static void add_struck(struct flow_text *t, const struct doc_node *n)
{
    t->look.style |= STYLE_STRUCK;
    flow_text_add_own(t, "~~", STYLE_DIM, false);
    t->join = JOIN_GLUED;
    add_children(t, n);
    flow_text_add_own(t, "~~", STYLE_DIM, true);
}

static bool is_acronym(struct str s)
{
    int capitals = 0;
    for (size_t i = 0; i < s.n; i++)
        capitals += ascii_capital(s.p[i]);
    return s.n <= MAX_ABBREVIATION && capitals >= 2 && !str_has_char(s, ' ');
}

/* Adds the long form after the first occurrence of an abbreviation. */
static void add_abbreviation(struct flow_text *t, const struct doc_node *n)
{
    size_t before = t->flow->text.n;
    add_children(t, n);
    struct str shown = str_trim(str_slice(buf_str(&t->flow->text), before, t->flow->text.n));
    struct str title = str_trim(str_from(n->title));
    if (title.n == 0 || title.n > MAX_LONG_FORM || !is_acronym(shown) || str_eq(title, shown) ||
        t->n_known == FLOW_TEXT_KNOWN)
        return;
    for (size_t i = 0; i < t->n_known; i++)
        if (str_eq(str_from(t->known[i]), str_from(n->title)))
            return;
    t->known[t->n_known++] = n->title;
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, " (");
    safe_add_line(&b, title);
    buf_add_char(&b, ')');
    flow_text_push(t, (struct piece){.added = arena_strndup(&t->flow->arena, buf_c(&b), b.n),
                                     .n = (uint32_t)b.n,
                                     .style = t->look.style,
                                     .link = t->look.link});
}

/* An anchor is at the start of the text after it, past a pending space. */
static void add_anchor(struct flow_text *t, const struct doc_node *n)
{
    size_t offset = t->flow->text.n + (t->space && !flow_text_at_line_start(t));
    if (n->url && offset < LAYOUT_NO_OFFSET)
        vec_push(&t->flow->anchors, ((struct flow_anchor){n->url, (uint32_t)offset}));
}

void flow_text_add(struct flow_text *t, const struct doc_node *n)
{
    static const uint32_t styles[] = {
        [DOC_EMPHASIS] = STYLE_EMPHASIS,   [DOC_STRONG] = STYLE_STRONG,
        [DOC_UNDERLINE] = STYLE_UNDERLINE, [DOC_MARKED] = STYLE_MARKED,
        [DOC_CODE] = STYLE_CODE,
    };
    static void (*const adders[])(struct flow_text *, const struct doc_node *) = {
        [DOC_LINK] = add_link,
        [DOC_IMAGE] = add_image,
        [DOC_SUB] = add_script,
        [DOC_SUP] = add_script,
        [DOC_RUBY_TEXT] = add_ruby_text,
        [DOC_STRUCK] = add_struck,
        [DOC_ABBREVIATION] = add_abbreviation,
        [DOC_ANCHOR] = add_anchor,
    };
    struct look outer = t->look;
    if (n->kind == DOC_TEXT) {
        flow_text_add_text(t, n->text);
    } else if (n->kind == DOC_LINE_BREAK) {
        flow_text_add_line_end(t);
    } else if (n->kind < ARRAY_SIZE(adders) && adders[n->kind]) {
        adders[n->kind](t, n);
    } else {
        t->look.style |= n->kind < ARRAY_SIZE(styles) ? styles[n->kind] : 0;
        /* A misplaced block still separates its text from its neighbours. */
        t->space = t->space || !doc_is_inline(n->kind);
        add_children(t, n);
        t->space = t->space || !doc_is_inline(n->kind);
    }
    t->look = outer;
}
