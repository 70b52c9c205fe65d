/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/bot-wall.h"

/* Cookies of the walls of many Chinese sites, set by header or by a script in the body. */
static const char cookies[] = "__jsl_clearance|acw_sc__v2|acw_sc__v3";

/* Phrases of challenge pages, in lower case. */
static const char phrases[] = "just a moment...|checking your browser|enable javascript|"
                              "verify you are human|/cdn-cgi/challenge-platform/|anubis_challenge";

enum {
    SCRIPT_PAGE = 64 << 10, /* bytes: a challenge is mostly script, and short */
    BARE_PAGE = 4 << 10,    /* bytes: little beside the phrase */
};

bool bot_wall_header(struct str name, struct str value)
{
    if (str_eq_nocase(name, STR("cf-mitigated")))
        return str_eq_nocase(value, STR("challenge"));
    return str_eq_nocase(name, STR("set-cookie")) && str_any(str_has_nocase, value, cookies);
}

bool bot_wall_recognise(int status, bool header, struct str body)
{
    /* gander sends no condition that could fail, so only walls answer 412. */
    if (status == 412)
        return true;
    if (body.n > SCRIPT_PAGE || (status != 200 && status < 400))
        return header && status >= 400;
    bool script = str_has_nocase(body, STR("<script"));
    bool cookie = script && str_any(str_has_nocase, body, cookies);
    bool phrase = str_any(str_has_nocase, body, phrases) ||
                  str_has_nocase(body, STR("attention required! | cloudflare"));
    return status >= 400 ? header || cookie || phrase
                         : cookie || (script && phrase && body.n <= BARE_PAGE);
}
