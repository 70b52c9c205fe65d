/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/doc/inline.h"

#include "page/doc/embed.h"
#include "page/doc/image.h"
#include "text/url/autolink.h"

enum { TAB_BLANKS = 4 };

static const char *title_of(struct html_walk *w, const struct dom_node *n)
{
    struct str title = str_trim(dom_attr(n, "title"));
    return title.n > 0 ? arena_strndup(&w->b.doc->arena, title.p, title.n) : NULL;
}

/* ---- text ---- */

static bool is_in(const struct html_walk *w, enum doc_kind kind)
{
    for (int i = 0; i < w->b.n_inlines; i++)
        if (w->b.inlines[i].kind == kind)
            return true;
    return false;
}

static void add_linked(struct html_walk *w, struct str text, const struct autolink *at)
{
    struct str shown = str_slice(text, at->start, at->end);
    AUTO(buf) url = BUF_INIT;
    buf_add_c(&url, at->prefix);
    buf_add(&url, shown);
    const char *address = html_resolve(w, buf_str(&url));
    bool open = address && builder_push(&w->b, DOC_LINK, address, NULL);
    builder_text(&w->b, shown);
    if (open)
        builder_pop(&w->b);
}

/* Turns bare addresses into links, except in links and code. */
static void add_autolinked(struct html_walk *w, struct str text)
{
    struct autolink found;
    size_t at = 0;
    bool plain = builder_is_in_link(&w->b) || is_in(w, DOC_CODE);
    while (!plain && autolink_find(text, at, &found)) {
        builder_text(&w->b, str_slice(text, at, found.start));
        add_linked(w, text, &found);
        at = found.end;
    }
    builder_text(&w->b, str_slice(text, at, text.n));
}

/* Line with preserved white space: leading white space and runs become no-break spaces. */
static void add_kept_line(struct html_walk *w, struct str line)
{
    AUTO(buf) b = BUF_INIT;
    for (size_t i = 0; i < line.n; i++) {
        bool blank = line.p[i] == ' ' || line.p[i] == '\t';
        bool run = blank && (i == 0 || line.p[i] == '\t' || line.p[i - 1] == ' ' ||
                             line.p[i - 1] == '\t' || (i + 1 < line.n && line.p[i + 1] == ' '));
        for (int n = line.p[i] == '\t' ? TAB_BLANKS : 1; run && n > 0; n--)
            buf_add_c(&b, "\xc2\xa0");
        if (!run)
            buf_add_char(&b, line.p[i]);
    }
    add_autolinked(w, buf_str(&b));
}

static void add_lines(struct html_walk *w, struct str text)
{
    bool outer = w->b.keeps_blanks;
    w->b.keeps_blanks = w->space == HTML_SPACE_KEEP || outer;
    bool first = true;
    for (struct str line; str_split(&text, '\n', &line); first = false) {
        if (!first)
            builder_break(&w->b);
        line.n -= line.n > 0 && line.p[line.n - 1] == '\r';
        if (w->space == HTML_SPACE_KEEP)
            add_kept_line(w, line);
        else
            add_autolinked(w, line);
    }
    w->b.keeps_blanks = outer;
}

static bool is_white(struct str s)
{
    return str_trim(s).n == 0;
}

void html_walk_text(struct html_walk *w, struct str text)
{
    if (w->b.style.kind == DOC_PREFORMATTED) {
        bool between = w->loose_lines && is_white(text) && str_has_char(text, '\n');
        builder_text(&w->b, between ? STR("") : text);
    } else if (w->space >= HTML_SPACE_LINES && text.n > 0) {
        add_lines(w, text);
    } else {
        add_autolinked(w, text);
    }
}

/* ---- images ---- */

