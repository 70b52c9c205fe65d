# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libfeed.a
libfeed_a_SOURCES = \
	src/feed/feed.h src/feed/json-feed.h src/feed/opml.h
libfeed_a_CPPFLAGS = $(AM_CPPFLAGS) $(EXPAT_CFLAGS) $(JANSSON_CFLAGS)
libfeed_a_SOURCES += \
	src/feed/file-lines.c src/feed/file-lines.h \
	src/feed/foreign.c src/feed/foreign.h \
	src/feed/left-out.c src/feed/left-out.h \
	src/feed/newsboat.c src/feed/newsboat.h \
	src/feed/newsboat-config.c src/feed/newsboat-config.h \
	src/feed/newsboat-lines.c src/feed/newsboat-lines.h \
	src/feed/newsboat-program.c src/feed/newsboat-program.h \
	src/feed/newsboat-query.c src/feed/newsboat-query.h \
	src/feed/newsraft.c src/feed/newsraft.h \
	src/feed/starred.c src/feed/starred.h
libfeed_a_SOURCES += \
	src/feed/chapters.c src/feed/chapters.h \
	src/feed/draft.c src/feed/draft.h src/feed/draft-text.c \
	src/feed/feed.c \
	src/feed/html-fix.c src/feed/html-fix.h \
	src/feed/json-feed.c \
	src/feed/json-read.c src/feed/json-read.h \
	src/feed/names.c src/feed/names.h \
	src/feed/repair.c src/feed/repair.h src/feed/repair-parts.h \
	src/feed/repair-tag.c src/feed/repair-text.c \
	src/feed/repair-json.c src/feed/repair-json.h \
	src/feed/xml-capture.c \
	src/feed/xml-feed.c src/feed/xml-feed.h \
	src/feed/xml-attributes.c src/feed/xml-fields.c src/feed/xml-names.c \
	src/feed/xml-parser.c src/feed/xml-parser.h \
	src/feed/xml-reader.h
libfeed_a_SOURCES += src/feed/state-json.c src/feed/state-json.h
libfeed_a_SOURCES += \
	src/feed/opml-read.c \
	src/feed/opml-write.c
