/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visible date: in elements for dates, and in lines near the title. */
#include "page/facts/when.h"

enum {
    DATE_LINE = 200,
    SHORT_LINE = 80,
    DATELINE = 40,
    UPDATE_LABEL = 40,
    LABELLED = 80,
    LINES_AFTER_TITLE = 25,
    LINES_BEFORE_TITLE = 10,
    NEAR_LINES = 6,
    FULL_DATE = 19,
    DAY = 86400
};

/* True when one of the words is in the text before the first date of the line. */
static bool is_after(struct str line, const struct str *words, size_t n)
{
    struct date date;
    size_t start = 0;
    if (!date_find(line, 0, &date, &start, NULL))
        return false;
    struct str before = str_slice(line, start > UPDATE_LABEL ? start - UPDATE_LABEL : 0, start);
    return str_any(str_has_nocase, before, words, n);
}

/* "Last updated 4 May", "Mis à jour le 4 mai": the first date of the line is a later one. */
static bool is_update(struct str line)
{
    static const struct str words[] = {STR("updated"),    STR("modified"),    STR("aktualisiert"),
                                       STR("ändert"),     STR("änderung"),    STR("Änderung"),
                                       STR("mis à jour"), STR("mise à jour"), STR("modifié"),
                                       STR("actualiz"),   STR("modificad"),   STR("aggiorna"),
                                       STR("atualiza"),   STR("bijgewerkt"),  STR("gewijzigd"),
                                       STR("opdateret"),  STR("oppdatert"),   STR("uppdaterad"),
                                       STR("изменен"),    STR("обновлен"),    STR("aktualiz")};
    return is_after(line, words, ARRAY_SIZE(words));
}

/* "It is currently 14 Oct 2020", "今天是2020年10月14日", "Joined: 18 Sep 2008": a page's clock, or
 * a fact about its writer. */
static bool is_foreign(struct str line)
{
    static const struct str words[] = {
        STR("currently"),     STR("current time"),  STR("time now"),     STR("local time"),
        STR("aktuelle zeit"), STR("heute ist"),     STR("actuellement"), STR("nous sommes le"),
        STR("fecha actual"),  STR("hora actual"),   STR("huidige tijd"), STR("ora attuale"),
        STR("текущее время"), STR("Текущее время"), STR("今天是"),       STR("今日是"),
        STR("现在是"),        STR("現在是"),        STR("现在时间"),     STR("現在時間"),
        STR("当前时间"),      STR("目前時間"),      STR("joined"),       STR("registered"),
        STR("registriert"),   STR("dabei seit"),    STR("member since"), STR("inscrit"),
        STR("注册时间"),      STR("註冊時間"),      STR("注册日期"),     STR("註冊日期"),
        STR("Регистрация"),   STR("miembro desde"), STR("iscritto"),     STR("lid sinds")};
    return is_after(line, words, ARRAY_SIZE(words));
}

/* "Published on 4 May": the first date of the line is the article's. */
static bool is_published(struct str line)
{
    static const struct str words[] = {
        STR("published"), STR("posted"),     STR("publié"),         STR("mis en ligne"),
        STR("publicado"), STR("pubblicato"), STR("veröffentlicht"), STR("erschienen"),
        STR("发布"),      STR("發布"),       STR("опубликован"),    STR("Опубликован")};
    return is_after(line, words, ARRAY_SIZE(words));
}

/* Date in the text of an element; false for foreign ones, and for a change unless those are sought.
 */
static bool of_text(struct str text, struct habit h, struct date *out)
{
    return text.n <= DATE_LINE && when_parse(text, h, out) && (h.updates || !is_update(text)) &&
           !is_foreign(text);
}

/* True for an attribute whose date is two days after the shown one, or later. */
static bool is_later(struct str datetime, struct habit h, const struct date *shown)
{
    struct date date;
    return when_parse(datetime, h, &date) && date.time > shown->time + 2 * DAY;
}

static bool of_node(struct dom *d, const struct dom_node *n, struct habit h, struct date *out)
{
    struct str datetime = dom_attr(n, "datetime"), text = dom_text(d, n, DATE_LINE + 1);
    if (datetime.n > 0 && is_published(text) && of_text(text, h, out) && is_later(datetime, h, out))
        return true; /* the attribute may have the last change */
    if (when_parse(datetime, h, out) || when_parse(dom_attr(n, "content"), h, out) ||
        (dom_attr(n, "title").n >= FULL_DATE && when_parse(dom_attr(n, "title"), h, out)))
        return true;
    return of_text(text, h, out);
}

