# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libtext.a
libtext_a_SOURCES = \
	src/text/charset/charset.c src/text/charset/charset.h \
	src/text/charset/convert.c src/text/charset/convert.h \
	src/text/charset/guess-undeclared.c \
	src/text/charset/labels.c \
	src/text/charset/mixed.c \
	src/text/date/calendar.c src/text/date/calendar.h \
	src/text/date/clock.c \
	src/text/date/date.c src/text/date/date.h \
	src/text/date/day.c src/text/date/day.h \
	src/text/date/parse.c \
	src/text/date/place.c \
	src/text/date/read.c \
	src/text/date/reader.h \
	src/text/date/scan.c \
	src/text/date/standard.c \
	src/text/date/url.c \
	src/text/date/words.c src/text/date/words.h \
	src/text/display/break.c src/text/display/break.h \
	src/text/display/counter-style.c src/text/display/counter-style.h \
	src/text/display/reading-time.c src/text/display/reading-time.h \
	src/text/display/safe.c src/text/display/safe.h \
	src/text/display/width.c src/text/display/width.h \
	src/text/find/anchor.c src/text/find/anchor.h \
	src/text/find/fold.c src/text/find/fold.h \
	src/text/find/grams.c src/text/find/grams.h \
	src/text/find/letter.c src/text/find/letter.h \
	src/text/find/literal.c src/text/find/literal.h \
	src/text/find/match.c src/text/find/match.h \
	src/text/find/regex.c src/text/find/regex.h \
	src/text/find/terms.c src/text/find/terms.h \
	src/text/markup/entity.c \
	src/text/markup/entity-table.def \
	src/text/markup/markup.c src/text/markup/markup.h \
	src/text/url/address.c src/text/url/address.h \
	src/text/url/autolink.c src/text/url/autolink.h \
	src/text/url/canonical.c \
	src/text/url/media-type.c src/text/url/media-type.h \
	src/text/url/private.c src/text/url/private.h \
	src/text/url/refresh.c \
	src/text/url/session.c \
	src/text/url/url.c src/text/url/url.h \
	src/text/eight-bytes.h \
	src/text/utf8.c src/text/utf8.h
libtext_a_CPPFLAGS = $(AM_CPPFLAGS) $(PCRE2_CFLAGS)
