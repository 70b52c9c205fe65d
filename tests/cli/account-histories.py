# SPDX-License-Identifier: GPL-3.0-or-later
# Random histories of an account: two databases and the server change marks, tags and subscriptions
# in any order, syncs are killed and requests fail. After quiet syncs all three agree, and no change
# is lost.
#   account-histories.py GANDER SUPPORT ROUNDS [SEED]
# A failed round prints its history; its number as SEED repeats it, except for the moments of kills.
import contextlib
import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TAGS = ["alpha", "béta", "桥"]
FOLDERS = ["Uncategorized", "News", "Culture", "中文"]
WORDS = "goose river lantern bridge kiln orchard ferry ledger thaw loom".split()
CALLS = ["ClientLogin", "tag/list", "subscription/list", "stream/items/ids",
         "stream/items/contents", "subscription/edit", ""] + ["edit-tag"] * 5
FAULTS = [500, 401, "cut-before", "cut-after", "cut-after"] * 2 + [503, 429]
HANGS = ["hang-before", "hang-after", "hold"]
SHARED = 3  # feeds that both clients subscribe to by themselves


class Register:
    """Changes of one mark, title, folder or tag, each during the steps when it may take effect."""

    def __init__(self, base):
        self.base = base
        self.changes = []

    def add(self, step, who, value, weak):
        for change in self.changes:
            if change["who"] == who and change["end"] is None:
                change["superseded"] = True
        self.changes.append({"who": who, "value": value, "start": step, "weak": weak,
                             "end": step if who == "server" else None, "superseded": False})

    def settle(self, step, who, until):
        """All changes that `who` made up to a step have taken effect."""
        for change in self.changes:
            if change["who"] == who and change["end"] is None and change["start"] <= until:
                change["end"] = step

    def allowed(self):
        """Values of changes that no later one has replaced. A weak change took nothing back to
        what it was known to be: it may count or not."""
        alive = [c for c in self.changes if not c["superseded"]]
        strong = [c for c in alive if not c["weak"]]
        alive = [c for c in alive
                 if not any(o["start"] > (c["end"] or 1e9) for o in strong)]
        values = {c["value"] for c in alive}
        if not any(not c["weak"] for c in alive):
            values.add(self.base)
        return values