/* RDFa: property="schema:datePublished", "dc:date", "schema:dateCreated". */
static bool is_created(const struct dom_node *n)
{
    struct str property = dom_attr(n, "property");
    size_t colon = str_find_char(property, ':', 0);
    struct str name = colon == SIZE_MAX ? property : str_slice(property, colon + 1, property.n);
    return str_eq_nocase(name, STR("datePublished")) || str_eq_nocase(name, STR("dateCreated")) ||
           (str_eq_nocase(name, STR("date")) && colon != SIZE_MAX);
}

/* "uploaded-date", "Post__date" */
static bool ends_in_date(struct str classes)
{
    struct str rest = classes, word, tail = STR("date");
    while (str_split(&rest, ' ', &word))
        if (word.n > tail.n + 1 && !ascii_alpha(word.p[word.n - tail.n - 1]) &&
            str_ends_nocase(word, tail) && str_find_nocase(word, STR("update"), 0) == SIZE_MAX &&
            str_find_nocase(word, STR("modif"), 0) == SIZE_MAX)
            return true;
    return false;
}

/* The same as when_from_markup(), in the nodes from `from` to before `to`. */
static bool from_range(struct dom *d, const struct facts *f, uint32_t from, uint32_t to,
                       struct habit h, struct date *out)
{
    static const struct str words[] = {
        STR("pubtime_baidu"), STR("pubtime"),      STR("publish-time"), STR("pub-time"),
        STR("published"),     STR("post-date"),    STR("entry-date"),   STR("article-date"),
        STR("date"),          STR("time"),         STR("timestamp"),    STR("datum"),
        STR("article-time"),  STR("publish_time"), STR("post-time"),    STR("news-time"),
        STR("info-time"),     STR("date-header"),  STR("dateline")};
    enum { SURE = 6, ALL = ARRAY_SIZE(words) };
    int rank = 9;
    for (uint32_t i = from; i < to && rank > 0; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag == DOM_TEXT || (n->n_attrs == 0 && n->tag != GUMBO_TAG_TIME))
            continue;
        int mine = 9;
        if (dom_has_word(dom_attr(n, "itemprop"), STR("datePublished")) || is_created(n))
            mine = 0;
        else if (n->tag == GUMBO_TAG_TIME)
            mine = dom_has_attr(n, "pubdate") || dom_has_word(n->classes, STR("published")) ? 1 : 2;
        size_t word = mine == 9 ? dom_find_word(n->classes, words, ALL) : ALL;
        word = mine == 9 && word > 0 ? dom_find_word(n->id, words, word) : word;
        mine = word < SURE ? 3 : word < ALL ? 4 : mine;
        mine = mine == 9 && ends_in_date(n->classes) ? 5 : mine;
        struct date found;
        if (mine < rank && !facts_in_other_article(d, f, n) && of_node(d, n, h, &found)) {
            *out = found;
            rank = mine;
        }
    }
    return rank < 9;
}

bool when_from_markup_near(struct dom *d, const struct facts *f, struct habit h, struct date *out)
{
    uint32_t from, to;
    return facts_near_title(d, f, &from, &to) && from_range(d, f, from, to, h, out);
}

bool when_from_markup(struct dom *d, const struct facts *f, struct habit h, struct date *out)
{
    return from_range(d, f, d->body->index, d->n, h, out);
}

static bool of_line(const struct dom *d, const struct facts *f, const struct page_line *line,
                    size_t max, struct habit h, struct date *out)
{
    return line->text.n <= max && when_read(line->text, h, false, out) &&
           is_update(line->text) == h.updates && !is_foreign(line->text) &&
           !facts_in_other_article(d, f, line->block);
}

/* "4.5.2021 – The ferry is back": a long paragraph with a leading date. */
static bool of_dateline(const struct dom *d, const struct facts *f, const struct page_line *line,
                        struct habit h, struct date *out)
{
    size_t start, end;
    struct date date;
    struct str head = str_slice(line->text, 0, DATELINE);
    if (line->text.n <= DATE_LINE || facts_in_other_article(d, f, line->block) ||
        !date_find(head, h.offset, &date, &start, &end) || start > 0)
        return false;
    struct str rest = str_trim(str_slice(line->text, end, line->text.n));
    bool sentence = rest.n > 0 && (ascii_alpha(rest.p[0]) || rest.p[0] == ',');
    return !sentence && when_read(head, h, false, out);
}

