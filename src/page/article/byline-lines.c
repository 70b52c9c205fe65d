/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Author in the lines near the title. */
#include "page/article/byline.h"
#include "page/article/person.h"
#include "text/date.h"

enum { NAME_LINE = 90, LINES_AFTER_TITLE = 15, LINES_ABOVE_TITLE = 2, LABELLED_LINES = 8 };

/* Name in "Jane Doe | Senior Writer | ", before a date. */
static struct str before_bar(struct str front)
{
    static const struct str bars[] = {STR(" | "), STR(" · "), STR(" • "), STR(" / ")};
    for (size_t i = 0; i < ARRAY_SIZE(bars); i++) {
        bool last = str_ends(front, str_trim(bars[i]));
        size_t at = str_find(front, bars[i], 0);
        at = at == SIZE_MAX && last ? front.n - str_trim(bars[i]).n : at;
        struct str name = at == SIZE_MAX ? (struct str){"", 0} : str_trim(str_slice(front, 0, at));
        if (last && person_is_likely(name))
            return person_tidy(name);
    }
    return (struct str){"", 0};
}

/* Name beside a date: "04.02.2022 | 13:10 Uhr | Jane Doe", "Posted 12 May 2020 by Jane Doe". */
static struct str name_beside_date(struct str line)
{
    struct date date;
    size_t start = 0, end;
    if (line.n > NAME_LINE ||
        (!facts_short_date(line, 0, &date, &end) && !date_find(line, 0, &date, &start, &end)))
        return (struct str){"", 0};
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
    struct str name = separated ? person_tidy(rest) : (struct str){"", 0};
    return person_is_likely(name) ? name : (struct str){"", 0};
}

/* Label with the name on the next line. */
static bool is_label(struct str line)
{
    static const struct str labels[] = {
        STR("by"),        STR("written by"), STR("author"),     STR("author:"), STR("by:"),
        STR("von"),       STR("von:"),       STR("article by"), STR("autor:"),  STR("autor"),
        STR("posted by"), STR("words by"),   STR("author(s)"),  STR("par"),     STR("por")};
    for (size_t i = 0; i < ARRAY_SIZE(labels); i++)
        if (str_eq_nocase(line, labels[i]))
            return true;
    return false;
}

/* "By Jane", "Von Max": a short line with an unambiguous label. */
static struct str after_label(struct str line)
{
    static const struct str starts[] = {
        STR("by "),          STR("von "),        STR("par "),          STR("por "),
        STR("text: "),       STR("autor: "),     STR("autorin: "),     STR("door "),
        STR("author: "),     STR("von: "),       STR("autor "),        STR("autoren "),
        STR("autoren: "),    STR("redaktion: "), STR("written by "),   STR("posted by "),
        STR("by: "),         STR("article by "), STR("erstellt von "), STR("blog beitrag von "),
        STR("beitrag von "), STR("auteur : "),   STR("auteur: "),      STR("contributors: ")};
    for (size_t k = 0; line.n <= NAME_LINE && k < ARRAY_SIZE(starts); k++) {
        struct str label = starts[k];
        bool capital = line.n > label.n && !(line.p[label.n] >= 'a' && line.p[label.n] <= 'z');
        struct str name =
            capital && str_starts_nocase(line, label) ? person_tidy(line) : (struct str){"", 0};
        if (name.n > 0)
            return name;
    }
    bool labelled = line.n <= NAME_LINE && person_is_labelled(line);
    return labelled ? person_tidy(line) : (struct str){"", 0};
}

/* Likely name on the line after a label. */
static struct str below_label(const struct facts *f, size_t i)
{
    bool label = i + 1 < f->lines.n && is_label(f->lines.v[i].text);
    struct str name = label ? f->lines.v[i + 1].text : (struct str){"", 0};
    return person_is_likely(name) ? person_tidy(name) : (struct str){"", 0};
}

/* "Author: Jane Doe" anywhere after the title: a label that starts no sentence. */
static struct str from_sure_label(const struct dom *d, const struct facts *f, size_t i)
{
    static const struct str labels[] = {STR("author:"),    STR("autor:"),      STR("autorin:"),
                                        STR("text:"),      STR("auteur:"),     STR("auteur :"),
                                        STR("written by"), STR("authored by"), STR("article by"),
                                        STR("words by"),   STR("text von"),    STR("von:")};
    const struct page_line *line = &f->lines.v[i];
    struct str name = line->text.n <= NAME_LINE ? line->text : (struct str){"", 0};
    for (size_t k = 0; name.n > 0 && k < ARRAY_SIZE(labels); k++) {
        bool sure =
            str_starts_nocase(name, labels[k]) && !facts_in_other_article(d, f, line->block);
        if (sure)
            return person_is_labelled(name) ? person_tidy(name) : below_label(f, i);
    }
    return (struct str){"", 0};
}

static bool begins_with_label(struct str line)
{
    static const struct str labels[] = {STR("by"),      STR("von"),   STR("par"),    STR("por"),
                                        STR("door"),    STR("di"),    STR("words"),  STR("text"),
                                        STR("written"), STR("autor"), STR("author"), STR("auteur")};
    for (size_t k = 0; line.n <= NAME_LINE && k < ARRAY_SIZE(labels); k++)
        if (str_starts_nocase(line, labels[k]))
            return person_is_labelled(line);
    return false;
}

struct str byline_labelled_near(const struct facts *f)
{
    size_t at = f->first_line;
    for (size_t i = at; f->heading && i < f->lines.n && i - at < LABELLED_LINES; i++) {
        struct str text = person_skip_dashes(f->lines.v[i].text);
        if (begins_with_label(text))
            return person_tidy(text);
        if (person_is_first_name(text))
            break;
    }
    return (struct str){"", 0};
}

struct str byline_from_lines(const struct dom *d, const struct facts *f)
{
    size_t at = f->first_line;
    size_t first = at > LINES_ABOVE_TITLE ? at - LINES_ABOVE_TITLE : 0;
    struct str name = {"", 0};
    for (size_t k = 0; f->heading && name.n == 0 && k < LINES_AFTER_TITLE + at - first; k++) {
        size_t i = k < LINES_AFTER_TITLE ? at + k : first + k - LINES_AFTER_TITLE;
        if (i >= f->lines.n)
            continue;
        name = after_label(f->lines.v[i].text);
        name = name.n > 0 ? name : name_beside_date(f->lines.v[i].text);
        name = name.n > 0 ? name : below_label(f, i);
    }
    for (size_t i = at; f->heading && name.n == 0 && i < f->lines.n; i++)
        name = from_sure_label(d, f, i);
    return name;
}
