# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libpage.a
libpage_a_SOURCES = \
	src/page/discover.h src/page/extract.h src/page/html-doc.h src/page/list.h
libpage_a_CPPFLAGS = $(AM_CPPFLAGS) $(GUMBO_CFLAGS) $(JANSSON_CFLAGS)
libpage_a_SOURCES += \
	src/page/dom.c src/page/dom.h \
	src/page/dom-guard.c src/page/dom-guard.h \
	src/page/dom-walk.c \
	src/page/html-anchors.c src/page/html-anchors.h \
	src/page/html-block.c \
	src/page/html-builder.c src/page/html-builder.h \
	src/page/html-code.c \
	src/page/html-doc.c \
	src/page/html-embed.c src/page/html-embed.h \
	src/page/html-embedded.c \
	src/page/html-form.c \
	src/page/html-image.c src/page/html-image.h \
	src/page/html-inline.c \
	src/page/html-math.c \
	src/page/html-media.c src/page/html-media.h \
	src/page/html-style.c src/page/html-style.h \
	src/page/html-table.c src/page/html-table.h \
	src/page/html-walk.c src/page/html-walk.h \
	src/page/pool.c src/page/pool.h \
	src/page/select.c src/page/select.h
libpage_a_SOURCES += \
	src/page/article-json.c \
	src/page/body.c src/page/body.h \
	src/page/boilerplate.c src/page/boilerplate.def src/page/boilerplate.h \
	src/page/byline-lines.c \
	src/page/chrome.c src/page/chrome.h \
	src/page/clean.c src/page/clean.h \
	src/page/shape.c src/page/shape.h \
	src/page/entries.c src/page/entries.h \
	src/page/extract.c \
	src/page/facts.c src/page/facts.h \
	src/page/file-link.c src/page/file-link.h \
	src/page/hints.c src/page/hints.h \
	src/page/info-line.c src/page/info-line.h \
	src/page/json-ld.c \
	src/page/lines.c src/page/lines.h \
	src/page/links.c src/page/links.h \
	src/page/make.c src/page/make.h \
	src/page/marks.c src/page/marks.h \
	src/page/measure.c src/page/measure.h \
	src/page/media-body.c src/page/media-body.h \
	src/page/meta.c src/page/meta.h \
	src/page/other-article.c \
	src/page/people.c \
	src/page/person.c src/page/person.h \
	src/page/thread.c src/page/thread.h \
	src/page/teaser.c src/page/teaser.h \
	src/page/tail.c src/page/tail.h \
	src/page/title.c \
	src/page/title-heading.c \
	src/page/title-parts.c src/page/title-parts.h \
	src/page/trail.c src/page/trail.h \
	src/page/when.c src/page/when.h \
	src/page/when-read.c \
	src/page/when-shown.c
libpage_a_SOURCES += \
	src/page/anchors.c src/page/anchors.h \
	src/page/discover.c \
	src/page/label.c src/page/label.h \
	src/page/list.c \
	src/page/list-date.c src/page/list-date.h \
	src/page/list-cluster.c src/page/list-cluster.h \
	src/page/list-details.c src/page/list-details.h \
	src/page/list-find.c src/page/list-find.h \
	src/page/list-front.c src/page/list-front.h \
	src/page/list-group.c src/page/list-group.h \
	src/page/list-item.c src/page/list-item.h \
	src/page/list-items.c src/page/list-items.h \
	src/page/list-next.c src/page/list-next.h \
	src/page/list-place.c src/page/list-place.h \
	src/page/list-tally.c src/page/list-tally.h \
	src/page/list-title.c src/page/list-title.h \
	src/page/list-unwrap.c src/page/list-unwrap.h \
	src/page/menu.c src/page/menu.h \
	src/page/menu-find.c src/page/menu-find.h \
	src/page/menu-links.c src/page/menu-links.h \
	src/page/refresh.c src/page/refresh.h \
	src/page/rules.c src/page/rules.h
