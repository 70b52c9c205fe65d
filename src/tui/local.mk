# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libtui.a
libtui_a_SOURCES = \
	src/tui/action/actions.c src/tui/action/actions.h \
	src/tui/action/automatic.c src/tui/action/automatic.h \
	src/tui/action/full-text.c src/tui/action/full-text.h \
	src/tui/action/keeping.c src/tui/action/keeping.h \
	src/tui/action/organise.c src/tui/action/organise.h \
	src/tui/action/exporting.c src/tui/action/exporting.h \
	src/tui/action/sending.c src/tui/action/sending.h \
	src/tui/action/settings.c src/tui/action/settings.h \
	src/tui/action/subscriptions.c src/tui/action/subscriptions.h \
	src/tui/article/article.h \
	src/tui/article/follow.c src/tui/article/follow.h \
	src/tui/article/lines.c src/tui/article/lines.h \
	src/tui/article/links.c src/tui/article/links.h \
	src/tui/article/load.c src/tui/article/load.h \
	src/tui/article/matches.c src/tui/article/matches.h \
	src/tui/article/move.c src/tui/article/move.h \
	src/tui/article/picture-view.c src/tui/article/picture-view.h \
	src/tui/article/pictures.c src/tui/article/pictures.h \
	src/tui/article/size-commands.c src/tui/article/size-commands.h \
	src/tui/core/appearance.c src/tui/core/appearance.h \
	src/tui/core/effects.c \
	src/tui/core/geometry.c src/tui/core/geometry.h \
	src/tui/core/list-answer.c \
	src/tui/core/list-window.c src/tui/core/list-window.h \
	src/tui/core/target.c src/tui/core/target.h \
	src/tui/core/panes.c src/tui/core/panes.h \
	src/tui/core/services.c src/tui/core/services.h \
	src/tui/core/state.h \
	src/tui/core/summary.c src/tui/core/summary.h \
	src/tui/core/view.h \
	src/tui/core/waits.c src/tui/core/waits.h \
	src/tui/draw/canvas.c src/tui/draw/canvas.h \
	src/tui/draw/find.c src/tui/draw/find.h \
	src/tui/draw/wrap.c src/tui/draw/wrap.h \
	src/tui/engine-events.c src/tui/engine-events.h \
	src/tui/frame.c src/tui/frame.h \
	src/tui/input.c src/tui/input.h \
	src/tui/keys.c src/tui/keys.h \
	src/tui/linear.c src/tui/linear.h \
	src/tui/list/hits.c src/tui/list/hits.h \
	src/tui/list/jump.c src/tui/list/jump.h \
	src/tui/list/list.h \
	src/tui/list/load.c src/tui/list/load.h \
	src/tui/list/model.c src/tui/list/model.h \
	src/tui/list/picks.c src/tui/list/picks.h \
	src/tui/list/query.c src/tui/list/query.h \
	src/tui/overlay/calibrate.c \
	src/tui/overlay/qr.c \
	src/tui/draw/logical.c src/tui/draw/logical.h \
	src/tui/draw/qr.c src/tui/draw/qr.h \
	src/tui/overlay/details.c \
	src/tui/overlay/downloads.c \
	src/tui/overlay/comments.c \
	src/tui/overlay/earlier.c \
	src/tui/overlay/edit-settings.c \
	src/tui/overlay/edit.c \
	src/tui/overlay/help.c \
	src/tui/overlay/left-out.c \
	src/tui/overlay/offer.c \
	src/tui/overlay/overlays.h \
	src/tui/overlay/problems.c \
	src/tui/overlay/saved-views.c \
	src/tui/overlay/tags.c \
	src/tui/overlay/queue.c \
	src/tui/overlay/rules.c \
	src/tui/pane/article.c \
	src/tui/pane/linear-rows.c src/tui/pane/linear-rows.h \
	src/tui/pane/list.c \
	src/tui/pane/tree.c \
	src/tui/pane/views.c src/tui/pane/views.h \
	src/tui/session.c src/tui/session.h \
	src/tui/size/enlarge.c src/tui/size/enlarge.h \
	src/tui/size/text-size.c src/tui/size/text-size.h \
	src/tui/tree/model.c src/tui/tree/model.h \
	src/tui/ui.c src/tui/ui.h \
	src/tui/widget/command-line.c src/tui/widget/command-line.h \
	src/tui/widget/prompt.c src/tui/widget/prompt.h \
	src/tui/widget/sheet.c src/tui/widget/sheet.h \
	src/tui/widget/stack.c src/tui/widget/stack.h
