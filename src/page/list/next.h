/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pagination: the address of a list's next page. Pure. */
#pragma once

#include "page/dom/dom.h"

/* In the dom's arena; NULL for none. Recognizes rel=next, labels ("Next", 下一页), the number after
 * the current one in a row of page numbers, and the call createPageHTML(pages, index, name,
 * extension) of TRS WCM. `url` is the page's own address, or NULL. */
const char *list_next_page(struct dom *d, const char *url, struct str base);
