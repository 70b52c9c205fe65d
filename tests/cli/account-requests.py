# SPDX-License-Identifier: GPL-3.0-or-later
# Requests, time and memory of an account's syncs: the first, one without news, one after 30 marks,
# one after a change of 10 articles at the server. Without news a sync takes at most 5 requests, and
# 30 marks at most 2 more.
#   account-requests.py GANDER SUPPORT [ARTICLES]
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

FEEDS = 50
WORDS = "goose river lantern bridge kiln orchard ferry ledger thaw loom ".split()


class Measured:
    def __init__(self, gander, home, server):
        self.gander, self.home, self.server = gander, Path(home), server
        self.env = {"HOME": home, "XDG_STATE_HOME": home, "TMPDIR": home, "LC_ALL": "C.UTF-8",
                    "PATH": "/usr/bin:/bin"}

    def run(self, *words):
        """Output of a command, its seconds and, where GNU time is there, MiB."""
        timed = ["/usr/bin/time", "-q", "-f", "%M", "-o", f"{self.home}/kib"]
        timed = timed if os.path.exists(timed[0]) else []
        began = time.monotonic()
        process = subprocess.run([*timed, self.gander, "-d", f"{self.home}/db", *words],
                                 env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                 text=True, check=False)
        seconds = time.monotonic() - began
        if process.returncode:
            sys.exit(f"gander {' '.join(words)}: status {process.returncode}")
        kib = int((self.home / "kib").read_text()) if timed else 0
        return process.stdout, seconds, kib / 1024

    def measure(self, name, *words):
        self.server.counts.clear()
        _, seconds, mib = self.run(*words)
        counts = dict(self.server.counts)
        total = sum(counts.values())
        calls = ", ".join(f"{n} {call}" for call, n in sorted(counts.items()))
        print(f"{name}: {total} requests, {seconds:.2f} s, {mib:.0f} MiB ({calls})")
        return total

    def unread(self):
        return int(self.run("unread")[0].split()[0])


def fill(server, control, articles):
    for n in range(FEEDS):
        url = f"http://127.0.0.1:9/{n}"
        stream = control.feed(url, f"Feed {n}", f"Folder {n % 7}", url)
        html = "".join(f"<p>{' '.join(WORDS[k:] + WORDS[:k])}, said {n}.</p>" for k in range(20))
        control.item(stream, count=articles // FEEDS, title=f"{WORDS[n % 10]} of {n}",
                     link=f"{url}/", html=html, published=1790000000)


def main(gander, support, articles="2000"):
    sys.path.insert(0, support)
    import greader
    server = greader.Server()
    control = greader.Control(server)
    fill(server, control, int(articles))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(prefix="gander-requests.") as home:
        check(Measured(gander, home, server), control, int(articles))


def check(m, control, articles):
    password = m.home / "password"
    password.write_text("secret\n")
    password.chmod(0o600)
    m.measure("account", "account", "add", f"http://127.0.0.1:{m.server.server_address[1]}",
              "--user", "gana", "--password-file", str(password), "--title", "Home")
    m.measure("first sync", "sync")
    expect(m.unread() == articles, f"{articles} unread articles were expected")
    quiet = m.measure("nothing new", "sync")
    expect(quiet <= 5 + articles // 50000, "a sync without news takes more than 5 requests")
    listed = json.loads(m.run("articles", "--json", "--limit", "30")[0])["items"]
    m.run("mark", "read", *(str(i["_gander"]["id"]) for i in listed))
    after = m.measure("30 marks", "sync")
    expect(after <= quiet + 2, "30 marks take more than 2 further requests")
    expect(sum(i.read for i in m.server.state.items.values()) == 30, "30 marks should arrive")
    control.item("feed/1", count=10, title="late", link="http://127.0.0.1:9/late/")
    m.measure("10 new articles", "sync")
    expect(m.unread() == articles - 20, "10 new articles should arrive")
    m.measure("nothing new", "sync")


def expect(holds, what):
    if not holds:
        sys.exit(what)


if __name__ == "__main__":
    main(*sys.argv[1:])
