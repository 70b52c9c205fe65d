/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "greader/request.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "greader/stream.h"

#define API "/reader/api/0/"

void greader_request_fini(struct greader_request *r)
{
    buf_fini(&r->path);
    buf_fini(&r->form);
    *r = (struct greader_request){0};
}

/* Appends percent-encoded bytes (RFC 3986: all but unreserved ones). */
static void add_encoded(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (ascii_alnum(s.p[i]) || strchr("-._~", c))
            buf_add_char(b, s.p[i]);
        else
            buf_printf(b, "%%%02X", c);
    }
}

/* Appends "NAME=VALUE" and the "&" before it; nothing for NULL. */
static void add_field(struct buf *b, const char *name, const char *value)
{
    if (value) {
        buf_add(b, b->n ? STR("&") : STR(""));
        buf_printf(b, "%s=", name);
        add_encoded(b, str_from(value));
    }
}

static void add_number(struct buf *b, const char *name, int64_t value)
{
    char number[24];
    snprintf(number, sizeof number, "%" PRId64, value);
    add_field(b, name, number);
}

static void add_label_field(struct buf *b, const char *name, const char *label)
{
    AUTO(buf) id = BUF_INIT;
    if (label) {
        greader_add_label(&id, str_from(label));
        add_field(b, name, buf_c(&id));
    }
}

static void add_items(struct buf *b, const int64_t *ids, size_t n)
{
    AUTO(buf) id = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        buf_clear(&id);
        greader_add_item_id(&id, ids[i]);
        add_field(b, "i", buf_c(&id));
    }
}

static void begin(struct greader_request *r, const char *path, bool is_post, bool is_change)
{
    *r = (struct greader_request){.is_post = is_post, .is_change = is_change};
    buf_add_c(&r->path, path);
}

static void begin_change(struct greader_request *r, const char *path)
{
    begin(r, path, true, true);
}

void greader_request_add_body(struct buf *b, const struct greader_request *r, const char *token)
{
    buf_add(b, buf_str(&r->form));
    if (!r->is_login && token) {
        buf_printf(b, "&T=");
        add_encoded(b, str_from(token));
    }
}

void greader_log_in(struct greader_request *r, const char *user, const char *password)
{
    begin(r, "/accounts/ClientLogin", true, false);
    r->is_login = true;
    add_field(&r->form, "Email", user);
    add_field(&r->form, "Passwd", password);
    add_field(&r->form, "output", "json");
}

void greader_get_token(struct greader_request *r)
{
    begin(r, API "token", false, false);
}

void greader_list_tags(struct greader_request *r)
{
    begin(r, API "tag/list?output=json", false, false);
}

void greader_list_subscriptions(struct greader_request *r)
{
    begin(r, API "subscription/list?output=json", false, false);
}

void greader_list_ids(struct greader_request *r, const struct greader_ids_query *q)
{
    begin(r, API "stream/items/ids?output=json", false, false);
    add_field(&r->path, "s", q->stream);
    add_field(&r->path, "xt", q->without);
    add_field(&r->path, "c", q->continuation);
    add_number(&r->path, "n", q->limit);
}

void greader_get_items(struct greader_request *r, const int64_t *ids, size_t n)
{
    begin(r, API "stream/items/contents", true, false);
    add_items(&r->form, ids, n);
    add_field(&r->form, "output", "json");
}

void greader_edit_items(struct greader_request *r, const int64_t *ids, size_t n, const char *add,
                        const char *remove)
{
    begin_change(r, API "edit-tag");
    add_items(&r->form, ids, n);
    add_field(&r->form, "a", add);
    add_field(&r->form, "r", remove);
}

void greader_quick_add(struct greader_request *r, const char *url)
{
    begin_change(r, API "subscription/quickadd");
    r->is_lookup = true;
    add_field(&r->form, "quickadd", url);
}

void greader_unsubscribe(struct greader_request *r, const char *stream)
{
    begin_change(r, API "subscription/edit");
    add_field(&r->form, "ac", "unsubscribe");
    add_field(&r->form, "s", stream);
}

void greader_edit_subscription(struct greader_request *r, const char *stream, const char *title,
                               const char *to, const char *from)
{
    begin_change(r, API "subscription/edit");
    add_field(&r->form, "ac", "edit");
    add_field(&r->form, "s", stream);
    add_label_field(&r->form, "a", to);
    add_label_field(&r->form, "r", from);
    add_field(&r->form, "t", title);
}

void greader_rename_label(struct greader_request *r, const char *from, const char *to)
{
    begin_change(r, API "rename-tag");
    add_label_field(&r->form, "s", from);
    add_label_field(&r->form, "dest", to);
}
