# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libapp.a
libapp_a_SOURCES = \
	src/app/app.c src/app/app.h \
	src/app/loop.c src/app/loop.h \
	src/app/effects.c src/app/effects.h src/app/effects-internal.h \
	src/app/effects-engine.c \
	src/app/effects-settings.c \
	src/app/effects-programs.c \
	src/app/export-job.c src/app/export-job.h \
	src/app/hooks.c src/app/hooks.h \
	src/app/leave.c src/app/leave.h \
	src/app/paths.c src/app/paths.h \
	src/app/pause.c src/app/pause.h \
	src/app/player.c src/app/player.h \
	src/app/programs.c src/app/programs.h \
	src/app/reader.h \
	src/app/scratch.c src/app/scratch.h \
	src/app/terminal.c src/app/terminal.h
