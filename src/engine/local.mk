# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libengine.a
libengine_a_SOURCES = src/engine/engine.h \
	src/engine/add.c src/engine/add.h \
	src/engine/answer.c src/engine/answer.h \
	src/engine/article-body.c src/engine/article-body.h \
	src/engine/command.c src/engine/command.h \
	src/engine/content.c src/engine/content.h \
	src/engine/document.c src/engine/document.h \
	src/engine/download.c src/engine/download.h \
	src/engine/download-job.c src/engine/download-job.h \
	src/engine/edit-marks.c src/engine/edit-marks.h \
	src/engine/edit-nodes.c src/engine/edit-nodes.h \
	src/engine/edit-settings.c src/engine/edit-settings.h \
	src/engine/edit-undo.c src/engine/edit-undo.h \
	src/engine/engine.c src/engine/engine-internal.h \
	src/engine/event.c src/engine/event.h \
	src/engine/handlers.c src/engine/handlers.h \
	src/engine/hosts.c src/engine/hosts.h \
	src/engine/import.c src/engine/import.h \
	src/engine/intake.c src/engine/intake.h \
	src/engine/journal.c src/engine/journal.h \
	src/engine/lock.c src/engine/lock.h \
	src/engine/loop.c src/engine/loop.h \
	src/engine/look-up.c src/engine/look-up.h \
	src/engine/older.c src/engine/older.h \
	src/engine/page-fetch.c src/engine/page-fetch.h \
	src/engine/part-file.c src/engine/part-file.h \
	src/engine/picture-cache.c src/engine/picture-cache.h \
	src/engine/picture-draw.c src/engine/picture-draw.h \
	src/engine/picture-fetch.c src/engine/picture-fetch.h \
	src/engine/source-reach.c src/engine/source-reach.h \
	src/engine/portals.c src/engine/portals.h \
	src/engine/read-articles.c \
	src/engine/read-downloads.c \
	src/engine/read-tree.c \
	src/engine/refresh-run.c src/engine/refresh-run.h \
	src/engine/refresh-source.c src/engine/refresh-source.h \
	src/engine/refresh.c src/engine/refresh.h \
	src/engine/schedule.c src/engine/schedule.h \
	src/engine/site-files.c src/engine/site-files.h \
	src/engine/source-settings.c src/engine/source-settings.h \
	src/engine/subscribe.c src/engine/subscribe.h \
	src/engine/trim.c src/engine/trim.h \
	src/engine/troubles.c src/engine/troubles.h \
	src/engine/typed.c src/engine/typed.h \
	src/engine/watch.c src/engine/watch.h \
	src/engine/weather.c src/engine/weather.h \
	src/engine/worker.c src/engine/worker.h
libengine_a_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
