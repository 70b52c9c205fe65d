# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libengine.a
libengine_a_SOURCES = \
	src/engine/account/connection.c src/engine/account/connection.h \
	src/engine/account/items.c \
	src/engine/account/kept.c src/engine/account/kept.h \
	src/engine/account/password.c src/engine/account/password.h \
	src/engine/account/plan.c src/engine/account/plan.h \
	src/engine/account/pull.c \
	src/engine/account/push.c \
	src/engine/account/run.c src/engine/account/run.h \
	src/engine/account/steps-there.c \
	src/engine/account/subscriptions.c \
	src/engine/account/sync.c src/engine/account/sync.h \
	src/engine/add/add-account.c src/engine/add/add-account.h \
	src/engine/add/add.c src/engine/add/add.h \
	src/engine/add/look-up.c src/engine/add/look-up.h \
	src/engine/add/subscribe.c src/engine/add/subscribe.h \
	src/engine/add/typed.c src/engine/add/typed.h \
	src/engine/data/article-body.c src/engine/data/article-body.h \
	src/engine/data/ticket.h \
	src/engine/data/command.c src/engine/data/command.h \
	src/engine/data/event.c src/engine/data/event.h \
	src/engine/download/download.c src/engine/download/download.h \
	src/engine/download/job.c src/engine/download/job.h \
	src/engine/download/part-file.c src/engine/download/part-file.h \
	src/engine/edit/change.c src/engine/edit/change.h \
	src/engine/add/import-archive.c src/engine/add/import-marks.c src/engine/add/import-starred.c src/engine/add/import-states.c src/engine/add/import-transaction.c \
	src/engine/add/import.c src/engine/add/import.h \
	src/engine/edit/edit.c src/engine/edit/edit.h \
	src/engine/edit/index.c src/engine/edit/index.h \
	src/engine/edit/undo-journal.c src/engine/edit/undo-journal.h \
	src/engine/edit/marks.c \
	src/engine/edit/nodes.c \
	src/engine/edit/queue.c \
	src/engine/edit/rules.c \
	src/engine/edit/settings.c \
	src/engine/edit/views.c src/engine/edit/views.h \
	src/engine/engine.c src/engine/engine.h \
	src/engine/handlers.c src/engine/handlers.h \
	src/engine/import.c src/engine/import.h \
	src/engine/internal.h \
	src/engine/loop.c src/engine/loop.h \
	src/engine/parse/call-header.h \
	src/engine/parse/calls.c src/engine/parse/calls.h \
	src/engine/parse/comments.c src/engine/parse/comments.h \
	src/engine/parse/content.c src/engine/parse/content.h \
	src/engine/parse/parser.c src/engine/parse/parser.h \
	src/engine/parse/serve.c src/engine/parse/serve.h \
	src/engine/parse/site-files.c src/engine/parse/site-files.h \
	src/engine/parse/wire.c src/engine/parse/wire.h \
	src/engine/picture/cache.c src/engine/picture/cache.h \
	src/engine/picture/draw.c src/engine/picture/draw.h \
	src/engine/picture/fetch.c src/engine/picture/fetch.h \
	src/engine/portals.c src/engine/portals.h \
	src/engine/read/articles.c \
	src/engine/read/tree.c \
	src/engine/refresh/accounts.c src/engine/refresh/accounts.h \
	src/engine/refresh/answer-status.c src/engine/refresh/answer-status.h \
	src/engine/refresh/comments.c src/engine/refresh/comments.h \
	src/engine/refresh/document.c src/engine/refresh/document.h \
	src/engine/refresh/intake.c src/engine/refresh/intake.h \
	src/engine/refresh/older.c src/engine/refresh/older.h \
	src/engine/refresh/page-fetch.c src/engine/refresh/page-fetch.h \
	src/engine/refresh/pages.c src/engine/refresh/pages.h \
	src/engine/refresh/due.c src/engine/refresh/due.h \
	src/engine/refresh/rule-programs.c src/engine/refresh/rule-programs.h \
	src/engine/refresh/run.c src/engine/refresh/run.h \
	src/engine/refresh/schedule.c src/engine/refresh/schedule.h \
	src/engine/refresh/source.c src/engine/refresh/source.h \
	src/engine/refresh/trim.c src/engine/refresh/trim.h \
	src/engine/thread/closing.c src/engine/thread/closing.h \
	src/engine/thread/lock.c src/engine/thread/lock.h \
	src/engine/thread/parsing.c src/engine/thread/parsing.h \
	src/engine/thread/programs.c src/engine/thread/programs.h \
	src/engine/thread/retry-after.c src/engine/thread/retry-after.h \
	src/engine/thread/source-reach.c src/engine/thread/source-reach.h \
	src/engine/thread/source-settings.c src/engine/thread/source-settings.h \
	src/engine/thread/watch.c src/engine/thread/watch.h \
	src/engine/thread/connectivity.c src/engine/thread/connectivity.h \
	src/engine/thread/worker.c src/engine/thread/worker.h
libengine_a_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
