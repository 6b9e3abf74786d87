#!/usr/bin/env python3
"""Opens the crate in `fixture/` in rust-analyzer, and checks what its user sees in an editor.

Asks the program that RUST_ANALYZER names, or `rust-analyzer` on PATH. Without one, or without the macro server that belongs
to the toolchain, prints a line that starts with `skipped:` and succeeds. The standard library's source is the toolchain's
`rust-src`, or what RUST_LIBRARY_SRC names: a folder `library` of about the same version; without it the checks of
diagnostics are skipped. Nothing is installed, and this is not part of `cargo test`.

To get one: `cargo install ra_ap_rust-analyzer --version 0.0.332 --locked` is of the time of the pinned toolchain.
"""

import json
import os
import pathlib
import queue
import shutil
import subprocess
import sys
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
FIXTURE = HERE / "fixture"
TARGET = HERE.parent.parent / "target" / "rust-analyzer"
LIB = FIXTURE / "src" / "lib.rs"
CALLS = FIXTURE / "src" / "calls.rs"

# What stands in the fixture.
SHOW_MEMBER = '"/members/{member_id}", errors(404))]\n    async fn show_member'
NOT_FOUND = "Err(ShowMemberError::NotFound(_))"
SHOWN = ["Forbidden", "NotFound", "ServerError", "Unexpected"]

LOADING_SECONDS = 900
ANSWER_SECONDS = 120
CONTENT_MODIFIED = -32801
ENUM_MEMBER = 20


class Skipped(Exception):
    """There is nothing to ask."""


class Failed(Exception):
    """A check failed."""


