/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/tail.h"

#include "page/evidence/media.h"
#include "page/facts/facts.h"
#include "page/facts/person.h"

enum {
    MIN_BEFORE = 70,     /* percent of the text before a portrait of the author */
    MIN_FAR_BEFORE = 85, /* the same, if only the line of its name reveals it */
    MAX_REST = 10,       /* percent of the prose after it that is dropped too */
    MAX_PORTRAITS = 8,
    NAME_BYTES = 60,
    FORM_SHARE = 25,     /* percent of the text: less is in a form, */
    MAX_FORM_SHARE = 60, /* or less than this, with little prose: */
    FIELD_PROSE = 60,    /* for each field */
    MAX_FORM_NAME = 120, /* weight of a form's title */
    MAX_OPENING = 200,   /* bytes of a block compared */
    SITE_WORDS = 6,      /* of a site's name */
    MAX_LAST = 2,        /* headings; more are a list */
};

static bool is_letter_at(struct str s, size_t at)
{
    return at < s.n && (ascii_alpha(s.p[at]) || (unsigned char)s.p[at] >= 0x80);
}

static size_t count_words(struct str s)
{
    size_t n = 0;
    for (struct str word; s.n > 0 && str_split(&s, ' ', &word);)
        n += word.n > 0;
    return n;
}

/* "Jane Doe writes …", not "Jane Doe's …" or "Jane Doe wrote:" above a quotation. */
static bool opens_with(struct str text, struct str name)
{
    return name.n > 0 && count_words(name) >= 2 && text.n > name.n + 1 && str_starts(text, name) &&
           !str_ends(text, STR(":")) && !is_letter_at(text, name.n) && text.p[name.n] != '\'';
}

/* One of the names in a byline. */
static bool opens_with_writer(struct str text, struct str byline)
{
    for (struct str name; person_next(&byline, &name);)
        if (opens_with(text, name))
            return true;
    return false;
}

/* "Harbour Lines is a company …" on a page of Harbour Lines. */
static bool opens_with_publisher(struct str text, const struct facts *f)
{
    size_t end = 0;
    for (int words = 0; f && words < SITE_WORDS && end < text.n; words++) {
        size_t from = words > 0 ? end + 1 : 0, space = str_find_char(text, ' ', from);
        end = space < text.n ? space : text.n;
        bool lower = from < text.n && text.p[from] >= 'a' && text.p[from] <= 'z';
        if (!lower && facts_names_site(f, str_slice(text, 0, end)))
            return true;
    }
    return false;
}

struct tail {
    const struct dom *d;
    const struct dom_node *top;
    const struct body_options *options;
    unsigned char *dropped;
    const struct measure *m;
    uint32_t passed;               /* weight of the text so far */
    const struct dom_node *before; /* last block with text of its own */
    char name[NAME_BYTES];         /* its text, if that may be a name */
    size_t name_n;
    int portraits;
    bool ruled;   /* a rule is above the next text */
    bool entries; /* earlier texts that open with the name above: a list of people or things */
};

static bool is_late(const struct tail *t, int percent)
{
    return (uint64_t)t->passed * 100 > (uint64_t)t->m[t->top->index].text * (unsigned)percent;
}

/* Value of the container's text after `last`. */
static int64_t value_after(const struct tail *t, const struct dom_node *last)
{
    int64_t value = 0;
    for (const struct dom_node *n = last; n != t->top; n = n->parent)
        for (const struct dom_node *s = n->next; s; s = s->next)
            value += !t->dropped[s->index] && t->m[s->index].value > 0 ? t->m[s->index].value : 0;
    return value;
}

/* Box that starts with a portrait, or the portrait itself. */
static const struct dom_node *box_of(const struct tail *t, const struct dom_node *n)
{
    while (n->parent != t->top) {
        for (const struct dom_node *s = n->previous; s; s = s->previous)
            if (t->m[s->index].text > 0 && !t->dropped[s->index])
                return n;
        n = n->parent;
    }
    return n;
}

/* Drops a portrait with its box, and the rest of the text if it is short. */
static void drop_portrait(struct tail *t, const struct dom_node *n)
{
    t->portraits++;
    n = box_of(t, n);
    t->dropped[n->index] = 1;
    if (value_after(t, n) * 100 > (int64_t)t->m[t->top->index].value * MAX_REST)
        return;
    for (const struct dom_node *p = n; p != t->top; p = p->parent)
        for (const struct dom_node *s = p->next; s; s = s->next)
            t->dropped[s->index] = 1;
}

/* Two to five capitalized words. */
static bool may_be_name(struct str s)
{
    size_t words = 0;
    for (struct str word; s.n > 0 && str_split(&s, ' ', &word);) {
        if (word.n > 0 && ascii_alpha(word.p[0]) && word.p[0] == ascii_lower(word.p[0]))
            return false;
        words += word.n > 0;
    }
    return words >= 2 && words <= 5;
}

