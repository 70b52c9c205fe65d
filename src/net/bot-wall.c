/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/bot-wall.h"

#include "base/compiler.h"

/* Set as cookies, or by a script in the body, by the walls in front of many Chinese sites. */
static const struct str cookies[] = {
    STR("__jsl_clearance"),
    STR("acw_sc__v2"),
    STR("acw_sc__v3"),
};

/* Titles and sentences of challenge pages. */
static const struct str phrases[] = {
    STR("just a moment..."),      STR("attention required! | cloudflare"),
    STR("checking your browser"), STR("enable javascript"),
    STR("verify you are human"),  STR("/cdn-cgi/challenge-platform/"),
    STR("anubis_challenge"),
};

enum {
    SCRIPT_PAGE = 64 << 10, /* a challenge is mostly script, and not long */
    BARE_PAGE = 4 << 10,    /* a page with hardly anything but the phrase */
};

static bool has_any(struct str body, const struct str *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_find_nocase(body, list[i], 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

bool bot_wall_header(struct str name, struct str value)
{
    if (str_eq_nocase(name, STR("cf-mitigated"))) {
        return str_eq_nocase(value, STR("challenge"));
    }
    return str_eq_nocase(name, STR("set-cookie")) && has_any(value, cookies, ARRAY_SIZE(cookies));
}

bool bot_wall_recognise(int status, bool header, struct str body)
{
    /* No request of ours has a condition that could fail: 412 comes from walls only. */
    if (status == 412) {
        return true;
    }
    if (body.n > SCRIPT_PAGE || (status != 200 && status < 400)) {
        return header && status >= 400;
    }
    bool script = str_find_nocase(body, STR("<script"), 0) != SIZE_MAX;
    bool cookie = script && has_any(body, cookies, ARRAY_SIZE(cookies));
    bool phrase = has_any(body, phrases, ARRAY_SIZE(phrases));
    return status >= 400 ? header || cookie || phrase
                         : cookie || (script && phrase && body.n <= BARE_PAGE);
}
