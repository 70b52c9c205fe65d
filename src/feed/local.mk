# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libfeed.a
libfeed_a_SOURCES = \
	src/feed/feed.h src/feed/json-feed.h src/feed/opml.h
libfeed_a_CPPFLAGS = $(AM_CPPFLAGS) $(EXPAT_CFLAGS) $(JANSSON_CFLAGS)
libfeed_a_SOURCES += src/feed/newsboat.c src/feed/newsboat.h