static void remember_name(struct tail *t, const struct dom_node *n, struct str text)
{
    const struct measure *m = &t->m[n->index];
    bool may_be = text.n < NAME_BYTES && m->own_stops == 0 && may_be_name(text);
    t->before = n;
    t->name_n = may_be ? text.n : 0;
    for (size_t i = 0; i < t->name_n; i++)
        t->name[i] = text.p[i];
}

static void filter_block(struct tail *t, const struct dom_node *n, struct str text)
{
    struct str name = {t->name, t->name_n};
    if (t->portraits >= MAX_PORTRAITS)
        return;
    if (is_late(t, MIN_BEFORE) && !dom_is_heading(n) &&
        (opens_with_writer(text, t->options->byline) ||
         (t->ruled && t->m[n->index].value > 0 && opens_with_publisher(text, t->options->facts)))) {
        drop_portrait(t, n);
    } else if (!is_late(t, MIN_FAR_BEFORE)) {
        t->entries = t->entries || opens_with(text, name);
    } else if (!t->entries && t->m[n->index].value > 0 && opens_with(text, name) &&
               t->portraits++ < MAX_PORTRAITS &&
               value_after(t, n) * 100 <= (int64_t)t->m[t->top->index].value * MAX_REST) {
        t->dropped[t->before->index] = 1;
        drop_portrait(t, n);
    }
}

/* ---- forms ---- */

/* Text field; a form of choices only is a quiz. */
static bool is_field(const struct dom_node *n)
{
    struct str type = dom_attr(n, "type");
    return n->tag == GUMBO_TAG_TEXTAREA ||
           (n->tag == GUMBO_TAG_INPUT &&
            (type.n == 0 || str_any(str_eq_nocase, type, "text|email|tel")));
}

/* True for a form to fill in: a small part of the page, or little prose for each field. */
static bool asks(const struct dom_node *top, const struct dom_node *form, const struct measure *m)
{
    uint64_t text = m[form->index].text, all = m[top->index].text;
    int64_t fields = 0;
    for (const struct dom_node *n = form + 1; n < dom_after(form); n++)
        fields += is_field(n);
    return fields > 0 &&
           (text * 100 < all * FORM_SHARE ||
            (m[form->index].value < fields * FIELD_PROSE && text * 100 < all * MAX_FORM_SHARE));
}

void tail_drop_forms(const struct dom_node *top, unsigned char *dropped, const struct measure *m)
{
    for (const struct dom_node *n = top + 1; n < dom_after(top); n++) {
        if (dropped[n->index]) {
            n = dom_after(n) - 1;
        } else if (n->tag == GUMBO_TAG_FORM) {
            const struct dom_node *box = n;
            bool drop = asks(top, n, m);
            while (drop && box->parent != top &&
                   m[box->parent->index].text < m[n->index].text + MAX_FORM_NAME)
                box = box->parent;
            dropped[box->index] = dropped[box->index] || drop;
            n = dom_after(n) - 1;
        }
    }
}

void tail_drop(const struct dom *d, const struct dom_node *top, const struct body_options *options,
               unsigned char *dropped, const struct measure *m)
{
    struct tail t = {.d = d, .top = top, .options = options, .dropped = dropped, .m = m};
    AUTO(buf) text = BUF_INIT;
    for (const struct dom_node *n = top + 1; n < dom_after(top); n++) {
        if (dropped[n->index]) {
            n = dom_after(n) - 1;
        } else if (n->tag == GUMBO_TAG_HR) {
            t.ruled = true;
        } else if (m[n->index].own > 0 && n->tag != DOM_TEXT) {
            buf_clear(&text);
            dom_add_text(&text, n, MAX_OPENING);
            filter_block(&t, n, buf_str(&text));
            t.passed += m[n->index].own;
            t.ruled = false;
            remember_name(&t, n, buf_str(&text));
        }
    }
}

/* Text, or what a heading may be the title of without a text. */
static bool is_content(const struct dom_node *n)
{
    return n->tag == DOM_TEXT
               ? text_weight(n->text, NULL) > 0
               : n->tag == GUMBO_TAG_IMG || n->tag == GUMBO_TAG_TABLE || html_is_content(n);
}

void tail_drop_headings(const struct dom *d, const struct dom_node *top, unsigned char *dropped,
                        const struct measure *m)
{
    uint32_t last[MAX_LAST] = {0};
    int n_last = MAX_LAST + 1; /* not all of the text */
    for (uint32_t i = top->index + 1; i < top->end; i++) {
        const struct dom_node *n = &d->nodes[i];
        bool heading = dom_is_heading(n) && m[i].own_stops <= 1;
        if (!dropped[i] && is_content(n)) {
            n_last = 0;
        } else if (heading && !dropped[i]) {
            if (n_last < MAX_LAST)
                last[n_last] = i;
            n_last++;
        }
        i = heading || dropped[i] || dom_is_silent(n) ? n->end - 1 : i;
    }
    for (int i = 0; n_last <= MAX_LAST && i < n_last; i++)
        dropped[last[i]] = 1;
}
