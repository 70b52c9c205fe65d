# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libtui.a
libtui_a_SOURCES = \
	src/tui/actions.c \
	src/tui/article-find.c \
	src/tui/article-links.c \
	src/tui/article-model.c \
	src/tui/article-size.c \
	src/tui/article-move.c \
	src/tui/article-progress.c \
	src/tui/article-text.c \
	src/tui/article-pictures.c src/tui/article-pictures.h \
	src/tui/article-view.c src/tui/article-view.h \
	src/tui/article-wrap.c src/tui/article-wrap.h \
	src/tui/calibrate-view.c \
	src/tui/attachments-view.c \
	src/tui/canvas.c src/tui/canvas.h \
	src/tui/command-line.c \
	src/tui/details-view.c \
	src/tui/earlier-view.c \
	src/tui/edit-settings.c src/tui/edit-settings.h \
	src/tui/downloads-view.c src/tui/downloads.h \
	src/tui/edit-view.c \
	src/tui/effects.c \
	src/tui/engine-events.c \
	src/tui/enlarge.c src/tui/enlarge.h \
	src/tui/event.h \
	src/tui/find.c src/tui/find.h \
	src/tui/frame.c \
	src/tui/help-view.c \
	src/tui/hits.c src/tui/hits.h \
	src/tui/input.c \
	src/tui/keys.c src/tui/keys.h \
	src/tui/linear.c src/tui/linear.h \
	src/tui/list-answer.c src/tui/list-jump.c src/tui/list-jump.h src/tui/list-model.c \
	src/tui/left-out-view.c \
	src/tui/organise.c \
	src/tui/list-view.c src/tui/list-view.h \
	src/tui/list-window.c src/tui/list-window.h \
	src/tui/offer-view.c \
	src/tui/overlays.h \
	src/tui/panes.c src/tui/panes.h \
	src/tui/problems-view.c \
	src/tui/prompt.c src/tui/prompt.h \
	src/tui/sending.c \
	src/tui/sentence.c src/tui/sentence.h \
	src/tui/session.c src/tui/session.h \
	src/tui/settings.c src/tui/settings.h \
	src/tui/sheet.c src/tui/sheet.h \
	src/tui/state.h \
	src/tui/subscriptions.c \
	src/tui/summary.c src/tui/summary.h \
	src/tui/surface.c src/tui/surface.h \
	src/tui/text-size.c src/tui/text-size.h \
	src/tui/tree-model.c \
	src/tui/tree-view.c src/tui/tree-view.h \
	src/tui/ui.c src/tui/ui.h \
	src/tui/view.h \
	src/tui/waits.c src/tui/waits.h \
	src/tui/wrap.c src/tui/wrap.h
