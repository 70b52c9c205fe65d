# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libpage.a
libpage_a_SOURCES = \
	src/page/discover.h src/page/extract.h src/page/html-doc.h src/page/list.h
libpage_a_CPPFLAGS = $(AM_CPPFLAGS) $(GUMBO_CFLAGS) $(JANSSON_CFLAGS)
