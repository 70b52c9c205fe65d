/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/list/left-out.h"

#include "text/url/address.h"
#include "text/url/url.h"

enum left_out_why left_out_address(struct str address)
{
    struct url_parts parts;
    if (address.n == 0)
        return LEFT_OUT_NO_ADDRESS;
    if (address_is_command(address))
        return LEFT_OUT_COMMAND;
    bool other = url_split(address, &parts) && !str_starts_nocase(parts.scheme, STR("http"));
    return other ? LEFT_OUT_ADDRESS : LEFT_OUT_INVALID;
}

bool left_out_is_entry(enum left_out_why why)
{
    return why < LEFT_OUT_TAG;
}

const char *left_out_reason(enum left_out_why why)
{
    static const char *const reasons[] = {
        [LEFT_OUT_QUERY] = "gander has no search like this",
        [LEFT_OUT_COMMAND] = "gander runs no commands from lists",
        [LEFT_OUT_PROGRAM] = "gander import --programs takes over commands",
        [LEFT_OUT_ADDRESS] = "gander fetches only http and https",
        [LEFT_OUT_INVALID] = "its address is not valid",
        [LEFT_OUT_NO_ADDRESS] = "it has no address",
        [LEFT_OUT_NO_FEED] = "it is no feed",
        [LEFT_OUT_UNPLACED] = "articles of a feed without subscription",
        [LEFT_OUT_TAG] = "too many feeds for a view of this tag",
        [LEFT_OUT_OPTION] = "gander has no setting like this",
        [LEFT_OUT_SHELL] = "gander starts programs without a shell",
        [LEFT_OUT_FILE] = "the file cannot be read",
        [LEFT_OUT_PROXY] = "proxies are taken from the environment",
        [LEFT_OUT_ACCOUNT] = "accounts are added by gander account add",
        [LEFT_OUT_SETTINGS] = "settings are not taken over",
        [LEFT_OUT_HIDDEN] = "the feed will be shown",
        [LEFT_OUT_CUT] = "the file ends early: what follows is missing",
    };
    return reasons[why];
}
