# SPDX-License-Identifier: GPL-3.0-or-later
# The table of doc/ARCHITECTURE.md in the form of layers.txt.
/^\| `src\// {
    n = split($0, cell, "|")
    folder = cell[2]
    gsub(/[` ]|src\/|\//, "", folder)
    may = cell[n - 1]
    gsub(/[`,]/, "", may)
    sub(/^ +/, "", may)
    sub(/ +$/, "", may)
    if (may == "libc")
        may = ""
    else if (may == "all of the above")
        may = above
    else if (may == "all")
        may = "*"
    above = above (above ? " " : "") folder
    print folder ":" (may ? " " may : "")
}