class History:
    def __init__(self, gander, greader, seed):
        self.random = random.Random(seed)
        self.dialect = "miniflux" if seed % 4 == 3 else "freshrss"
        self.work = Path(tempfile.mkdtemp(prefix="gander-histories."))
        self.server = greader.Server(self.dialect, "gana", "secret")
        self.control = greader.Control(self.server)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.site = ThreadingHTTPServer(("127.0.0.1", 0), Feeds)
        threading.Thread(target=self.site.serve_forever, daemon=True).start()
        self.registers = {}
        self.step = 0
        self.log = []
        self.serial = 0
        self.clients = [Client(self, gander, name) for name in "AB"]

    def close(self):
        for server in (self.server, self.site):
            server.shutdown()
            server.server_close()
        shutil.rmtree(self.work)

    def say(self, *words):
        self.log.append(f"{self.step:3} " + " ".join(map(str, words)))

    def url_of_site(self):
        return f"http://127.0.0.1:{self.site.server_address[1]}"

    def shared(self):
        return [f"{self.url_of_site()}/shared{n}" for n in range(SHARED)]

    # Changes, with their registers.

    def note(self, who, key, value, weak):
        self.registers[key].add(self.step, who, value, weak)

    def watch(self, key, base):
        self.registers.setdefault(key, Register(base))

    def watch_server(self):
        """Registers for all that the server has."""
        for item in self.server.state.items.values():
            self.watch((item.link, "read"), False)
            self.watch((item.link, "starred"), False)
            for tag in TAGS:
                self.watch((item.link, tag), False)
        for feed in self.server.state.feeds.values():
            self.watch((feed.url, "title"), feed.title)
            self.watch((feed.url, "folder"), feed.folder)
            self.watch((feed.url, "there"), True)

    def server_value(self, key):
        for item in self.server.state.items.values():
            if item.link == key[0]:
                return key[1] in item.tags if key[1] in TAGS else getattr(item, key[1])
        feed = self.server.state.feed_of(key[0])
        if key[1] == "there":
            return feed is not None
        return getattr(feed, key[1], None)

    def on_server(self, key, value):
        self.note("server", key, value, self.server_value(key) == value)

    def add_items(self):
        feeds = list(self.server.state.feeds.values())
        if feeds:
            feed = self.random.choice(feeds)
            for _ in range(self.random.randint(1, 5)):
                self.serial += 1
                words = " ".join(self.random.sample(WORDS, 4))
                self.control.item(feed.stream, title=f"{words} {self.serial}",
                                  link=f"http://127.0.0.1:9/{self.serial}",
                                  html=f"<p>{words} {self.serial ** 3}</p>",
                                  published=1790000000 + self.serial * 1000)
            self.say("server: items to", feed.stream, "up to", self.serial)
            self.watch_server()

    def server_marks(self):
        self.watch_server()
        items = list(self.server.state.items.values())
        if not items:
            return
        chosen = self.random.sample(items, min(len(items), self.random.randint(1, 4)))
        name = self.random.choice(["read", "starred"] + (TAGS if self.has_tags() else []))
        value = self.random.random() < 0.6
        for item in chosen:
            self.on_server((item.link, name), value)
        ids = [str(i.id) for i in chosen]
        if name in TAGS:
            self.control.mark(ids, **{"tag" if value else "untag": name})
        else:
            self.control.mark(ids, **{name: value})
        self.say("server:", name, value, *(i.link[19:] for i in chosen))

    def server_edits(self):
        feeds = list(self.server.state.feeds.values())
        self.watch_server()
        if feeds:
            feed = self.random.choice(feeds)
            name = self.random.choice(["title", "folder"])
            self.serial += 1
            value = self.random.choice(FOLDERS) if name == "folder" else f"Server {self.serial}"
            self.on_server((feed.url, name), value)
            self.control.edit(feed.stream, **{name: value})
            self.say("server:", feed.url[-5:], name, value)

    def server_renames_folder(self):
        old, new = self.random.sample(FOLDERS[1:], 2)
        self.watch_server()
        if old in self.server.state.folders:
            for feed in self.server.state.feeds.values():
                if feed.folder == old:
                    self.on_server((feed.url, "folder"), new)
            self.server.state.rename_label(old, new)
            self.say("server: folder", old, "is now", new)

    def server_renames_tag(self):
        """To another name, or to none."""
        old, new = self.random.sample(TAGS, 2)
        new = self.random.choice([new, None])
        self.watch_server()
        if old in self.server.state.tags:
            for item in self.server.state.items.values():
                if old in item.tags:
                    self.on_server((item.link, old), False)
                    if new:
                        self.on_server((item.link, new), True)
            if new:
                self.server.state.rename_label(old, new)
            else:
                self.server.state.remove_label(old)
            self.say("server: tag", old, "is now", new)

    def server_unsubscribes(self):
        feeds = list(self.server.state.feeds.values())
        self.watch_server()
        if len(feeds) > 2:
            feed = self.random.choice(feeds)
            self.on_server((feed.url, "there"), False)
            self.control.unfeed(feed.stream)
            self.say("server: no", feed.url[-5:])

    def has_tags(self):
        return self.dialect == "freshrss"

    # The whole.

    def run(self):
        for n in range(3):
            url = f"{self.url_of_site()}/{n}"
            self.control.feed(url, f"Feed {n}", self.random.choice(FOLDERS), url)
        for _ in range(3):
            self.add_items()
        for client in self.clients:
            client.add_account()
        actions = [self.add_items, self.server_marks, self.server_edits] * 4 + \
            [self.server_unsubscribes, self.server_renames_folder, self.server_renames_tag]
        for client in self.clients:
            actions += [client.marks] * 10 + [client.edits] * 3 + \
                [client.mark_source, client.subscribe, client.unsubscribe] + \
                [client.rename_folder] + \
                [client.subscribe_shared] * 2 + \
                [client.sync, client.sync_with_faults, client.sync_with_kill,
                 client.sync_with_hang] * 3
        for _ in range(self.random.randint(15, 40)):
            self.step += 1
            self.random.choice(actions)()
        self.server.faults.clear()
        for client in self.clients * 3:
            self.step += 1
            client.sync_quietly()
        self.compare()

    def compare(self):
        state = self.server.state
        items = {i.link: {"read": i.read, "starred": i.starred} | {t: t in i.tags for t in TAGS}
                 for i in state.items.values()}
        feeds = {f.url: {"title": f.title, "folder": f.folder} for f in state.feeds.values()}
        for client in self.clients:
            client.look()
            # What was read before it was seen does not come, unless it is marked.
            here = {k: v for k, v in items.items()
                    if k in client.items or v != {**dict.fromkeys(v, False), "read": True}}
            self.equal(client.name, {k: v for k, v in client.items.items() if k in here}, here)
            self.equal(client.name, client.feeds, feeds)
        for key, register in self.registers.items():
            got = self.server_value(key)
            if got is not None and got not in register.allowed():
                raise Wrong(f"{key} is {got}, allowed are {register.allowed()}: "
                            f"{register.changes}")

    def equal(self, name, got, want):
        for key in got.keys() | want.keys():
            if got.get(key) != want.get(key):
                raise Wrong(f"{name} has {key} as {got.get(key)}, the server as {want.get(key)}")


