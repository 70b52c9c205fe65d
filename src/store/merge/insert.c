/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/merge/insert.h"

#include <stdlib.h>

#include "store/article/twins.h"
#include "store/sql/pack.h"
#include "store/sql/rows.h"

#define PLACE "INSERT OR FAIL INTO placement SELECT ?2, a, b, c FROM rows(?1)"

enum { NOON_S = 12 * 3600, MAX_COLUMNS = 8 };

struct insertion {
    struct merge *m;
    struct merge_entry **entries;
    size_t n;
    struct db_value *values; /* room for MAX_COLUMNS of each entry */
};

/* Date of an entry, and in its row the list time and marks of the article. */
static struct date set_row(const struct merge *m, struct merge_entry *entry)
{
    const struct article *a = entry->a;
    int64_t now = m->options->now;
    bool read = m->options->read && m->options->read[entry - m->entries];
    struct date date = identity_date(a);
    if (date.precision == DATE_NONE)
        date = (struct date){.time = m->options->undated_at ? m->options->undated_at : now};
    /* A date without time is listed at noon, amid that day's articles. */
    int64_t time = date.time + (date.precision == DATE_DAY ? NOON_S : 0);
    date.time = date.time > now ? now : date.time;
    entry->row = (struct listing_row){
        .time = time > now ? now : time, .unread = !read, .offline = merge_is_whole(m, a)};
    return date;
}

static void count(struct merge *m, const struct merge_entry *entry, struct date date)
{
    m->listed.total++;
    m->listed.unread += entry->row.unread;
    m->listed.offline += entry->row.offline;
    m->counts->added++;
    m->newest = date.time > m->newest ? date.time : m->newest;
}

/* Ids of one statement are consecutive: AUTOINCREMENT adds 1 to the largest ever. */
static void set_ids(struct insertion *x)
{
    struct merge *m = x->m;
    m->last_new = sqlite3_last_insert_rowid(m->s->db);
    m->first_new = m->last_new - (int64_t)x->n + 1;
    for (size_t i = 0; i < x->n; i++)
        x->entries[i]->article = x->entries[i]->row.article = m->first_new + (int64_t)i;
}

static bool insert_articles(struct insertion *x, struct error *e)
{
    struct merge *m = x->m;
    struct db_value *to = x->values;
    for (size_t i = 0; i < x->n; i++) {
        struct merge_entry *entry = x->entries[i];
        const struct article *a = entry->a;
        struct date date = set_row(m, entry);
        count(m, entry, date);
        *to++ = DB(entry->row.time);
        *to++ = DB(date.time);
        *to++ = DB(date.offset);
        *to++ = DB(date.precision);
        *to++ = DB(a->title ? a->title : "");
        *to++ = DB(a->url);
        *to++ = DB(a->source);
        *to++ = DB(entry->row.offline);
    }
    struct db_rows rows = {x->values, x->n, 8};
    if (!db_do(m->s, e,
               "INSERT OR FAIL INTO article(source, time, published, zone, precision, title, url,"
               " source_name, offline) SELECT ?2, a, b, c, d, e, f, g, h FROM rows(?1)",
               DB(&rows), DB(m->source)))
        return false;
    set_ids(x);
    return true;
}

static bool insert_reads(struct insertion *x, struct error *e)
{
    struct db_rows rows = {x->values, 0, 1};
    for (size_t i = 0; i < x->n; i++)
        if (!x->entries[i]->row.unread)
            x->values[rows.n++] = DB(x->entries[i]->article);
    return rows.n == 0 ||
           db_do(x->m->s, e, "INSERT OR FAIL INTO read SELECT a FROM rows(?1)", DB(&rows));
}

/* Packed fields follow one another in `more`, which moves while it grows: first their ends. */
static bool insert_bodies(struct insertion *x, struct error *e)
{
    AUTO(buf) more = BUF_INIT;
    AUTO_FREE size_t *ends = mem_zalloc(x->n, sizeof *ends);
    struct db_value *to = x->values;
    for (size_t i = 0; i < x->n; i++) {
        pack_article(&more, x->entries[i]->a);
        ends[i] = more.n;
    }
    for (size_t i = 0; i < x->n; i++) {
        const struct article *a = x->entries[i]->a;
        struct str packed = str_slice(buf_str(&more), i > 0 ? ends[i - 1] : 0, ends[i]);
        *to++ = DB(x->entries[i]->article);
        *to++ = DB(a->summary);
        *to++ = DB(a->content);
        *to++ = DB(packed.n > 0 ? packed : (struct str){0});
    }
    struct db_rows rows = {x->values, x->n, 4};
    return db_do(x->m->s, e, "INSERT OR FAIL INTO body SELECT a, b, c, d FROM rows(?1)", DB(&rows));
}

/* A row of the same key is one that marks it as shared. An upsert has no OR FAIL, so that SQLite
 * copies the pages first: not for the first answer of a source. */
static bool insert_placements(struct insertion *x, struct error *e)
{
    struct db_value *to = x->values;
    for (size_t i = 0; i < x->n; i++) {
        *to++ = DB(x->entries[i]->key);
        *to++ = DB(x->entries[i]->article);
        *to++ = DB(x->entries[i]->content);
    }
    struct db_rows rows = {x->values, x->n, 3};
    rows_sort(&rows);
    return db_do(x->m->s, e,
                 x->m->has_placed ? PLACE " WHERE true ON CONFLICT DO UPDATE SET"
                                          " article = excluded.article, content = excluded.content"
                                  : PLACE,
                 DB(&rows), DB(x->m->source));
}

static bool insert_twins(struct insertion *x, struct error *e)
{
    struct db_rows rows = {x->values, 0, 2};
    for (size_t i = 0; i < x->n; i++)
        rows.n += merge_twin_rows(x->entries[i], x->values + 2 * rows.n);
    rows_sort(&rows);
    return rows.n == 0 || twins_add(x->m->s, &rows, e);
}

bool merge_insert(struct merge *m, struct merge_entry **entries, size_t n, struct error *e)
{
    struct insertion x = {m, entries, n, mem_zalloc(n * MAX_COLUMNS, sizeof *x.values)};
    bool ok = insert_articles(&x, e) && insert_reads(&x, e) && insert_bodies(&x, e) &&
              insert_placements(&x, e) && insert_twins(&x, e);
    free(x.values);
    return ok;
}
