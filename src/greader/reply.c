/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "greader/reply.h"

#include "greader/reply-json.h"

enum { MAX_TOKEN = 1000 };

enum greader_outcome greader_outcome(const struct greader_request *r, int status)
{
    switch (status) {
    case 401:
    case 403:
        return r->is_login ? GREADER_NO_LOGIN : GREADER_EXPIRED;
    case 429:
    case 503:
        return GREADER_PAUSE;
    default:
        break;
    }
    if (status >= 200 && status <= 299)
        return GREADER_OK;
    if (r->is_login)
        return status < 500 || status == 501 ? GREADER_NO_API : GREADER_BROKEN;
    /* A redirect or a 404 is of a portal, a proxy, or a server that has moved. */
    bool refuses = status == 400 || status == 422 || (status == 500 && r->is_lookup);
    return refuses ? GREADER_IMPOSSIBLE : GREADER_BROKEN;
}

/* True for a token that may stand in a header field. */
static bool is_token(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] <= ' ' || s.p[i] > '~')
            return false;
    return s.n > 0 && s.n <= MAX_TOKEN;
}

/* Value of a line "NAME=value". */
static struct str line_value(struct str body, struct str name)
{
    for (struct str line; str_split(&body, '\n', &line);)
        if (str_starts(line, name))
            return str_trim(str_slice(line, name.n, line.n));
    return STR("");
}

bool greader_read_login(struct str body, struct greader_login *out, struct error *e)
{
    json_auto_t *o = json_loadb(body.n ? body.p : "", body.n, 0, NULL);
    bool is_json = json_is_object(o);
    *out = (struct greader_login){0};
    struct str auth = is_json ? reply_text(o, "Auth") : line_value(body, STR("Auth="));
    struct str sid = is_json ? reply_text(o, "SID") : line_value(body, STR("SID="));
    struct str lsid = is_json ? reply_text(o, "LSID") : line_value(body, STR("LSID="));
    bool ok = is_token(auth);
    if (ok) {
        out->auth = arena_strndup(&out->arena, auth.p, auth.n);
        out->same_sid = str_eq(sid, auth) && str_eq(lsid, auth);
    } else {
        reply_fail(e);
    }
    return ok;
}

bool greader_read_token(struct str body, struct buf *out, struct error *e)
{
    struct str token = str_trim(body);
    if (!is_token(token) || str_has_char(token, '<') || token.p[0] == '[')
        return reply_fail(e);
    buf_add(out, token);
    return true;
}

bool greader_read_ok(struct str body, struct error *e)
{
    return str_starts(str_trim(body), STR("OK")) || reply_fail(e);
}

bool greader_read_added(struct str body, struct greader_added *out, struct error *e)
{
    json_auto_t *o = reply_parse(body, e);
    *out = (struct greader_added){0};
    bool ok = o && json_is_integer(json_object_get(o, "numResults"));
    if (ok) {
        bool found = json_integer_value(json_object_get(o, "numResults")) > 0;
        out->stream = found ? reply_keep(&out->arena, reply_text(o, "streamId")) : NULL;
        out->reason = reply_keep(&out->arena, reply_text(o, "error"));
    } else {
        reply_fail(e);
    }
    return ok;
}