void html_walk_image(struct html_walk *w, const struct dom_node *n)
{
    struct html_image image;
    const char *url = NULL;
    switch (html_image_read(n, &image)) {
    case HTML_IMAGE_NONE:
        return;
    case HTML_IMAGE_TEXT: {
        AUTO(buf) room = BUF_INIT;
        builder_text(&w->b, html_image_text(&image, &room));
        return;
    }
    case HTML_IMAGE_PICTURE:
        url = image.url.p ? html_resolve(w, image.url) : NULL;
        break;
    }
    if (url)
        builder_image(&w->b, url, image.alt, image.width, image.height);
    else
        builder_text(&w->b, image.alt);
}

/* ---- links and other inlines ---- */

static const enum doc_kind inline_kinds[GUMBO_TAG_LAST + 1] = {
    [GUMBO_TAG_EM] = DOC_EMPHASIS,   [GUMBO_TAG_I] = DOC_EMPHASIS,
    [GUMBO_TAG_CITE] = DOC_EMPHASIS, [GUMBO_TAG_DFN] = DOC_EMPHASIS,
    [GUMBO_TAG_VAR] = DOC_EMPHASIS,  [GUMBO_TAG_B] = DOC_STRONG,
    [GUMBO_TAG_STRONG] = DOC_STRONG, [GUMBO_TAG_U] = DOC_UNDERLINE,
    [GUMBO_TAG_INS] = DOC_UNDERLINE, [GUMBO_TAG_S] = DOC_STRUCK,
    [GUMBO_TAG_STRIKE] = DOC_STRUCK, [GUMBO_TAG_DEL] = DOC_STRUCK,
    [GUMBO_TAG_MARK] = DOC_MARKED,   [GUMBO_TAG_SMALL] = DOC_SMALL,
    [GUMBO_TAG_CODE] = DOC_CODE,     [GUMBO_TAG_KBD] = DOC_CODE,
    [GUMBO_TAG_SAMP] = DOC_CODE,     [GUMBO_TAG_TT] = DOC_CODE,
    [GUMBO_TAG_SUB] = DOC_SUB,       [GUMBO_TAG_SUP] = DOC_SUP,
    [GUMBO_TAG_RUBY] = DOC_RUBY,     [GUMBO_TAG_RT] = DOC_RUBY_TEXT,
};

/* DOC_ROOT for an element without an inline kind. */
static enum doc_kind inline_kind(const struct dom_node *n)
{
    if (n->tag == GUMBO_TAG_ABBR || n->tag == GUMBO_TAG_ACRONYM)
        return dom_has_attr(n, "title") ? DOC_ABBREVIATION : DOC_ROOT;
    return inline_kinds[n->tag];
}

static void walk_kind(struct html_walk *w, const struct dom_node *n, enum doc_kind kind)
{
    bool ruby_text_alone =
        kind == DOC_RUBY_TEXT &&
        (w->b.n_inlines == 0 || w->b.inlines[w->b.n_inlines - 1].kind != DOC_RUBY);
    bool outer = w->b.keeps_blanks;
    bool open = !ruby_text_alone && !(kind == DOC_CODE && w->b.style.kind == DOC_PREFORMATTED) &&
                builder_push(&w->b, kind, NULL, title_of(w, n));
    w->b.keeps_blanks = outer || kind == DOC_CODE;
    html_walk_children(w, n);
    w->b.keeps_blanks = outer;
    if (open)
        builder_pop(&w->b);
}

/* "#name" for a link into this text, else the absolute address; NULL for none. */
static const char *target_of(struct html_walk *w, struct str href)
{
    AUTO(buf) place = BUF_INIT;
    const char *url = NULL;
    bool here = html_anchors_add_target(&place, w->base_url, href);
    if (here && (href.p[0] == '#' || html_anchors_has(&w->anchors, buf_str(&place))))
        url = arena_printf(&w->b.doc->arena, "#%s", buf_c(&place));
    else if (href.n > 0 && href.p[0] != '#')
        url = html_resolve(w, href);
    return url;
}

