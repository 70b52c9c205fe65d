# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libpage.a
libpage_a_SOURCES = \
	src/page/discover.h src/page/extract.h src/page/html-doc.h src/page/list.h
libpage_a_CPPFLAGS = $(AM_CPPFLAGS) $(GUMBO_CFLAGS) $(JANSSON_CFLAGS)
libpage_a_SOURCES += \
	src/page/doc-html.c src/page/doc-html.h \
	src/page/dom.c src/page/dom.h \
	src/page/dom-guard.c src/page/dom-guard.h \
	src/page/dom-walk.c \
	src/page/html-builder.c src/page/html-builder.h \
	src/page/html-doc.c \
	src/page/html-image.c src/page/html-image.h \
	src/page/html-table.c src/page/html-table.h \
	src/page/pool.c src/page/pool.h \
	src/page/select.c src/page/select.h
