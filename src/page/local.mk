# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libpage.a
libpage_a_SOURCES = \
	src/page/article/agree.c src/page/article/agree.h \
	src/page/article/extract.c src/page/article/extract.h \
	src/page/article/json.c \
	src/page/article/links.c src/page/article/links.h \
	src/page/article/teaser.c src/page/article/teaser.h \
	src/page/body/body.c src/page/body/body.h \
	src/page/body/boilerplate-phrases.c src/page/body/boilerplate-phrases.h \
	src/page/body/boilerplate-phrases.def \
	src/page/body/break-lines.c src/page/body/break-lines.h \
	src/page/body/cards.c src/page/body/cards.h \
	src/page/body/chrome.c src/page/body/chrome.h \
	src/page/body/clean.c src/page/body/clean.h \
	src/page/body/copies.c src/page/body/copies.h \
	src/page/body/entries.c src/page/body/entries.h \
	src/page/body/media.c src/page/body/media.h \
	src/page/body/see-also.c src/page/body/see-also.h \
	src/page/body/shape.c src/page/body/shape.h \
	src/page/body/tail.c src/page/body/tail.h \
	src/page/body/thread.c src/page/body/thread.h \
	src/page/body/trail.c src/page/body/trail.h \
	src/page/doc/anchors.c src/page/doc/anchors.h \
	src/page/doc/block.c src/page/doc/block.h \
	src/page/doc/builder.c src/page/doc/builder.h \
	src/page/doc/caption.c src/page/doc/caption.h \
	src/page/doc/code.c src/page/doc/code.h \
	src/page/doc/embed.c src/page/doc/embed.h \
	src/page/doc/embedded.c src/page/doc/embedded.h \
	src/page/doc/form.c src/page/doc/form.h \
	src/page/doc/html-doc.c src/page/doc/html-doc.h \
	src/page/doc/image.c src/page/doc/image.h \
	src/page/doc/inline.c src/page/doc/inline.h \
	src/page/doc/math.c src/page/doc/math.h \
	src/page/doc/table.c src/page/doc/table.h \
	src/page/doc/walk.c src/page/doc/walk.h \
	src/page/dom/dom.c src/page/dom/dom.h \
	src/page/dom/guard.c src/page/dom/guard.h \
	src/page/dom/pool.c src/page/dom/pool.h \
	src/page/dom/select.c src/page/dom/select.h \
	src/page/dom/walk.c \
	src/page/evidence/anchors.c src/page/evidence/anchors.h \
	src/page/evidence/file-link.c src/page/evidence/file-link.h \
	src/page/evidence/hints.c src/page/evidence/hints.h \
	src/page/evidence/label.c src/page/evidence/label.h \
	src/page/evidence/marks.c src/page/evidence/marks.h \
	src/page/evidence/measure.c src/page/evidence/measure.h \
	src/page/evidence/media.c src/page/evidence/media.h \
	src/page/evidence/pattern.c src/page/evidence/pattern.h \
	src/page/evidence/style.c src/page/evidence/style.h \
	src/page/facts/byline-label.c src/page/facts/byline-label.h \
	src/page/facts/byline-lines.c src/page/facts/byline.h \
	src/page/facts/byline-markup.c \
	src/page/facts/facts.c src/page/facts/facts.h \
	src/page/facts/info-line.c src/page/facts/info-line.h \
	src/page/facts/json-ld.c \
	src/page/facts/lines.c src/page/facts/lines.h \
	src/page/facts/meta.c src/page/facts/meta.h \
	src/page/facts/near-title.c \
	src/page/facts/other-article.c \
	src/page/facts/people.c \
	src/page/facts/person.c src/page/facts/person.h \
	src/page/facts/script-text.c src/page/facts/script-text.h \
	src/page/facts/title-heading.c \
	src/page/facts/title-parts.c src/page/facts/title-parts.h \
	src/page/facts/title.c \
	src/page/facts/when-read.c \
	src/page/facts/when-shown.c \
	src/page/facts/when.c src/page/facts/when.h \
	src/page/list/cluster.c src/page/list/cluster.h \
	src/page/list/date.c src/page/list/date.h \
	src/page/list/details.c src/page/list/details.h \
	src/page/list/find.c src/page/list/find.h \
	src/page/list/front.c src/page/list/front.h \
	src/page/list/group.c src/page/list/group.h \
	src/page/list/headings.c src/page/list/headings.h \
	src/page/list/item.c src/page/list/item.h \
	src/page/list/item-date.c src/page/list/item-date.h \
	src/page/list/items.c src/page/list/items.h \
	src/page/list/list.c src/page/list/list.h \
	src/page/list/order.c src/page/list/order.h \
	src/page/list/next.c src/page/list/next.h \
	src/page/list/place.c src/page/list/place.h \
	src/page/list/relative.c src/page/list/relative.h \
	src/page/list/tally.c src/page/list/tally.h \
	src/page/list/title.c src/page/list/title.h \
	src/page/list/unwrap.c src/page/list/unwrap.h \
	src/page/list/years.c src/page/list/years.h \
	src/page/rule/rules.c src/page/rule/rules.h \
	src/page/site/discover.c src/page/site/discover.h \
	src/page/site/menu-blocks.c src/page/site/menu-blocks.h \
	src/page/site/menu-find.c src/page/site/menu-find.h \
	src/page/site/menu-links.c src/page/site/menu-links.h \
	src/page/site/menu-script.c src/page/site/menu-script.h \
	src/page/site/menu-written.c src/page/site/menu-written.h \
	src/page/site/menu.c src/page/site/menu.h \
	src/page/site/refresh.c src/page/site/refresh.h
libpage_a_CPPFLAGS = $(AM_CPPFLAGS) $(GUMBO_CFLAGS) $(JANSSON_CFLAGS)