/* Text of an empty link: its label, else its address. In an extracted article such links are
 * buttons and get none. */
static void label_link(struct html_walk *w, const struct dom_node *n, const char *url)
{
    struct str label = dom_first_value(n, "title|aria-label|alt");
    bool picture = dom_find_tag(n, GUMBO_TAG_IMG) != NULL; /* tracking pixel */
    if (w->dropped || picture || url[0] == '#' || w->b.style.kind == DOC_PREFORMATTED)
        return;
    AUTO(buf) name = BUF_INIT;
    html_embed_add_name(&name, str_from(url));
    builder_text(&w->b, label.n > 0 ? label : buf_str(&name));
}

bool html_is_drawn_link(const struct dom_node *n)
{
    return n->tag == GUMBO_TAG_UNKNOWN && str_eq(n->name, STR("a"));
}

/* Number of a note, directly behind a word: raised, often by the page's style alone. */
static bool is_note_number(struct html_walk *w, const struct dom_node *n, const char *url)
{
    const struct dom_node *before = n->previous, *text = n->first;
    if (!url || url[0] != '#' || !text || text->next || text->tag != DOM_TEXT || !before ||
        before->tag != DOM_TEXT || before->text.n == 0 || is_in(w, DOC_SUP))
        return false;
    for (size_t i = 0; i < text->text.n; i++)
        if (!ascii_digit(text->text.p[i]))
            return false;
    return text->text.n > 0 && !ascii_space(before->text.p[before->text.n - 1]);
}

static void walk_link(struct html_walk *w, const struct dom_node *n)
{
    struct str href = str_trim(dom_attr(n, "href"));
    href = href.n > 0 ? href : str_trim(dom_attr(n, "xlink:href"));
    const char *url = href.n > 0 ? target_of(w, href) : NULL;
    struct builder_suspended outer = {.n = -1};
    if (url && builder_is_in_link(&w->b))
        outer = builder_suspend_link(&w->b);
    bool open = url && builder_push(&w->b, DOC_LINK, url, title_of(w, n));
    int index = w->b.n_inlines - 1;
    if (open)
        w->b.inlines[index].media = doc_media_find(dom_attr(n, "data-media"));
    bool raised = open && is_note_number(w, n, url) && builder_push(&w->b, DOC_SUP, NULL, NULL);
    html_walk_children(w, n);
    if (raised)
        builder_pop(&w->b);
    if (open && !w->b.inlines[index].made)
        label_link(w, n, url);
    if (open)
        builder_pop(&w->b);
    if (outer.n >= 0)
        builder_resume(&w->b, &outer);
}

/* Note displayed in the margin. */
static bool is_side_note(const struct dom_node *n)
{
    return n->classes.n > 0 && !dom_is_block(n) &&
           (dom_has_word(n->classes, STR("sidenote")) ||
            dom_has_word(n->classes, STR("marginnote")));
}

static void walk_between(struct html_walk *w, const struct dom_node *n, struct str before,
                         struct str after)
{
    builder_text(&w->b, before);
    html_walk_children(w, n);
    builder_text(&w->b, after);
}

bool html_walk_inline(struct html_walk *w, const struct dom_node *n)
{
    if (n->tag == GUMBO_TAG_A || n->tag == GUMBO_TAG_AREA || html_is_drawn_link(n)) {
        walk_link(w, n);
        builder_text(&w->b, n->tag == GUMBO_TAG_AREA ? STR(" ") : STR(""));
        return true;
    }
    if (n->tag == GUMBO_TAG_Q) {
        walk_between(w, n, STR("\xe2\x80\x9c"), STR("\xe2\x80\x9d"));
        return true;
    }
    if (is_side_note(n)) {
        walk_between(w, n, STR(" ("), STR(")"));
        return true;
    }
    enum doc_kind kind = inline_kind(n);
    if (kind == DOC_ROOT)
        return false;
    walk_kind(w, n, kind);
    return true;
}
