# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libterm.a
libterm_a_SOURCES = \
	src/term/big-text.c src/term/big-text.h \
	src/term/cells.c src/term/cells.h \
	src/term/clusters.c src/term/clusters.h \
	src/term/description.c src/term/description.h \
	src/term/frame.c src/term/frame.h \
	src/term/keys.c src/term/keys.h \
	src/term/links.c src/term/links.h \
	src/term/pace.c src/term/pace.h \
	src/term/paint.c src/term/paint.h \
	src/term/paint-run.c src/term/paint-run.h \
	src/term/palette.c src/term/palette.h \
	src/term/pen.c src/term/pen.h \
	src/term/pixels.c src/term/pixels.h \
	src/term/probe.c src/term/probe.h \
	src/term/sequence.c src/term/sequence.h \
	src/term/sgr.c src/term/sgr.h \
	src/term/shift.c src/term/shift.h \
	src/term/signals.c src/term/signals.h \
	src/term/style-runs.c src/term/style-runs.h \
	src/term/term.c src/term/term.h
libterm_a_CPPFLAGS = $(AM_CPPFLAGS) $(NCURSES_CFLAGS)
