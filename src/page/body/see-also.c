/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/see-also.h"

#include "page/body/break-lines.h"
#include "page/evidence/anchors.h"
#include "page/evidence/file-link.h"
#include "text/url/url.h"

enum {
    LONE_LINK = 16, /* weight of the only link in a block */
    HEADLINE = 36,  /* weight, or this many words: */
    WORDS = 5,
    MAX_LABEL = 26,  /* weight */
    MAX_TAG = 14,    /* weight of a remark after a link */
    MAX_LINE = 400,  /* bytes */
    MIN_ARTICLE = 6, /* articles are this many times as long: in a notice the link is the news */
};

static bool is_headline(struct str s)
{
    size_t words = 0;
    uint32_t weight = text_weight(s, NULL);
    for (struct str word; s.n > 0 && str_split(&s, ' ', &word);)
        words += word.n > 0;
    return weight >= LONE_LINK && (weight >= HEADLINE || words >= WORDS);
}

static bool leads_to_article(const struct dom_node *a, struct str label, struct str page)
{
    struct str href = str_trim(dom_attr(a, "href"));
    return href.n > 0 && href.p[0] != '#' && !file_link_type(href, label) &&
           (url_is_fetchable(href) ? page.n > 0 && page_same_site(href, page)
                                   : !str_has_char(href, ':'));
}

/* "Read also:", "MORE |", "[Related:" */
static bool is_label(struct str s)
{
    s = str_trim(s);
    return (str_ends(s, STR("|")) || str_any(str_ends, s, ":|：|｜|>|»|→|►")) &&
           text_weight(s, NULL) <= MAX_LABEL;
}

/* Nothing after a link but a bracket: a stop would make a sentence of it. */
static bool is_closed(struct str s)
{
    s = str_trim(s);
    return s.n == 0 || str_any(str_eq, s, "]|)|】|）|»");
}

/* Only link of a line, with its label appended to `text`; NULL for none or several. */
static const struct dom_node *link_of(const struct break_line *line, struct buf *text)
{
    const struct dom_node *link = NULL;
    for (const struct dom_node *n = line->first; n != line->end; n = n->next) {
        const struct dom_node *a = dom_find_tag(n, GUMBO_TAG_A);
        if (a && (link || dom_next_tag(dom_after(a), dom_after(n), GUMBO_TAG_A)))
            return NULL;
        link = a ? a : link;
    }
    if (link)
        dom_add_text(text, link, MAX_LINE);
    return link;
}

enum line_kind { LINE_TEXT, LINE_LABEL, LINE_LINK, LINE_LABELLED };

static enum line_kind read_line(const struct break_line *line, struct str page)
{
    AUTO(buf) text = BUF_INIT;
    AUTO(buf) label = BUF_INIT;
    break_line_text(line, &text, MAX_LINE);
    struct str all = str_trim(buf_str(&text));
    const struct dom_node *link = link_of(line, &label);
    if (!link)
        return text_weight(all, NULL) <= MAX_LABEL ? LINE_LABEL : LINE_TEXT;
    size_t at = str_find(all, buf_str(&label), 0);
    if (at == SIZE_MAX || !is_headline(buf_str(&label)) ||
        !leads_to_article(link, buf_str(&label), page))
        return LINE_TEXT;
    struct str before = str_slice(all, 0, at), after = str_slice(all, at + label.n, all.n);
    if (is_label(before))
        return is_closed(after) ? LINE_LABELLED : LINE_TEXT;
    return text_weight(before, NULL) == 0 && text_weight(after, NULL) <= MAX_TAG ? LINE_LINK
                                                                                 : LINE_TEXT;
}

/* True for a labelled link, and for links in lines of their own, below a label or not. */
static bool is_pointing(const struct dom_node *n, struct str page)
{
    int links = 0, labelled = 0, labels = 0;
    struct break_line line;
    for (const struct dom_node *at = n->first; break_lines_next(at, &line); at = line.end) {
        enum line_kind kind = read_line(&line, page);
        if (kind == LINE_TEXT || (kind == LINE_LABEL && labels + links + labelled > 0))
            return false;
        labels += kind == LINE_LABEL;
        links += kind == LINE_LINK;
        labelled += kind == LINE_LABELLED;
    }
    return labelled > 0 || links + labels > 1;
}

bool see_also_is(const struct dom_node *n, const struct measure *m, struct str page, uint32_t all)
{
    bool lone = n->tag == GUMBO_TAG_P || n->tag == GUMBO_TAG_DIV;
    if (m->own == 0 || m->text != m->own || (!lone && !dom_is_heading(n)))
        return false;
    if (lone && m->own_linked * 100 >= m->own * 95 && m->own >= LONE_LINK)
        return true;
    return m->own_linked * 2 > m->own && (uint64_t)m->own * MIN_ARTICLE < all &&
           is_pointing(n, page);
}
