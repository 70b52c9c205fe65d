# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libtui.a
libtui_a_SOURCES = \
	src/tui/actions.c src/tui/actions.h \
	src/tui/appearance.c src/tui/appearance.h \
	src/tui/article-attachments.c src/tui/article-attachments.h \
	src/tui/article-drawings.c src/tui/article-drawings.h \
	src/tui/article-find.c src/tui/article-find.h \
	src/tui/article-fit.c src/tui/article-fit.h \
	src/tui/article-hints.c src/tui/article-hints.h \
	src/tui/article-hyperlinks.c src/tui/article-hyperlinks.h \
	src/tui/article-lines.c src/tui/article-lines.h \
	src/tui/article-links.c src/tui/article-links.h \
	src/tui/article-load.c src/tui/article-load.h \
	src/tui/article-matches.c src/tui/article-matches.h \
	src/tui/article-move.c src/tui/article-move.h \
	src/tui/article-picture-view.c src/tui/article-picture-view.h \
	src/tui/article-pictures.c src/tui/article-pictures.h \
	src/tui/article-progress.c src/tui/article-progress.h \
	src/tui/article-size.c src/tui/article-size.h \
	src/tui/article-switch.c src/tui/article-switch.h \
	src/tui/article-text.c src/tui/article-text.h \
	src/tui/article-view.c src/tui/article-view.h \
	src/tui/article-wrap.c src/tui/article-wrap.h \
	src/tui/attachments-view.c \
	src/tui/calibrate-view.c \
	src/tui/canvas.c src/tui/canvas.h \
	src/tui/command-line.c src/tui/command-line.h \
	src/tui/details-view.c \
	src/tui/downloads-view.c \
	src/tui/downloads.h \
	src/tui/earlier-view.c \
	src/tui/edit-settings.c src/tui/edit-settings.h \
	src/tui/edit-view.c \
	src/tui/effects.c \
	src/tui/engine-events.c src/tui/engine-events.h \
	src/tui/enlarge.c src/tui/enlarge.h \
	src/tui/event.h \
	src/tui/find.c src/tui/find.h \
	src/tui/follow.c src/tui/follow.h \
	src/tui/frame.c src/tui/frame.h \
	src/tui/geometry.c src/tui/geometry.h \
	src/tui/glyphs.c src/tui/glyphs.h \
	src/tui/heading.c src/tui/heading.h \
	src/tui/help-view.c \
	src/tui/hits.c src/tui/hits.h \
	src/tui/input.c src/tui/input.h \
	src/tui/keys.c src/tui/keys.h \
	src/tui/left-out-view.c \
	src/tui/linear-rows.c src/tui/linear-rows.h \
	src/tui/linear.c src/tui/linear.h \
	src/tui/list-answer.c \
	src/tui/list-jump.c src/tui/list-jump.h \
	src/tui/list-load.c src/tui/list-load.h \
	src/tui/list-model.c src/tui/list-model.h \
	src/tui/list-query.c src/tui/list-query.h \
	src/tui/list-view.c src/tui/list-view.h \
	src/tui/list-window.c src/tui/list-window.h \
	src/tui/mark.c src/tui/mark.h \
	src/tui/meant.c src/tui/meant.h \
	src/tui/offer-view.c \
	src/tui/organise.c src/tui/organise.h \
	src/tui/overlays.h \
	src/tui/panes.c src/tui/panes.h \
	src/tui/problems-view.c \
	src/tui/prompt.c src/tui/prompt.h \
	src/tui/sending.c src/tui/sending.h \
	src/tui/sentence.c src/tui/sentence.h \
	src/tui/services.c src/tui/services.h \
	src/tui/session.c src/tui/session.h \
	src/tui/settings.c src/tui/settings.h \
	src/tui/sheet.c src/tui/sheet.h \
	src/tui/stack.c src/tui/stack.h \
	src/tui/state.h \
	src/tui/subscriptions.c src/tui/subscriptions.h \
	src/tui/summary.c src/tui/summary.h \
	src/tui/surface.c src/tui/surface.h \
	src/tui/text-size.c src/tui/text-size.h \
	src/tui/tree-model.c \
	src/tui/tree-view.c src/tui/tree-view.h \
	src/tui/ui.c src/tui/ui.h \
	src/tui/view.c src/tui/view.h \
	src/tui/views.c src/tui/views.h \
	src/tui/waits.c src/tui/waits.h \
	src/tui/wrap.c src/tui/wrap.h
