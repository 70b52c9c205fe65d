/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as each reply of the Google Reader API: texts are lines of valid UTF-8, every item has
 * its article, a failure leaves nothing behind. */
#include <stdlib.h>
#include <string.h>

#include "greader/reply.h"
#include "greader/stream.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_line(const char *s)
{
    check(!s || (*s && utf8_valid(str_from(s)) && !strpbrk(s, "\n\r\t\033")));
}

static void try_words(struct str s)
{
    AUTO(buf) b = BUF_INIT;
    struct greader_login login;
    struct greader_added added;
    if (greader_read_login(s, &login, NULL)) {
        greader_server_of(STR("https://a.example/api/greader.php"), &login);
        check_line(login.auth);
    } else {
        check(!login.auth);
    }
    greader_login_fini(&login);
    if (greader_read_token(s, &b, NULL))
        check_line(buf_c(&b));
    (void)!greader_read_ok(s, NULL);
    (void)!greader_read_added(s, &added, NULL);
    check_line(added.stream);
    check_line(added.reason);
    greader_added_fini(&added);
}

static void try_lists(struct str s)
{
    struct greader_labels labels;
    struct greader_feeds feeds;
    struct greader_ids ids;
    (void)!greader_read_labels(s, &labels, NULL);
    for (size_t i = 0; i < labels.n; i++) {
        check(labels.v[i].name);
        check_line(labels.v[i].name);
    }
    greader_labels_fini(&labels);
    (void)!greader_read_feeds(s, greader_manners(GREADER_FRESHRSS), &feeds, NULL);
    for (size_t i = 0; i < feeds.n; i++) {
        check(feeds.v[i].stream);
        check_line(feeds.v[i].stream);
        check_line(feeds.v[i].title);
        check_line(feeds.v[i].url);
        for (size_t f = 0; f < feeds.v[i].n_folders; f++)
            check_line(feeds.v[i].folders[f]);
    }
    greader_feeds_fini(&feeds);
    check(greader_read_ids(s, &ids, NULL) || (ids.n == 0 && !ids.v));
    greader_ids_fini(&ids);
}

static void try_items(struct str s)
{
    for (int server = GREADER_UNKNOWN; server <= GREADER_FRESHRSS; server++) {
        struct greader_items items;
        (void)!greader_read_items(s, greader_manners(server), &items, NULL);
        check(items.n == items.feed.n_articles);
        for (size_t i = 0; i < items.n; i++) {
            check_line(items.feed.articles[i].title);
            check_line(items.items[i].stream);
            for (size_t l = 0; l < items.items[i].n_labels; l++)
                check_line(items.items[i].labels[l]);
        }
        greader_items_fini(&items);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str s = {(const char *)data, size};
    struct greader_bases bases;
    int64_t id, again;
    try_words(s);
    try_lists(s);
    try_items(s);
    check(!greader_bases_read(s, &bases, NULL) || bases.n > 0);
    greader_bases_fini(&bases);
    greader_stream_kind(s, NULL);
    if (greader_item_id(s, &id)) {
        AUTO(buf) b = BUF_INIT;
        greader_add_item_id(&b, id);
        check(greader_item_id(buf_str(&b), &again) && again == id);
    }
    return 0;
}
