/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging of an article's own page. */
#include "model/source.h"
#include "store/article/article.h"
#include "store/article/twins.h"
#include "store/list/article-row.h"
#include "store/merge/entry.h"
#include "store/rule/rules.h"
#include "store/search/index.h"
#include "store/sql/pack.h"
#include "store/view/views.h"

/* Refines the displayed date; the list time stays. A list page's date may be a guess (a day without
 * year), so there a date of the same precision wins as well. */
static bool correct_date(struct store *s, int64_t id, const struct date *date, int64_t now,
                         struct error *e)
{
    return date->precision == DATE_NONE ||
           db_do(s, e,
                 "UPDATE article SET published = min(?2, ?5), zone = ?3, precision = ?4"
                 " WHERE id = ?1 AND (precision < ?4 OR (precision = ?4"
                 " AND (SELECT kind FROM node WHERE node.id = source) = ?6))",
                 DB(id), DB(date->time), DB(date->offset), DB(date->precision), DB(now),
                 DB(NODE_LIST));
}

/* Completes a title that a list page truncated. */
static bool correct_title(struct store *s, int64_t id, const char *title, struct error *e)
{
    AUTO(arena) arena = {0};
    const char *listed = NULL;
    bool ok = merge_list_title(s, id, &arena, &listed, e);
    if (ok && listed && identity_is_cut(listed, title)) {
        int64_t mark = identity_title_mark(title);
        struct db_rows marked = {(struct db_value[]){DB(mark), DB(id)}, 1, 2};
        ok = db_do(s, e, "UPDATE article SET title = ?2 WHERE id = ?1", DB(id), DB(title)) &&
             (!mark || twins_add(s, &marked, e));
    }
    return ok;
}

static bool keep_page(struct store *s, int64_t id, const struct article *page, int64_t now,
                      struct error *e)
{
    AUTO(buf) more = BUF_INIT, terms = BUF_INIT;
    pack_article(&more, page);
    return search_index_before(s, id, &terms, e) &&
           db_do(s, e, "INSERT OR REPLACE INTO page VALUES(?1, ?2, NULL, compressed(?3), ?4)",
                 DB(id), DB(now), DB(page->content), DB(buf_str(&more))) &&
           db_do(s, e,
                 "UPDATE article SET page = ?2, source_name = coalesce(source_name, ?3)"
                 " WHERE id = ?1",
                 DB(id), DB(page->content ? ARTICLE_PAGE_KEPT : ARTICLE_PAGE_FAILED),
                 DB(page->source)) &&
           (!page->content || listing_set_offline(s, id, true, e)) &&
           db_do(s, e, "DELETE FROM picture WHERE article = ?1", DB(id)) &&
           correct_date(s, id, &page->published, now, e) && correct_title(s, id, page->title, e) &&
           search_index_after(s, id, &terms, e) && views_update(s, id, VIEWS_TEXT, e);
}

/* Rules that find the article with the page, but not without, apply now. */
static bool keep_page_by_rules(struct store *s, int64_t id, const struct article *page, int64_t now,
                               struct rules_asked *asked, struct error *e)
{
    struct rules_found before, after;
    AUTO(stored_article) stored = {0};
    unsigned flags;
    bool any;
    if (!rules_load(s, now, &any, e))
        return false;
    if (!any)
        return keep_page(s, id, page, now, e);
    if (!rules_find_stored(s, id, now, &before, e) || !keep_page(s, id, page, now, e) ||
        !rules_find_stored(s, id, now, &after, e) || !articles_load(s, id, &stored, e))
        return false;
    return rules_apply(s, id, stored.row.hidden ? NULL : stored.row.title, &after, &before, asked,
                       &flags, e);
}

static bool keep_problem(struct store *s, int64_t id, const char *problem, int64_t now,
                         struct error *e)
{
    return db_do(s, e,
                 "INSERT INTO page VALUES(?1, ?2, ?3, NULL, NULL) ON CONFLICT(article)"
                 " DO UPDATE SET tried_at = excluded.tried_at, problem = excluded.problem",
                 DB(id), DB(now), DB(problem ? problem : "")) &&
           db_do(s, e, "UPDATE article SET page = ?2 WHERE id = ?1 AND page <> ?3", DB(id),
                 DB(ARTICLE_PAGE_FAILED), DB(ARTICLE_PAGE_KEPT));
}

bool merge_page(struct store *s, int64_t id, const struct article *page, const char *problem,
                int64_t now, struct rules_asked *asked, struct error *e)
{
    int64_t found;
    if (!store_begin(s, e))
        return false;
    bool ok = db_get(s, e, &found, "SELECT id FROM article WHERE id = ?1", DB(id)) &&
              (page ? keep_page_by_rules(s, id, page, now, asked, e)
                    : keep_problem(s, id, problem, now, e));
    return store_end(s, ok, e);
}
