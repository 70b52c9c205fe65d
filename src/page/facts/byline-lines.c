/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Author in the lines near the title. */
#include "page/facts/byline-label.h"
#include "page/facts/byline.h"
#include "page/facts/person.h"
#include "text/date/date.h"
#include "text/find/fold.h"

enum {
    NAME_LINE = 90,
    LONE_NAME = 40,
    LINES_AFTER_TITLE = 15,
    LINES_ABOVE_TITLE = 2,
    LABELLED_LINES = 8
};

/* Name in "Jane Doe | Senior Writer | ", before a date. */
static struct str before_bar(struct str front)
{
    static const struct str bars[] = {STR(" | "), STR(" · "), STR(" • "), STR(" / ")};
    for (size_t i = 0; i < ARRAY_SIZE(bars); i++) {
        bool last = str_ends(front, str_trim(bars[i]));
        size_t at = str_find(front, bars[i], 0);
        at = at == SIZE_MAX && last ? front.n - str_trim(bars[i]).n : at;
        struct str name = at == SIZE_MAX ? STR("") : str_trim(str_slice(front, 0, at));
        if (last && person_is_likely(name))
            return person_tidy(name);
    }
    return STR("");
}

/* Name without spaces after or before a label: "By 小野田しおり". */
static struct str dense_name(struct str line)
{
    struct str name = byline_name_without_spaces(line);
    struct str rest = str_trim(str_slice(line, byline_label_bytes(line), line.n));
    bool labelled = name.n == 0 && rest.n < str_trim(line).n && person_is_dense(rest);
    return labelled ? rest : name;
}

/* Name beside a date: "04.02.2022 | 13:10 Uhr | Jane Doe", "Posted 12 May 2020 by Jane Doe". */
static struct str name_beside_date(struct str line)
{
    struct date date;
    size_t start = 0, end;
    if (line.n > NAME_LINE ||
        (!facts_short_date(line, 0, &date, &end) && !date_find(line, 0, &date, &start, &end)))
        return STR("");
    struct str rest = str_trim(str_slice(line, end, line.n));
    bool by = str_starts_nocase(rest, STR("by ")) || str_starts_nocase(rest, STR("von "));
    if (!by && start > 0)
        return before_bar(str_trim(str_slice(line, 0, start)));
    if (by && person_is_first_name(rest))
        return person_tidy(rest);
    static const struct str signs[] = {STR("|"), STR("-"), STR("–"),   STR("—"),
                                       STR("·"), STR("•"), STR("Uhr"), STR("/")};
    bool separated = by;
    for (size_t i = 0; i < 2 * ARRAY_SIZE(signs); i++) {
        struct str sign = signs[i % ARRAY_SIZE(signs)];
        if (str_starts(rest, sign)) {
            rest = str_trim(str_slice(rest, sign.n, rest.n));
            separated = true;
        }
    }
    struct str dense = dense_name(rest);
    struct str name = dense.n > 0 ? dense : separated ? person_tidy(rest) : STR("");
    return dense.n > 0 || person_is_likely(name) ? name : STR("");
}

/* "By Jane", "Von Max": a short line with a label and a capital. */
static struct str after_label(struct str line)
{
    if (line.n > NAME_LINE)
        return STR("");
    struct str dense = dense_name(line);
    if (dense.n > 0)
        return dense;
    size_t n = byline_lone_label_bytes(line);
    bool capital =
        n > 0 && !(line.p[n] >= 'a' && line.p[n] <= 'z') && (unsigned char)line.p[n] < 0x80;
    bool labelled = person_is_labelled(line);
    struct str name = capital || labelled ? person_tidy(line) : STR("");
    /* "Von Kiel über Lübeck nach Rostock" is none */
    return labelled || name.n <= LONE_NAME ? name : STR("");
}

/* "Courtesy of The Mill. Written by: Jane Doe" */
static struct str after_inner_label(struct str line)
{
    for (size_t i = 1; line.n <= NAME_LINE && i < line.n; i++) {
        struct str rest = str_slice(line, i, line.n);
        if (line.p[i - 1] == ' ' && byline_is_sure(rest) && person_is_labelled(rest))
            return person_tidy(rest);
    }
    return STR("");
}

/* Likely name on the line after a label. */
static struct str below_label(const struct facts *f, size_t i)
{
    bool label = i + 1 < f->lines.n && byline_is_label(f->lines.v[i].text);
    struct str name = label ? f->lines.v[i + 1].text : STR("");
    return person_is_likely(name) ? person_tidy(name) : STR("");
}

/* "Author: Jane Doe" anywhere after the title: a label that starts no sentence. */
static struct str from_sure_label(const struct facts *f, size_t i)
{
    const struct page_line *line = &f->lines.v[i];
    bool sure = line->text.n <= NAME_LINE && byline_is_sure(line->text) &&
                !facts_in_other_article(f, line->block);
    if (!sure)
        return STR("");
    return person_is_labelled(line->text) ? person_tidy(line->text) : below_label(f, i);
}

