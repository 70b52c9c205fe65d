# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libfeed.a
libfeed_a_SOURCES = \
	src/feed/archive/foreign.c src/feed/archive/foreign.h \
	src/feed/archive/starred.c src/feed/archive/starred.h \
	src/feed/archive/state.c src/feed/archive/state.h \
	src/feed/draft/draft.c src/feed/draft/draft.h \
	src/feed/draft/html-fix.c src/feed/draft/html-fix.h \
	src/feed/draft/text.c \
	src/feed/json/chapters.c src/feed/json/chapters.h \
	src/feed/json/read.c src/feed/json/read.h \
	src/feed/json/write.c src/feed/json/write.h \
	src/feed/list/file-lines.c src/feed/list/file-lines.h \
	src/feed/list/left-out.c src/feed/list/left-out.h \
	src/feed/list/newsboat.c src/feed/list/newsboat.h \
	src/feed/list/newsboat-config.c src/feed/list/newsboat-config.h \
	src/feed/list/newsboat-lines.c src/feed/list/newsboat-lines.h \
	src/feed/list/newsboat-program.c src/feed/list/newsboat-program.h \
	src/feed/list/newsboat-query.c src/feed/list/newsboat-query.h \
	src/feed/list/newsraft.c src/feed/list/newsraft.h \
	src/feed/list/opml.h \
	src/feed/list/opml-read.c \
	src/feed/list/opml-write.c \
	src/feed/repair/json.c src/feed/repair/json.h \
	src/feed/repair/xml.c src/feed/repair/xml.h \
	src/feed/repair/xml-parts.h \
	src/feed/repair/xml-tag.c \
	src/feed/repair/xml-text.c \
	src/feed/xml/attributes.c \
	src/feed/xml/capture.c \
	src/feed/xml/feed.c src/feed/xml/feed.h \
	src/feed/xml/fields.c \
	src/feed/xml/names.c \
	src/feed/xml/parser.c src/feed/xml/parser.h \
	src/feed/xml/reader.h \
	src/feed/xml/text.c src/feed/xml/text.h \
	src/feed/xml/vocabulary.c src/feed/xml/vocabulary.h \
	src/feed/feed.c src/feed/feed.h
libfeed_a_CPPFLAGS = $(AM_CPPFLAGS) $(EXPAT_CFLAGS) $(JANSSON_CFLAGS)