class Client:
    def __init__(self, history, gander, name):
        self.history, self.gander, self.name = history, gander, name
        self.home = history.work / name
        self.home.mkdir()
        self.items, self.feeds, self.ids, self.paths, self.places = {}, {}, {}, {}, {}
        self.added = set()  # addresses that it has subscribed to
        self.known = {}  # value at the last sync by key; None: uncertain
        self.recent = []  # marks since the last sync, with their step

    def command(self, *words):
        env = {"HOME": str(self.home), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin",
               "XDG_STATE_HOME": str(self.home), "TMPDIR": str(self.home)}
        return subprocess.Popen([self.gander, "-d", str(self.home / "db"), *words], env=env,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)

    def run(self, *words):
        process = self.command(*words)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err

    def need(self, *words):
        status, out, err = self.run(*words)
        if status != 0:
            raise Wrong(f"{self.name}: gander {' '.join(words)} ended with {status}: {err}")
        return out

    def say(self, *words):
        self.history.say(self.name + ":", *words)

    def add_account(self):
        password = self.home / "password"
        password.write_text("secret\n")
        password.chmod(0o600)
        port = self.history.server.server_address[1]
        self.need("account", "add", f"http://127.0.0.1:{port}", "--user", "gana",
                  "--password-file", str(password), "--title", "Home")
        self.sync_quietly()

    # Syncs.

    def sync(self, *path):
        status, _, err = self.run("sync", *path)
        self.say("sync", status, err.strip())
        self.synced(status == 0, self.history.step)
        return status == 0

    def synced(self, ok, began):
        """The end of a sync that began after a step; later marks may be sent or not."""
        history = self.history
        history.watch_server()
        if ok:
            self.recent = [mark for mark in self.recent if mark[0] > began]
            for register in history.registers.values():
                register.settle(history.step, self.name, began)
        during = {(link, name) for _, links, name, _ in self.recent for link in links} if ok else ()
        before = self.values()
        self.look()
        for key, value in self.values().items():
            settled = key not in during and (ok or self.known.get(key) == before.get(key))
            self.known[key] = value if settled else None

    def values(self):
        both = self.items | self.feeds
        return {(key, name): value for key, entry in both.items() for name, value in entry.items()}

    def sync_with_faults(self):
        """Several in a row, over one or two syncs."""
        history = self.history
        call, how = history.random.choice(CALLS), history.random.choice(FAULTS)
        history.control.fail(call, how, skip=history.random.randint(0, 3),
                             times=history.random.randint(1, 4), after=1)
        self.say("fault", call or "any", how)
        for _ in range(history.random.randint(1, 2)):
            self.sync()
            history.step += 1
        history.server.faults.clear()

    def sync_with_hang(self):
        """Everybody goes on while a request hangs; then it is answered, cut, or the sync killed."""
        history, server = self.history, self.history.server
        call, how = history.random.choice(CALLS), history.random.choice(HANGS)
        history.control.fail(call, how, skip=history.random.randint(0, 3))
        began = history.step
        process = self.command("sync")
        while process.poll() is None and not server.hanging.wait(0.01):
            pass
        self.say(how, call or "any") if server.hanging.is_set() else self.say("nothing hangs")
        for _ in range(history.random.randint(0, 3) if server.hanging.is_set() else 0):
            history.step += 1
            self.look()
            history.random.choice([self.marks, history.server_marks, history.server_edits])()
        if history.random.random() < 0.3:
            process.send_signal(signal.SIGKILL)
        server.faults.clear()
        server.release()
        process.communicate(timeout=120)
        self.say("sync ends with", process.returncode)
        self.synced(process.returncode == 0, began)

    def sync_with_kill(self):
        process = self.command("sync")
        time.sleep(self.history.random.random() ** 2 * 0.1)
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGKILL)
        process.communicate()
        self.say("sync, killed" if process.returncode < 0 else "sync, too late to kill")
        self.synced(process.returncode == 0, self.history.step)

    def sync_quietly(self):
        for _ in range(20):
            if self.sync("--force"):  # compares all labels
                return
            time.sleep(0.3)
        raise Wrong(f"{self.name} does not sync")

    def look(self):
        """Reads articles and sources."""
        document = json.loads(self.need("articles", "--json", "--limit", "0"))
        self.items, self.ids = {}, {}
        for entry in document["items"]:
            own = entry["_gander"]
            self.ids[entry["url"]] = str(own["id"])
            self.places[entry["url"]] = own["path"]
            self.items[entry["url"]] = {"read": own["read"], "starred": own["starred"]} | {
                t: t in own["tags"] for t in TAGS}
        self.feeds, self.paths, self.folders = {}, {}, set()
        for portal in json.loads(self.need("tree", "--json"))["portals"]:
            self.walk(portal, [portal["title"]], "Uncategorized")

    def walk(self, node, path, folder):
        for child in node.get("children", []):
            below = path + [child["title"]]
            if child["kind"] == "feed":
                self.feeds[child["url"]] = {"title": child["title"], "folder": folder}
                self.paths[child["url"]] = below
            elif child["kind"] == "category":
                self.folders.add(child["title"])
            self.walk(child, below, child["title"])

    # Changes.

    def note(self, key, value, before=False):
        self.history.watch(key, before)
        known = self.known.get(key)
        self.history.note(self.name, key, value, known is None or known == value)

    def marks(self):
        history, links = self.history, sorted(self.items)
        if not links:
            return
        chosen = history.random.sample(links, min(len(links), history.random.randint(1, 4)))
        name = history.random.choice(["read", "starred"] + (TAGS if history.has_tags() else []))
        value = history.random.random() < 0.6
        if self.recent and history.random.random() < 0.4:
            _, chosen, name, value = history.random.choice(self.recent)
            chosen, value = [link for link in chosen if link in self.items], not value
        if chosen:
            self.mark(chosen, name, value)

    def mark(self, chosen, name, value):
        words = {("read", True): ["mark", "read"], ("read", False): ["mark", "unread"],
                 ("starred", True): ["mark", "star"], ("starred", False): ["mark", "unstar"]}
        verb = words.get((name, value)) or ["tag" if value else "untag", name]
        self.need(*verb, *(self.ids[link] for link in chosen))
        for link in chosen:
            self.note((link, name), value)
            self.items[link][name] = value
        self.recent.append((self.history.step, chosen, name, value))
        self.say(*verb, *(link[19:] for link in chosen))

    def path_of(self, url):
        return "/".join(self.paths[url])

    def mark_source(self):
        """All articles of a source."""
        if self.feeds:
            url = self.history.random.choice(sorted(self.feeds))
            self.need("mark", "read", "--in", self.path_of(url))
            for link, place in self.places.items():
                if place == self.paths[url]:
                    self.note((link, "read"), True)
                    self.items[link]["read"] = True
            self.say("mark read --in", url[-5:])

    def rename_folder(self):
        old = self.history.random.choice(FOLDERS[1:])
        free = sorted(set(FOLDERS) - self.folders)
        if old in self.folders and free:
            new = self.history.random.choice(free)
            self.need("category", "rename", f"Home/{old}", new)
            for url, feed in self.feeds.items():
                if feed["folder"] == old:
                    self.note((url, "folder"), new, old)
            self.say("folder", old, "is now", new)
            self.look()

    def unsubscribe(self):
        if len(self.feeds) > 2:
            url = self.history.random.choice(sorted(self.feeds))
            self.need("category", "remove", self.path_of(url))
            self.note((url, "there"), False, True)
            self.say("no", url[-5:])
            self.look()

    def edits(self):
        history, urls = self.history, sorted(self.feeds)
        if not urls:
            return
        url = history.random.choice(urls)
        history.serial += 1
        if history.random.random() < 0.5:
            name, value = "title", f"{self.name} {history.serial}"
            self.need("category", "rename", self.path_of(url), value)
        else:
            name, value = "folder", history.random.choice(FOLDERS)
            with contextlib.suppress(Wrong):  # it may be there already
                self.need("category", "add", f"Home/{value}")
            self.need("category", "move", self.path_of(url), "--in", f"Home/{value}")
        self.note((url, name), value, self.feeds[url][name])
        self.say(url[-5:], name, value)
        self.look()

    def subscribe(self):
        self.history.serial += 1
        self.add_feed(f"{self.history.url_of_site()}/{self.history.serial}")

    def subscribe_shared(self):
        """A feed that the other may add as well, before either knows of it from the server."""
        history = self.history
        free = set(history.shared()) - self.feeds.keys() - self.added
        if free:
            self.add_feed(history.random.choice(sorted(free)))

    def add_feed(self, url):
        folder, before = self.history.random.choice(FOLDERS), self.values()
        self.need("add", url, "--in", f"Home/{folder}", "--kind", "feed")
        self.added.add(url)
        self.say("subscribe", url[-5:], "in", folder)
        self.look()
        # If both have added it, the server's title counts.
        self.known |= {k: None if k[1] == "title" else v for k, v in self.values().items()
                       if k not in before}
        self.note((url, "title"), self.feeds[url]["title"])
        self.note((url, "folder"), folder)
        self.note((url, "there"), True)


class Feeds(BaseHTTPRequestHandler):
    """A feed of two items for each number."""

    def log_message(self, *args):
        pass

    def do_GET(self):
        base = f"http://127.0.0.1:{self.server.server_address[1]}{self.path}"
        items = "".join(f"<item><title>{self.path} {n} of its own</title><link>{base}/{n}</link>"
                        f"<description>{self.path * 3} {n}</description></item>" for n in (1, 2))
        body = (f"<rss version='2.0'><channel><title>Site {self.path[1:]}</title>"
                f"<link>{base}</link>{items}</channel></rss>").encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # the client was killed
            self.wfile.write(body)


class Wrong(Exception):
    pass


def main(gander, support, rounds, seed=None):
    sys.path.insert(0, support)
    import greader
    first = int(seed) if seed else 1
    for number in range(first, first + int(rounds)):
        history = History(gander, greader, number)
        try:
            history.run()
        except Wrong as e:
            print("\n".join(history.log))
            sys.exit(f"round {number}: {e}")
        finally:
            history.close()
    print(f"{rounds} histories")


if __name__ == "__main__":
    main(*sys.argv[1:])
