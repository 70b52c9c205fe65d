# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libtext.a
libtext_a_CPPFLAGS = $(AM_CPPFLAGS) $(PCRE2_CFLAGS)
libtext_a_SOURCES = \
	src/text/anchor.c src/text/anchor.h \
	src/text/break.c src/text/break.h \
	src/text/charset.h \
	src/text/media-type.c src/text/media-type.h \
	src/text/date.h \
	src/text/markup.h \
	src/text/match.c src/text/match.h \
	src/text/reading-time.c src/text/reading-time.h \
	src/text/safe.c src/text/safe.h \
	src/text/url.h \
	src/text/address.h \
	src/text/utf8.c src/text/utf8.h \
	src/text/width.c src/text/width.h
libtext_a_SOURCES += \
	src/text/private.c src/text/private.h \
	src/text/entity.c src/text/entity-table.def \
	src/text/markup.c \
	src/text/address.c \
	src/text/url.c src/text/url-canonical.c src/text/url-refresh.c src/text/url-session.c \
	src/text/date.c src/text/date-calendar.c src/text/date-calendar.h src/text/date-clock.c src/text/date-parse.c src/text/date-place.c \
	src/text/date-read.c src/text/date-reader.h src/text/date-scan.c src/text/date-url.c \
	src/text/date-words.c src/text/date-words.h src/text/day.c src/text/day.h \
	src/text/charset.c src/text/charset-convert.c src/text/charset-convert.h \
	src/text/charset-guess.c src/text/charset-labels.c src/text/charset-mixed.c
libtext_a_SOURCES += src/text/fold.c src/text/fold.h \
	src/text/eight.h \
	src/text/grams.c src/text/grams.h \
	src/text/letter.c src/text/letter.h \
	src/text/literal.c src/text/literal.h \
	src/text/regex.c src/text/regex.h \
	src/text/terms.c src/text/terms.h
libtext_a_SOURCES += \
	src/text/autolink.c src/text/autolink.h \
	src/text/counter-style.c src/text/counter-style.h
