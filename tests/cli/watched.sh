#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A watched page: earlier texts are stored and printed.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

mkdir site
page() {
    cat >site/phones.html <<END
<html><head><title>Phone numbers</title></head><body><article><h1>Phone numbers</h1>
<p>The numbers below are answered on every working day from nine in the morning on.</p>
<p>$1</p></article><div class="footer">Visitors: $2. Copyright 20$2.</div></body></html>
END
}
page "Water: 111" 26
serve site
run 0 add "$url/phones.html" --kind page --title Phones
run 0 articles --in My/Phones
id=$(awk '{ print $1; exit }' out)
run 0 mark read "$id"
page "Water: 111" 27
run 0 sync --force My/Phones
run 1 show "$id" --earlier 1
one_error "no earlier version 1"
page "Water: 222" 28
run 0 sync --force My/Phones
out_has "1 edited"
page "Water: 333" 29
run 0 -q sync --force My/Phones

run 0 show "$id"
out_has "Water: 333"
run 0 show "$id" --earlier 1 --format markdown
out_has "Water: 222"
out_lacks "Water: 333"
run 0 show "$id" --earlier 2
out_has "Water: 111"
run 1 show "$id" --earlier 3
one_error "gander: $id: not found: no earlier version 3 of this article"
run 2 show "$id" --earlier 0
one_error "must be at least 1"
run 0 show "$id" --format json
json 'len(d["_gander"]["earlier"]) == 2 and d["_gander"]["changed"]'
exit 0