/* Date after words for publishing: "Posted on …", "Dieser Beitrag wurde am … veröffentlicht". */
static bool from_label(const struct dom *d, const struct facts *f, size_t at, struct habit h,
                       struct date *out)
{
    static const struct str labels[] = {STR("posted"),
                                        STR("published"),
                                        STR("this entry was posted"),
                                        STR("this post was"),
                                        STR("erschienen"),
                                        STR("veröffentlicht"),
                                        STR("gepostet"),
                                        STR("publiziert"),
                                        STR("pressemitteilung vom"),
                                        STR("medienmitteilung vom"),
                                        STR("meldung vom"),
                                        STR("dieser artikel wurde"),
                                        STR("dieser beitrag wurde"),
                                        STR("dieser eintrag wurde"),
                                        STR("publié"),
                                        STR("mis en ligne"),
                                        STR("cet article a été"),
                                        STR("publicado"),
                                        STR("esta entrada fue"),
                                        STR("pubblicato"),
                                        STR("questo articolo è stato"),
                                        STR("gepubliceerd"),
                                        STR("geplaatst"),
                                        STR("publicerad"),
                                        STR("publisert"),
                                        STR("udgivet"),
                                        STR("julkaistu"),
                                        STR("opublikowan"),
                                        STR("опубликован"),
                                        STR("Опубликован")};
    for (size_t i = at; i < f->lines.n; i++) {
        struct str head = str_slice(f->lines.v[i].text, 0, LABELLED);
        for (size_t k = 0; k < ARRAY_SIZE(labels); k++)
            if (str_starts_nocase(head, labels[k]) && !is_update(head) &&
                !facts_in_other_article(d, f, f->lines.v[i].block) &&
                when_read(head, h, false, out))
                return true;
    }
    return false;
}

/* First date in the `count` lines from `at`. */
static bool from_lines_after(const struct dom *d, const struct facts *f, size_t at, size_t count,
                             struct habit h, struct date *out)
{
    size_t max = count > LINES_AFTER_TITLE ? SHORT_LINE : DATE_LINE;
    for (size_t i = at; i < f->lines.n && i - at < count; i++) {
        const struct page_line *line = &f->lines.v[i];
        bool near = max == DATE_LINE && !h.updates;
        if (of_line(d, f, line, max, h, out) || (near && of_dateline(d, f, line, h, out)))
            return true;
    }
    return false;
}

/* A date at the start or end of a line, with little else. */
static bool is_mainly_date(struct str line)
{
    struct date date;
    size_t start, end;
    return line.n <= DATELINE && date_find(line, 0, &date, &start, &end) &&
           (start == 0 || end == line.n);
}

/* "05.02.2020 - Editor: …", "Home | By Jane Doe | 5 May 2020": a date at an end, set off by a sign.
 */
static bool is_dated_at_end(struct str line)
{
    static const struct str signs[] = {STR("|"), STR("-"), STR("–"), STR("—"),
                                       STR("·"), STR("•"), STR("/"), STR("»")};
    struct date date;
    size_t start, end;
    if (!date_find(line, 0, &date, &start, &end))
        return false;
    struct str before = str_trim(str_slice(line, 0, start));
    struct str after = str_trim(str_slice(line, end, line.n));
    return (start == 0 && STR_ANY(str_starts, after, signs)) ||
           (after.n == 0 && STR_ANY(str_ends, before, signs));
}

bool when_from_lines_near(const struct dom *d, const struct facts *f, size_t max, struct habit h,
                          struct date *out)
{
    uint32_t from, to;
    if (!facts_near_title(d, f, &from, &to))
        return false;
    size_t at = f->first_line;
    const struct page_line *above = at > 0 ? &f->lines.v[at - 1] : NULL;
    if (above && (is_mainly_date(above->text) || is_dated_at_end(above->text)) &&
        of_line(d, f, above, SHORT_LINE, h, out))
        return true;
    for (size_t i = at; i < f->lines.n && i - at < NEAR_LINES; i++) {
        const struct page_line *line = &f->lines.v[i];
        bool sentence = str_ends(line->text, STR("."));
        bool likely = (line->at < to && !sentence) || is_mainly_date(line->text);
        size_t length = is_dated_at_end(line->text) ? DATE_LINE : SHORT_LINE;
        if (line->at >= f->heading->end && likely && of_line(d, f, line, length, h, out))
            return line->text.n <= max;
    }
    return false;
}

bool when_from_lines(struct dom *d, const struct facts *f, struct habit h, struct date *out)
{
    size_t at = f->first_line;
    if (from_label(d, f, at, h, out) || from_lines_after(d, f, at, LINES_AFTER_TITLE, h, out))
        return true;
    for (size_t i = at; i-- > 0 && i + LINES_BEFORE_TITLE >= at;)
        if (of_line(d, f, &f->lines.v[i], SHORT_LINE, h, out))
            return true;
    struct habit later = h;
    later.updates = true;
    return from_lines_after(d, f, at, LINES_AFTER_TITLE, later, out) ||
           from_lines_after(d, f, at, f->lines.n, h, out) || when_from_markup(d, f, later, out) ||
           from_lines_after(d, f, at, f->lines.n, later, out);
}
