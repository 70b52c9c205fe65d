# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libstore.a
libstore_a_SOURCES = \
	src/store/account/accounts.c src/store/account/accounts.h \
	src/store/account/items.c src/store/account/items.h \
	src/store/account/merge.c \
	src/store/article/article.c src/store/article/article.h \
	src/store/article/comments.c src/store/article/comments.h \
	src/store/article/identity.c src/store/article/identity.h \
	src/store/article/related.c src/store/article/related.h \
	src/store/article/twins.c src/store/article/twins.h \
	src/store/article/versions.c src/store/article/versions.h \
	src/store/care/backup.c \
	src/store/care/check.c \
	src/store/care/purge.c src/store/care/purge.h \
	src/store/care/retention.c src/store/care/retention.h \
	src/store/edit/edit.c src/store/edit/edit.h \
	src/store/edit/make-path.c \
	src/store/edit/outlines.c \
	src/store/exchange/foreign-archive.c src/store/exchange/foreign-archive.h \
	src/store/exchange/states.c src/store/exchange/states.h \
	src/store/list/article-row.h \
	src/store/list/list.c src/store/list/list.h \
	src/store/mark/account-marks.c src/store/mark/account-marks.h \
	src/store/mark/mark.c src/store/mark/mark.h \
	src/store/mark/notes.c src/store/mark/notes.h \
	src/store/mark/tags.c src/store/mark/tags.h \
	src/store/merge/candidates.c \
	src/store/merge/entry.c src/store/merge/entry.h \
	src/store/merge/insert.c src/store/merge/insert.h \
	src/store/merge/keys.c src/store/merge/keys.h \
	src/store/merge/merge.c src/store/merge/merge.h \
	src/store/merge/page.c \
	src/store/merge/pair.h \
	src/store/merge/rekeyed.c src/store/merge/rekeyed.h \
	src/store/merge/score.c \
	src/store/merge/subject.c src/store/merge/subject.h \
	src/store/merge/twins.c \
	src/store/record/changes.c src/store/record/changes.h \
	src/store/record/downloads.c src/store/record/downloads.h \
	src/store/record/outages.c src/store/record/outages.h \
	src/store/record/pictures.c src/store/record/pictures.h \
	src/store/record/queue.c src/store/record/queue.h \
	src/store/record/state.c src/store/record/state.h \
	src/store/rule/rules.c src/store/rule/rules.h \
	src/store/salvage/copy.c \
	src/store/salvage/file.c src/store/salvage/file.h \
	src/store/salvage/internal.h \
	src/store/salvage/mend.c \
	src/store/salvage/pages.c \
	src/store/salvage/row.c \
	src/store/salvage/salvage.c src/store/salvage/salvage.h \
	src/store/salvage/targets.c \
	src/store/search/fts-candidates.c src/store/search/fts-candidates.h \
	src/store/search/hits.c src/store/search/hits.h \
	src/store/search/index.c src/store/search/index.h \
	src/store/search/marked.c src/store/search/marked.h \
	src/store/search/match.c src/store/search/match.h \
	src/store/search/prefilter.c src/store/search/prefilter.h \
	src/store/search/query.c src/store/search/query.h \
	src/store/search/range.h \
	src/store/search/rank.c src/store/search/rank.h \
	src/store/search/raw-filter.c src/store/search/raw-filter.h \
	src/store/search/stored.c src/store/search/stored.h \
	src/store/search/unindexed.c src/store/search/unindexed.h \
	src/store/search/value.c src/store/search/value.h \
	src/store/sql/compress.c src/store/sql/compress.h \
	src/store/sql/db.c src/store/sql/db.h \
	src/store/sql/hash.h \
	src/store/sql/migrate.c \
	src/store/sql/pack.c src/store/sql/pack.h \
	src/store/sql/rows.c src/store/sql/rows.h \
	src/store/sql/transaction.c \
	src/store/sql/write-back.c src/store/sql/write-back.h \
	src/store/tree/chain.c src/store/tree/chain.h \
	src/store/tree/listing.c src/store/tree/listing.h \
	src/store/tree/path.c src/store/tree/path.h \
	src/store/tree/source-row.h \
	src/store/tree/sources.c src/store/tree/sources.h \
	src/store/tree/tree.c src/store/tree/tree.h \
	src/store/view/set.c src/store/view/set.h \
	src/store/view/tree.c src/store/view/tree.h \
	src/store/view/views.c src/store/view/views.h \
	src/store/view/walk.c src/store/view/walk.h \
	src/store/store.c src/store/store.h
libstore_a_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS) $(ZLIB_CFLAGS)
