# SPDX-License-Identifier: GPL-3.0-or-later
# Reads banned.txt, then sources, and prints every call banned there, outside of comments and
# strings.
FILENAME ~ /banned\.txt$/ {
    if (/^[a-z_]/) {
        group++
        names[group] = "(^|[^A-Za-z0-9_.>])(" $1 ")[ ]*\\("
        n_places[group] = split($2, list, ",")
        for (i = 1; i <= n_places[group]; i++)
            place[group, i] = list[i]
        $1 = $2 = ""
        why[group] = $0
        sub(/^ +/, "", why[group])
    }
    next
}

FNR == 1 {
    file = substr(FILENAME, length(root) + 1)
    comment = 0
    for (g = 1; g <= group; g++) {
        free[g] = 0
        for (i = 1; i <= n_places[g]; i++)
            if (index(file, place[g, i]) == 1)
                free[g] = 1
    }
}

!comment && !/\(|\/\*/ {
    next
}

{
    line = $0
    gsub(/\\./, "", line)
    gsub(/"[^"]*"/, "\"\"", line)
    if (comment) {
        if (!sub(/^.*\*\//, "", line))
            next
        comment = 0
    }
    while (match(line, /\/\*/)) {
        rest = substr(line, RSTART + 2)
        line = substr(line, 1, RSTART - 1)
        end = index(rest, "*/")
        if (!end) {
            comment = 1
            break
        }
        line = line " " substr(rest, end + 2)
    }
    sub(/\/\/.*/, "", line)
    if (line ~ /^[ \t]*#[ \t]*define/)
        next
    for (g = 1; g <= group; g++)
        if (!free[g] && line ~ names[g])
            print FILENAME ":" FNR ": " why[g] ": " $0
}
