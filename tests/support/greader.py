#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Server of the Google Reader API with a state, for tests; loopback only.

  greader.py [--dialect freshrss|miniflux] [--user NAME] [--password WORD] [--under PATH]

Prints its port, then serves until it is killed or the process that started it ends. The API stands
where the dialect has it: PATH/api/greader.php or PATH itself. Below /control the test is "another
machine"; each call is a POST with a JSON object (or nothing) and answers JSON:

  feed       url title folder site       subscribes without fetching
  item       feed [count] [title link html author published keywords enclosures read starred tags]
             ids of the new items; of several, titles and links end with a number
  mark       ids (a list, or "all") [read starred] [tag untag]
  edit       feed [title folder]
  unfeed     feed                        unsubscribes
  label      from [to]                   renames, without `to` removes a folder or tag
  remove     ids                         items vanish
  fail       call how [skip times after] times requests of that call fail, once skip ones have
             passed: how is a status (429 and 503 with Retry-After `after`), "cut-before" or
             "cut-after" carrying it out, "hang-before" or "hang-after" which are cut when
             released, "hold", which is carried out and answered then; call "" is any
  release                                requests that hang go on
  expire                                 logins and tokens become invalid
  requests   [reset]                     counts by call, as "edit-tag"; "ClientLogin" is the login
  state                                  everything
"""
import argparse
import gzip
import json
import os
import sys
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from greader_dialect import Reply, Request
from greader_freshrss import FreshRSS
from greader_miniflux import Miniflux
from greader_state import State

DIALECTS = {"freshrss": FreshRSS, "miniflux": Miniflux}


class Control:
    def __init__(self, server):
        self.server, self.account = server, server.state

    def feed(self, url, title=None, folder=None, site=None):
        return self.account.add_feed(url, title, folder, site).stream

    def item(self, feed, count=1, **fields):
        made = []
        for n in range(count):
            mine = dict(fields)
            if count > 1:
                mine["title"] = f"{fields.get('title', 'Item')} {n + 1}"
                mine["link"] = f"{fields.get('link', 'http://127.0.0.1:9/item/')}{n + 1}"
            item = self.account.add_item(self.account.feeds[feed], **mine)
            self.account.tags += [t for t in item.tags if t not in self.account.tags]
            made.append(str(item.id))
        return made

    def chosen(self, ids):
        every = self.account.items
        return list(every.values()) if ids == "all" else [every[int(i)] for i in ids]

    def mark(self, ids, read=None, starred=None, tag=None, untag=None):
        for item in self.chosen(ids):
            item.read = item.read if read is None else read
            item.starred = item.starred if starred is None else starred
            for name, on in ((tag, True), (untag, False)):
                if name:
                    self.account.tag_item(item, name, on)

    def edit(self, feed, title=None, folder=None):
        found = self.account.feeds[feed]
        found.title = title or found.title
        self.account.move_feed(found, folder or found.folder)

    def unfeed(self, feed):
        self.account.unsubscribe(self.account.feeds[feed])

    def label(self, **names):
        if "to" in names:
            return self.account.rename_label(names["from"], names["to"])
        return self.account.remove_label(names["from"])

    def remove(self, ids):
        for item in self.chosen(ids):
            del self.account.items[item.id]

    def fail(self, call, how, skip=0, times=1, after=None):
        self.server.faults.append({"call": call, "how": how, "skip": skip, "times": times,
                                   "after": after})

    def release(self):
        self.server.release()

    def expire(self):
        self.server.dialect.expire()

    def requests(self, reset=False):
        counts = dict(self.server.counts)
        if reset:
            self.server.counts.clear()
        return counts

    def state(self):
        return self.account.dump()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # one segment per answer

    def log_message(self, *args):
        pass

    def do_GET(self):
        self.serve()

    def do_POST(self):
        self.serve()

    def serve(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        address = urllib.parse.urlsplit(self.path)
        if address.path.startswith("/control/"):
            self.control(address.path.removeprefix("/control/"), body)
            return
        base = self.server.base
        if not address.path.startswith(base + "/"):
            self.reply(Reply(404, "<html><title>Not found</title></html>"))
            return
        path = urllib.parse.unquote(address.path.removeprefix(base))
        auth = self.headers.get("Authorization", "")
        is_form = "form-urlencoded" in self.headers.get("Content-Type", "")
        request = Request(
            self.command, path, fields(address.query), fields(body.decode()) if is_form else {},
            auth.removeprefix("GoogleLogin auth="))
        self.api(request)

    def api(self, request):
        call = request.path.removeprefix("/reader/api/0/").removeprefix("/accounts/")
        with self.server.lock:
            self.server.counts[call] = self.server.counts.get(call, 0) + 1
            fault = self.server.fault_of(call)
            how = fault and fault["how"]
            if how in (None, "cut-after", "hang-after"):
                answer = self.server.dialect.answer(request)
        if how in ("hang-before", "hang-after", "hold"):
            self.server.hang()
        if how == "hold":
            with self.server.lock:
                answer = self.server.dialect.answer(request)
        if how in (None, "hold"):
            self.reply(answer)
        elif isinstance(how, int):
            after = {} if fault["after"] is None else {"Retry-After": str(fault["after"])}
            self.reply(Reply(how, f"status {how}", "text/plain", after))
        if how is not None:
            self.close_connection = True

    def control(self, name, body):
        with self.server.lock:
            try:
                call = getattr(Control(self.server), name)
                answer = call(**json.loads(body or b"{}"))
            except (AttributeError, KeyError, TypeError, ValueError) as e:
                self.reply(Reply(400, f"{type(e).__name__}: {e}\n", "text/plain"))
                return
        self.reply(Reply(200, json.dumps(answer, ensure_ascii=False) + "\n", "application/json"))

    def reply(self, r):
        body = r.body.encode()
        zipped = len(body) > 1000 and "gzip" in self.headers.get("Accept-Encoding", "")
        body = gzip.compress(body, 1) if zipped else body
        self.send_response(r.status)
        self.send_header("Content-Type", r.kind)
        self.send_header("Content-Length", str(len(body)))
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        for name, value in r.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def fields(text):
    return urllib.parse.parse_qs(text, keep_blank_values=True)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, dialect="freshrss", user="gana", password="secret", under=""):
        super().__init__(("127.0.0.1", 0), Handler)
        self.state = State(small_ids=dialect == "miniflux")
        self.dialect = DIALECTS[dialect](self.state, user, password)
        self.base = under.rstrip("/") + self.dialect.base
        self.lock = threading.Lock()
        self.hanging, self.released = threading.Event(), threading.Event()
        self.counts, self.faults = {}, []

    def fault_of(self, call):
        for fault in self.faults:
            if fault["call"] in ("", call):
                if fault["skip"] > 0:
                    fault["skip"] -= 1
                    continue
                fault["times"] -= 1
                if fault["times"] <= 0:
                    self.faults.remove(fault)
                return fault
        return None

    def hang(self):
        released = self.released
        self.hanging.set()
        released.wait()

    def release(self):
        self.hanging.clear()
        self.released.set()
        self.released = threading.Event()

    def handle_error(self, request, client_address):
        """Clients that are killed break connections; anything else is a fault of the server."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dialect", choices=sorted(DIALECTS), default="freshrss")
    parser.add_argument("--user", default="gana")
    parser.add_argument("--password", default="secret")
    parser.add_argument("--under", default="")
    options = parser.parse_args()
    server = Server(options.dialect, options.user, options.password, options.under)
    print(server.server_address[1], flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(0.5)


if __name__ == "__main__":
    main()
