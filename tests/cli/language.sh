#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Translations, from catalogues made as by `make install`.
. "${srcdir:-.}/tests/cli/lib.sh"

command -v msgfmt >/dev/null || skip "msgfmt is not there (gettext)"
gander=$build/tests/cli/gander-translated
for language in zh_CN zh_TW; do
    directory=$build/tests/locale/$language/LC_MESSAGES
    mkdir -p "$directory"
    msgfmt --check -o "$directory/gander.mo" "$source/po/$language.po" 2>err ||
        fail "po/$language.po has errors"
done

echo '<!DOCTYPE html><html><body>no feed</body></html>' >page.html

LANGUAGE=zh_CN
export LANGUAGE
run 0 --help
out_has 用法
out_has 命令：
run 2 decdoe
one_error decode
err_has 没有

# The layers below tell failures in English; what stands in reasons.def is translated here.
run 1 add http://127.0.0.1:1/feed.xml
err_is "gander: http://127.0.0.1:1/feed.xml: 无法连接: 127.0.0.1:1 拒绝连接"
run 1 feed page.html
err_is "gander: page.html: 不是订阅源: 内容是网页"
run 2 rule add geese shout
one_error "没有此动作：shout；"
run 1 rule remove 99
one_error "没有规则 99"
run 0 rule add --apply geese mute
out_is "已添加规则 1，已标记 0 篇文章"
cat >feed.json <<'END'
{"version": "https://jsonfeed.org/version/1.1", "title": "雁水日报", "items": [
 {"id": "1", "title": "大雁南飞", "content_text": "a"}]}
END
serve .
run 0 add "$url/feed.json"
run 0 digest
out_has "• 大雁南飞（雁水日报，"

LANGUAGE=zh_TW
run 0 --help
out_has 用法
run 2 decdoe
one_error decode
err_has 沒有
run 1 add http://127.0.0.1:1/feed.xml
err_is "gander: http://127.0.0.1:1/feed.xml: 無法連線: 127.0.0.1:1 拒絕連線"
run 1 feed page.html
err_is "gander: page.html: 不是訂閱來源: 內容是網頁"

LANGUAGE=en
run 0 --help
out_has Usage:

# Every language says everything, and nothing by guess.
for language in zh_CN zh_TW; do
    msgfmt --statistics -o /dev/null "$source/po/$language.po" 2>err
    ! grep -qE 'fuzzy|untranslated' err || fail "po/$language.po is not complete"
done

# So are problems in the rules for sites, told with their place.
mkdir -p "$HOME/.config/gander/sites"
echo 'body div' >"$HOME/.config/gander/sites/mine.rules"
LANGUAGE=zh_CN
run 1 check
out_has "mine.rules:1: 必须先有一行“host”"

# A sentence in a sentence, told at once and from the database: what a server's number means.
mkdir site
cp "$source/tests/cli/formats.xml" site/feed.xml
serve site
run 0 add "$url/feed.xml" --title Feed
rm site/feed.xml
run 3 sync --force
err_is "gander: Feed: 服务器返回错误: 127.0.0.1 返回 HTTP 404：未找到"
LANGUAGE=zh_TW
run 0 source "$url/feed.xml"
out_has "127.0.0.1 傳回 HTTP 404：找不到"
out_has "失敗後延後重試"

# Portals of its own are named in the language; paths stay as they are.
LANGUAGE=zh_CN
run 0 portal list
out_has 东南网
LANGUAGE=en
run 0 portal list
out_has "Southeast Network"

# Errors in the configuration.
LANGUAGE=zh_CN
echo 'mouse maybe' >"$HOME/.config/gander/config"
run 2 tree
err_is "gander: $HOME/.config/gander/config:1: mouse 只能是 yes 或 no，不能是 maybe"
exit 0
