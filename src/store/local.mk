# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libstore.a
libstore_a_SOURCES = \
	src/store/account-items.c src/store/account-items.h \
	src/store/account-marks.c src/store/account-marks.h \
	src/store/account-merge.c \
	src/store/account-row.c src/store/account-row.h \
	src/store/accounts.c src/store/accounts.h \
	src/store/article-row.h \
	src/store/article.c \
	src/store/articles.h \
	src/store/backup.c \
	src/store/comments.c src/store/comments.h \
	src/store/changes.c src/store/changes.h \
	src/store/check.c \
	src/store/compress.c src/store/compress.h \
	src/store/downloads.c src/store/downloads.h \
	src/store/db.c src/store/db.h \
	src/store/foreign.c src/store/foreign.h \
	src/store/hash.h \
	src/store/identity.c src/store/identity.h \
	src/store/list.c \
	src/store/listing.c src/store/listing.h \
	src/store/mark.c \
	src/store/merge-entry.c src/store/merge-entry.h \
	src/store/merge-candidates.c \
	src/store/merge-keys.c src/store/merge-keys.h \
	src/store/merge-match.c src/store/merge-match.h \
	src/store/merge-pair.h \
	src/store/merge-score.c \
	src/store/merge-subject.c src/store/merge-subject.h \
	src/store/merge.c src/store/merge.h \
	src/store/migrate.c \
	src/store/notes.c src/store/notes.h \
	src/store/outages.c src/store/outages.h \
	src/store/pack.c src/store/pack.h \
	src/store/pictures.c src/store/pictures.h \
	src/store/purge.c \
	src/store/queue.c src/store/queue.h \
	src/store/related.c src/store/related.h \
	src/store/rules.c src/store/rules.h \
	src/store/retention.c src/store/retention.h \
	src/store/salvage-copy.c \
	src/store/salvage-file.c src/store/salvage-file.h src/store/salvage-internal.h \
	src/store/salvage-mend.c \
	src/store/salvage-pages.c \
	src/store/salvage-row.c \
	src/store/salvage-targets.c \
	src/store/salvage.c src/store/salvage.h \
	src/store/search-candidates.c src/store/search-candidates.h \
	src/store/search-hits.c src/store/search-hits.h \
	src/store/search-index.c src/store/search-index.h \
	src/store/search-marked.c src/store/search-marked.h \
	src/store/search-match.c src/store/search-match.h \
	src/store/search-range.h \
	src/store/search-prefilter.c src/store/search-prefilter.h \
	src/store/search-rank.c src/store/search-rank.h \
	src/store/search-stored.c src/store/search-stored.h \
	src/store/search-value.c src/store/search-value.h \
	src/store/search.c src/store/search.h \
	src/store/source-row.h \
	src/store/sources.c src/store/sources.h \
	src/store/state.c src/store/state.h \
	src/store/states.c src/store/states.h \
	src/store/store.c src/store/store.h \
	src/store/tags.c src/store/tags.h \
	src/store/transaction.c \
	src/store/tree-edit.c \
	src/store/tree-outlines.c \
	src/store/tree-make.c \
	src/store/tree-path.c src/store/tree-path.h \
	src/store/tree.c src/store/tree.h \
	src/store/twins.c src/store/twins.h \
	src/store/versions.c src/store/versions.h \
	src/store/views-set.c src/store/views-set.h \
	src/store/views-tree.c src/store/views-tree.h \
	src/store/views-walk.c src/store/views-walk.h \
	src/store/views.c src/store/views.h
libstore_a_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS) $(ZLIB_CFLAGS)
