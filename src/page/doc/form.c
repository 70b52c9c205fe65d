/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Form fields as they would print on paper. */
#include "page/doc/form.h"

#include "page/doc/block.h"
#include "page/doc/inline.h"

static void add_apart(struct html_walk *w, struct str text)
{
    builder_text(&w->b, STR(" "));
    builder_text(&w->b, text);
    builder_text(&w->b, STR(" "));
}

static void walk_box(struct html_walk *w, const struct dom_node *n)
{
    bool checked = dom_has_attr(n, "checked");
    struct doc_node *item = w->b.container;
    if (dom_has_word(n->classes, STR("margin-toggle")))
        return; /* toggles a side note */
    if (str_eq_nocase(dom_attr(n, "type"), STR("radio")))
        add_apart(w, checked ? STR("(x)") : STR("(\u00a0)"));
    else if (item->kind == DOC_ITEM && !item->first && !w->b.text_block)
        item->check = checked ? DOC_CHECK_DONE : DOC_CHECK_OPEN;
    else
        add_apart(w, checked ? STR("[x]") : STR("[\u00a0]"));
}

/* Nothing for an empty field, whatever hint is in it, and for a button. */
static void walk_input(struct html_walk *w, const struct dom_node *n)
{
    struct str type = dom_attr(n, "type");
    if (str_eq_nocase(type, STR("checkbox")) || str_eq_nocase(type, STR("radio")))
        walk_box(w, n);
    else if (str_eq_nocase(type, STR("image")))
        html_walk_image(w, n);
    else if (!str_any(str_eq_nocase, type, "hidden|password|submit|reset"))
        add_apart(w, str_trim(dom_attr(n, "value")));
}

/* Options as a list. */
static void walk_choice(struct html_walk *w, const struct dom_node *n)
{
    struct builder_mark mark;
    bool item = n->tag == GUMBO_TAG_OPTION || n->tag == GUMBO_TAG_OPTGROUP;
    bool in_list = w->b.container->kind == DOC_LIST;
    bool opens = item ? in_list : true;
    if (opens)
        builder_open(&w->b, item ? DOC_ITEM : DOC_LIST, &mark);
    else
        builder_text(&w->b, STR(" "));
    bool labelled = n->tag == GUMBO_TAG_OPTGROUP || !n->first;
    struct str label = labelled ? dom_first_value(n, "label|value") : STR("");
    builder_text(&w->b, item ? label : STR(""));
    bool group = n->tag == GUMBO_TAG_OPTGROUP && opens;
    struct builder_mark inner;
    if (group)
        builder_open(&w->b, DOC_LIST, &inner);
    html_walk_children(w, n);
    if (group)
        builder_close(&w->b, inner);
    if (opens)
        builder_close(&w->b, mark);
    else
        builder_text(&w->b, STR(" "));
}

/* Text of the element, else its value as "3/5". */
static void walk_gauge(struct html_walk *w, const struct dom_node *n)
{
    struct str value = str_trim(dom_attr(n, "value")), max = str_trim(dom_attr(n, "max"));
    AUTO(buf) text = BUF_INIT;
    dom_add_text(&text, n, 1);
    if (text.n > 0) {
        html_walk_children(w, n);
    } else if (value.n > 0) {
        buf_add(&text, value);
        buf_add_c(&text, max.n > 0 ? "/" : "");
        buf_add(&text, max);
        add_apart(w, buf_str(&text));
    }
}

bool html_walk_form(struct html_walk *w, const struct dom_node *n)
{
    switch (n->tag) {
    case GUMBO_TAG_INPUT:
        walk_input(w, n);
        return true;
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_OPTGROUP:
    case GUMBO_TAG_OPTION:
        walk_choice(w, n);
        return true;
    case GUMBO_TAG_PROGRESS:
    case GUMBO_TAG_METER:
        walk_gauge(w, n);
        return true;
    case GUMBO_TAG_TEXTAREA:
        html_walk_plain_block(w, n);
        return true;
    case GUMBO_TAG_BUTTON:
        builder_text(&w->b, STR(" "));
        html_walk_children(w, n);
        builder_text(&w->b, STR(" "));
        return true;
    default:
        return false;
    }
}