/* "Interview by Jane Doe with John Roe" without the one who answers. */
static struct str without_guest(struct str line)
{
    const char *joins = " with | mit | avec | con | com | met | med ";
    bool interview = str_any(str_has_nocase, line, "interv|entrev|entretien");
    for (struct str join; interview && str_next_word(&joins, &join);)
        line = str_slice(line, 0, str_find(line, join, 0));
    return line;
}

static bool begins_with_label(struct str line)
{
    static const char labels[] = "by|von|par|por|door|di|words|text|written|autor|author|auteur";
    return line.n <= NAME_LINE &&
           (str_any(str_starts_nocase, line, labels) || byline_is_sure(line)) &&
           person_is_labelled(line);
}

struct str byline_labelled_near(const struct facts *f)
{
    size_t at = f->first_line;
    for (size_t i = at; f->heading && i < f->lines.n && i - at < LABELLED_LINES; i++) {
        struct str text = without_guest(person_skip_dashes(f->lines.v[i].text));
        if (begins_with_label(text))
            return person_tidy(text);
        if (person_is_first_name(text))
            break;
    }
    return STR("");
}

struct str byline_from_lines(const struct facts *f)
{
    size_t at = f->first_line;
    size_t first = at > LINES_ABOVE_TITLE ? at - LINES_ABOVE_TITLE : 0;
    struct str name = {"", 0}, site = {"", 0};
    for (size_t k = 0; f->heading && name.n == 0 && k < LINES_AFTER_TITLE + at - first; k++) {
        size_t i = k < LINES_AFTER_TITLE ? at + k : first + k - LINES_AFTER_TITLE;
        if (i >= f->lines.n)
            continue;
        name = after_label(f->lines.v[i].text);
        name = name.n > 0 ? name : name_beside_date(f->lines.v[i].text);
        name = name.n > 0 ? name : below_label(f, i);
        name = name.n > 0 ? name : after_inner_label(f->lines.v[i].text);
        if (name.n > 0 && facts_names_site(f, name)) { /* a guest may follow */
            site = site.n > 0 ? site : name;
            name.n = 0;
        }
    }
    for (size_t i = at; f->heading && name.n == 0 && i < f->lines.n; i++)
        name = from_sure_label(f, i);
    return name.n > 0 ? name : site;
}

/* Bytes of "About the author", as a line or its start; 0 for other lines. */
static size_t about_author_bytes(struct str line)
{
    const char *list =
        "about the author|about author|über den autor|über die autorin|zum autor|zur autorin|"
        "zur person|à propos de l'aut|à propos de l’aut|sobre el autor|sobre la autora|"
        "sobre o autor|sobre a autora|sull'autor|sull’autor|over de auteur|om forfatteren|"
        "om författaren|о авторе|об авторе|作者简介|关于作者|關於作者|作者簡介";
    return line.n <= NAME_LINE ? fold_next_start(line, &list) : 0;
}

/* "Jane Doe" of "Jane Doe is a skipper": the words before the verb. */
static struct str before_verb(struct str line)
{
    const char *list =
        " is | has | was | writes | works | ist | hat | est | es | è | é | er | är |, ";
    size_t first = line.n <= NAME_LINE ? line.n : 0; /* a name in an element of its own */
    for (struct str verb; str_next_word(&list, &verb);) {
        size_t at = str_find(str_slice(line, 0, NAME_LINE), verb, 0);
        first = at != SIZE_MAX && (first == 0 || at < first) ? at : first;
    }
    struct str name = person_tidy(str_slice(line, 0, first));
    return person_is_likely(name) ? name : STR("");
}

/* First text at or after a node. */
static struct str next_text(const struct dom *d, uint32_t i)
{
    while (i < d->n && (d->nodes[i].tag != DOM_TEXT || str_trim(d->nodes[i].text).n == 0))
        i = d->nodes[i].tag != DOM_TEXT && dom_is_silent(&d->nodes[i]) ? d->nodes[i].end : i + 1;
    return i < d->n ? str_trim(d->nodes[i].text) : STR("");
}

/* "About the author: Jane Doe" */
static struct str after_about(struct str line, size_t label)
{
    const char *signs = ":|-|–|—";
    size_t word = str_find_char(line, ' ', label); /* the rest of "autore", "l'auteure:" */
    struct str rest = str_trim(str_slice(line, word, line.n));
    for (struct str sign; str_next_word(&signs, &sign);)
        if (str_starts(rest, sign))
            rest = str_trim(str_slice(rest, sign.n, rest.n));
    struct str name = person_tidy(rest);
    return person_is_likely(name) ? name : STR("");
}

struct str byline_from_biography(const struct dom *d, const struct facts *f)
{
    struct str name = {"", 0};
    for (size_t i = f->first_line; f->heading && name.n == 0 && i < f->lines.n; i++) {
        const struct page_line *line = &f->lines.v[i];
        size_t label = about_author_bytes(line->text);
        if (label == 0 || facts_in_other_article(f, line->block))
            continue;
        name = after_about(line->text, label);
        name = name.n > 0 ? name : before_verb(next_text(d, line->end));
    }
    return name;
}