class Server:
    """rust-analyzer, asked one thing at a time over its standard input and output."""

    def __init__(self, program, settings):
        self.settings = settings
        self.process = subprocess.Popen(
            [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=FIXTURE
        )
        self.messages = queue.Queue()
        self.next_id = 0
        self.status = None
        threading.Thread(target=self._read, daemon=True).start()
        self.request("initialize", {
            "processId": os.getpid(),
            "rootUri": FIXTURE.as_uri(),
            "workspaceFolders": [{"uri": FIXTURE.as_uri(), "name": "fixture"}],
            "initializationOptions": settings,
            "capabilities": {
                "general": {"positionEncodings": ["utf-16"]},
                "workspace": {"configuration": True, "workspaceFolders": True},
                "textDocument": {"definition": {"linkSupport": True}, "diagnostic": {}},
                "experimental": {"serverStatusNotification": True},
            },
        })
        self.notify("initialized", {})

    def wait_until_loaded(self):
        """Waits until the crate is indexed and its macros can be expanded; returns what was said of its health."""
        deadline = time.monotonic() + LOADING_SECONDS
        while not (self.status and self.status["quiescent"]):
            self._handle(self._next(deadline, "loading the crate"))
        return self.status

    def request(self, method, params):
        """The answer's result."""
        deadline = time.monotonic() + ANSWER_SECONDS
        while True:
            self.next_id += 1
            self._send({"id": self.next_id, "method": method, "params": params})
            answer = self._answer(deadline, method)
            error = answer.get("error")
            if error is None:
                return answer["result"]
            # What was being loaded meanwhile changes the answer: the protocol says to ask again.
            if error["code"] != CONTENT_MODIFIED:
                raise Failed(f"{method}: {error['message']}")
            time.sleep(0.2)

    def notify(self, method, params):
        self._send({"method": method, "params": params})

    def stop(self):
        try:
            self.request("shutdown", None)
            self.notify("exit", None)
            self.process.wait(timeout=10)
        except (Failed, OSError, subprocess.TimeoutExpired):
            self.process.kill()

    def _answer(self, deadline, method):
        while True:
            message = self._next(deadline, method)
            if "method" in message:
                self._handle(message)
            elif message["id"] == self.next_id:
                return message

    def _handle(self, message):
        """Takes note of the status, and answers what the server asks."""
        if message["method"] == "experimental/serverStatus":
            self.status = message["params"]
        if "id" in message:
            items = message.get("params", {}).get("items", [])
            is_configuration = message["method"] == "workspace/configuration"
            self._send({"id": message["id"], "result": [self.settings for _ in items] if is_configuration else None})

    def _next(self, deadline, waiting_for):
        try:
            message = self.messages.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            raise Failed(f"no answer in time: {waiting_for}") from None
        if message is None:
            raise Failed(f"rust-analyzer ended with code {self.process.wait()}: {waiting_for}")
        return message

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _read(self):
        stream = self.process.stdout
        while True:
            length = None
            while (line := stream.readline().strip()):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if length is None:
                self.messages.put(None)
                return
            self.messages.put(json.loads(stream.read(length)))


class Document:
    """A file of the fixture, open in the server; the file itself is never written."""

    def __init__(self, server, path):
        self.server, self.path, self.version = server, path, 0
        self.saved = self.text = path.read_text()
        server.notify("textDocument/didOpen", {
            "textDocument": {"uri": path.as_uri(), "languageId": "rust", "version": 0, "text": self.text}
        })

    def edit(self, old, new):
        """Writes `new` where `old` stands once."""
        self.offset(old)
        self._set(self.text.replace(old, new))

    def restore(self):
        self._set(self.saved)

    def offset(self, around, at=None):
        """Where `at` begins within `around`, which stands once."""
        if self.text.count(around) != 1:
            raise Failed(f"bug in this script: {around!r} stands {self.text.count(around)} times in {self.path.name}")
        return self.text.index(around) + around.index(at or around)

    def position(self, offset):
        lines = self.text[:offset].split("\n")
        return {"line": len(lines) - 1, "character": len(lines[-1].encode("utf-16-le")) // 2}

    def ask(self, method, **params):
        return self.server.request(method, {"textDocument": {"uri": self.path.as_uri()}, **params})

    def diagnostics(self):
        """What is wrong with it, as `line: code: message`."""
        items = self.ask("textDocument/diagnostic")["items"]
        return [f"{item['range']['start']['line'] + 1}: {item.get('code')}: {item['message']}" for item in items]

    def _set(self, text):
        self.text, self.version = text, self.version + 1
        self.server.notify("textDocument/didChange", {
            "textDocument": {"uri": self.path.as_uri(), "version": self.version}, "contentChanges": [{"text": text}]
        })


def check_no_diagnostics(documents):
    for document in documents:
        found = document.diagnostics()
        expect(not found, f"{document.path.name} has diagnostics:\n    " + "\n    ".join(found))


def check_missing_arm(calls):
    """That there are no diagnostics says something only if there can be some."""
    calls.edit(f"{NOT_FOUND} => Ok(None),", "")
    found = calls.diagnostics()
    calls.restore()
    expect(any("E0004" in line and "NotFound" in line for line in found), f"no missing arm is seen, but: {found}")


def check_definition(document, around, at, target, target_around, target_at):
    """That the definition of `at` is `target_at`, and nothing else."""
    links = document.ask("textDocument/definition", position=document.position(document.offset(around, at)))
    start = target.offset(target_around, target_at)
    wanted = {"start": target.position(start), "end": target.position(start + len(target_at))}
    found = [(link["targetUri"], link["targetSelectionRange"]) for link in links or []]
    expect(found and all(place == (target.path.as_uri(), wanted) for place in found),
           f"wanted {target.path.name} {shown(wanted)}, got " + (", ".join(
               f"{uri.rsplit('/', 1)[-1]} {shown(place)}" for uri, place in found) or "nothing"))


def check_one_mistake(lib, calls):
    """That a status that is declared twice is one error, at the second, and that the rest stays as it was."""
    lib.edit(SHOW_MEMBER, SHOW_MEMBER.replace("404", "404, 404"))
    items = lib.ask("textDocument/diagnostic")["items"]
    wanted = lib.position(lib.offset("404, 404", " 404") + 1)
    try:
        expect([item["range"]["start"] for item in items] == [wanted], f"wanted one diagnostic at {wanted}, got {items}")
        check_no_diagnostics([calls])
        check_variants_in_pattern(calls, SHOWN)
    finally:
        lib.restore()


def check_variants_in_pattern(calls, variants):
    """That `variants` and nothing else are offered in a pattern that has just been begun."""
    offered = completions(calls, NOT_FOUND, f"{NOT_FOUND} => Ok(None), Err(ShowMemberError::")
    expect_names([item["label"] for item in offered], variants)


def check_variants_in_expression(calls, variants):
    """That exactly `variants` are offered in an expression, beside functions."""
    offered = completions(calls, "let page =", "ShowMemberError::")
    expect_names([item["label"] for item in offered if item["kind"] == ENUM_MEMBER], variants)


def completions(document, before, text):
    """What is offered behind `text`, typed where `before` stands."""
    place = document.offset(before) + len(text)
    document.edit(before, f"{text}\n{before}")
    answer = document.ask("textDocument/completion", position=document.position(place),
                          context={"triggerKind": 2, "triggerCharacter": ":"})
    document.restore()
    return answer["items"] if answer else []


def expect_names(labels, wanted):
    names = sorted(label.split("(")[0] for label in labels)
    expect(names == wanted, f"offered {names}, wanted {wanted}")


def no_library():
    raise Skipped("no source of the standard library: neither `rust-src` nor RUST_LIBRARY_SRC")


def expect(holds, problem):
    if not holds:
        raise Failed(problem)


def shown(place):
    start, end = place["start"], place["end"]
    return f"{start['line'] + 1}:{start['character'] + 1}-{end['line'] + 1}:{end['character'] + 1}"


def program():
    """A rust-analyzer that runs: a proxy of rustup's without its component does not."""
    found = os.environ.get("RUST_ANALYZER") or shutil.which("rust-analyzer")
    if not found:
        raise Skipped("no rust-analyzer on PATH, and RUST_ANALYZER is not set")
    try:
        version = subprocess.run([found, "--version"], capture_output=True, text=True, cwd=FIXTURE, check=False)
    except OSError as error:
        raise Skipped(f"{found} does not run: {error}") from None
    if version.returncode != 0:
        raise Skipped(f"{found} does not run: {version.stderr.strip().partition(chr(10))[0]}")
    return found, version.stdout.strip()


def rust(*arguments):
    return subprocess.run(["rustc", *arguments], capture_output=True, text=True, cwd=FIXTURE, check=True).stdout.strip()


def library_source(sysroot):
    """Where the standard library's source is; None, if nowhere."""
    named = os.environ.get("RUST_LIBRARY_SRC")
    source = pathlib.Path(named) if named else sysroot / "lib/rustlib/src/rust/library"
    return source if (source / "core" / "src" / "lib.rs").is_file() else None


def settings(sysroot, library):
    server = sysroot / "libexec" / "rust-analyzer-proc-macro-srv"
    if not server.is_file():
        raise Skipped("the toolchain has no rust-analyzer-proc-macro-srv")
    source = {"sysrootSrc": str(library)} if library else {}
    return {
        # Left to find the sysroot itself, rust-analyzer would install `rust-src` into the toolchain, and with it the
        # compiler prints other errors than those that the compile-fail cases are compared with.
        "cargo": {"sysroot": str(sysroot), **source, "extraEnv": {"CARGO_TARGET_DIR": str(TARGET)}},
        "procMacro": {"enable": True, "server": str(server)},
        # What rustc says is its own; here it is rust-analyzer that may not be wrong.
        "checkOnSave": False,
        "diagnostics": {"experimental": {"enable": True}},
    }


def checks(server, library):
    lib, calls = Document(server, LIB), Document(server, CALLS)

    def with_library(check):
        # Without the source not even `Ok` and `derive` are known.
        return check if library else no_library

    yield "no false diagnostics", with_library(lambda: check_no_diagnostics([lib, calls]))
    yield "a forgotten status is a diagnostic", with_library(lambda: check_missing_arm(calls))
    yield "a mistake in an attribute is one diagnostic, and nothing else changes", with_library(
        lambda: check_one_mistake(lib, calls))
    yield "from a call to the trait's method", lambda: check_definition(
        calls, "match client.show_member(", "show_member", lib, "async fn show_member(", "show_member")
    yield "from a variant to its status", lambda: check_definition(calls, NOT_FOUND, "NotFound", lib, SHOW_MEMBER, "404")
    yield "from a variant with a name of its own to that name", lambda: check_definition(
        calls, "CreateMemberError::AlreadyMember", "AlreadyMember", lib, "409 => AlreadyMember", "AlreadyMember")
    yield "from a variant to a status of the trait", lambda: check_definition(
        calls, "ShowMemberError::Forbidden", "Forbidden", lib, "errors(403, 5xx)", "403")
    yield "from a variant to a class of the trait", lambda: check_definition(
        calls, "@ ShowMemberError::ServerError", "ServerError", lib, "errors(403, 5xx)", "5xx")
    yield "completion of variants in a pattern", lambda: check_variants_in_pattern(calls, SHOWN)
    yield "completion of variants in an expression", lambda: check_variants_in_expression(calls, SHOWN)


def main():
    try:
        path, version = program()
        sysroot = pathlib.Path(rust("--print", "sysroot"))
        library = library_source(sysroot)
        configuration = settings(sysroot, library)
    except Skipped as reason:
        print(f"skipped: {reason}")
        return 0
    print(f"{version}, {rust('--version')}")
    server = Server(path, configuration)
    failures = 0
    try:
        status = server.wait_until_loaded()
        print(f"loaded: {status['health']}" + (f": {status['message']}" if status.get("message") else ""))
        for name, check in checks(server, library):
            try:
                check()
                print(f"ok      {name}")
            except Skipped as reason:
                print(f"skipped {name}: {reason}")
            except Failed as problem:
                failures += 1
                print(f"FAILED  {name}: {problem}")
    except Failed as problem:
        failures += 1
        print(f"FAILED  {problem}")
    finally:
        server.stop()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
