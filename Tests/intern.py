#!/usr/bin/env python3
"""Keeps each large value of the vectors once, in Tests/Vectors/values.

    Tests/intern.py            store what repeats, in all files, after recording anew
    Tests/intern.py --expand FOLDER   write the vectors whole, as they were recorded

A line refers to what is stored in three ways, which WireTestSupport resolves:

    {"$stored":"name"}         the JSON value of values/name.json
    {"$text":[piece, ...]}     a text made of pieces: a text, [text, count] for a repeated one,
                               or {"$stored":"name"} for the text of values/name.json or name.txt
    {"$base64":[piece, ...]}   the base64 of such a text

Line feeds in a file of JSON count for nothing; they are there so that differences read well.
A block of a .heads or .pieces file names what is stored with @name in place of its length.
"""
import base64
import collections
import functools
import json
import pathlib
import re
import shutil
import sys

VECTORS = pathlib.Path(__file__).parent / "Vectors"
LEAST = 500  # bytes; a shorter value is easier to read where it is used
SAVED = 4_000  # bytes; but one that comes so often that this much is saved
LINES = [
    "flight.jsonl", "flight-decode.jsonl", "flight-forms.jsonl", "captures-flight/answers.jsonl",
    "next-weights.jsonl", "multipart-decode.jsonl", "hpack.jsonl", "validation.jsonl",
]
BLOCKS = ["pieces/*.pieces", "heads/*.heads"]
STREAMS = {"stream"}  # members whose base64 is of text
RUN = re.compile(r"(.{1,64}?)\1{7,}", re.DOTALL)
UNFIT = re.compile("[\0\ud800-\udfff]")
ROW = re.compile(r"(?:[0-9a-f]+:[A-Z]?[A-Z]?)?(.*)", re.DOTALL)

sys.setrecursionlimit(100_000)


class Number(str):
    """A number as it is written."""


class Object(list):
    """An object: its members in order, names and values."""


def read(text):
    return json.loads(
        text, object_pairs_hook=Object, parse_int=Number, parse_float=Number, parse_constant=Number
    )


def quoted(text):
    whole = json.dumps(text, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda half: "\\u%04x" % ord(half.group()), whole)


def written(value):
    """JSON as `JSON.stringify` writes it."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Object):
        return "{" + ",".join(quoted(name) + ":" + written(part) for name, part in value) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(written, value)) + "]"
    return {None: "null", True: "true", False: "false"}[value]


@functools.cache
def is_json(text):
    """Whether a text is a list or an object, written as `written` does."""
    try:
        return text[0] in "[{" and written(read(text)) == text
    except ValueError:
        return False


def text_of(encoded):
    """The text that base64 holds; nothing where it holds none."""
    try:
        text = base64.b64decode(encoded, validate=True).decode()
    except ValueError:
        return None
    return text if base64.b64encode(text.encode()).decode() == encoded else None


def encoded(text):
    """The bytes of a text; of a block that is no text, those it had."""
    return text.encode(errors="surrogateescape")


@functools.cache
def in_runs(text):
    """A text as pieces, what is repeated in it once with its count."""
    pieces, end = [], 0
    for run in RUN.finditer(text) if len(text) >= 100 else []:
        if len(run.group()) < 100:
            continue
        if run.start() > end:
            pieces.append(text[end : run.start()])
        count = len(run.group()) // len(run.group(1))
        pieces.append([run.group(1), Number(count)])
        end = run.end()
    if end < len(text):
        pieces.append(text[end:])
    return pieces


def weight(text):
    """The length of a text whose runs are written once."""
    return sum(len(piece) if isinstance(piece, str) else len(piece[0]) for piece in in_runs(text))


class Interning:
    def __init__(self, lines, blocks):
        self.lines, self.blocks = lines, blocks
        self.seen = collections.Counter()  # JSON values by what they are
        self.texts = collections.Counter()
        self.names = {}  # a name to store something by, from where it first stood
        self.stored = {}  # text to name
        for file in lines.values():
            for line in file:
                self.walk(line, self.title(line))
        for file in blocks.values():
            for words, text in file:
                self.texts[text] += 1
                self.suggest(text, words[0])
                self.inner(text, words[0])

    @staticmethod
    def title(line):
        members = {name: value for name, value in line}
        words = [members.get(name) for name in ("name", "framework", "profile", "scenario")]
        return "-".join(word for word in words if isinstance(word, str)) or "value"

    def suggest(self, text, name):
        self.names.setdefault(text, re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-").lower())

    def walk(self, value, case, is_value=True):
        if isinstance(value, Object):
            for member, part in value:
                if is_value and member in STREAMS and isinstance(part, str):
                    text = text_of(part)
                    if text is not None:
                        self.texts[text] += 1
                        self.suggest(text, f"{case}-{member}")
                        self.inner(text, case)
                        continue
                self.add(part, case, member, is_value)
        elif isinstance(value, list):
            for part in value:
                self.add(part, case, "", is_value)

    def add(self, value, case, member, is_value):
        name = f"{case}-{member}"
        if isinstance(value, (Object, list)) or (isinstance(value, str) and len(value) >= LEAST):
            if isinstance(value, str):
                self.texts[value] += 1
                self.suggest(value, name)
                self.inner(value, case)
                return
            text = written(value)
            if is_value:
                self.seen[text] += 1
            if len(text) < LEAST and is_value:
                pair = value[0] if len(value) == 2 and isinstance(value[0], str) else ""
                self.suggest(text, pair or member or case)
            else:
                self.suggest(text, name)
            self.walk(value, case, is_value)

    def inner(self, text, case):
        """Looks for JSON within a text: a body, or what stands in a row."""
        if len(text) < LEAST:
            return
        for row in text.split("\n"):
            if len(row) < LEAST:
                continue
            content = ROW.fullmatch(row).group(1)
            self.suggest(content, case + "-row")
            if is_json(content):
                self.add(read(content), case, "row", False)

    def choose(self):
        blob = "\0".join(text for text in self.texts if len(text) >= LEAST)
        for text in self.names:
            if len(text) < LEAST and self.seen[text] * (len(text) - 40) < SAVED:
                continue
            if len(text) >= LEAST and weight(text) < LEAST or UNFIT.search(text):
                continue
            if self.seen[text] + blob.count(text) + max(0, self.texts[text] - 1) < 2:
                continue
            self.stored[text] = None
        while True:
            self.order = sorted(self.stored, key=len, reverse=True)
            self.uses = collections.Counter()
            for _ in self.output():
                continue
            once = [text for text in self.stored if self.uses[text] < 2]
            if not once:
                break
            # What stands within one that goes may be used more often afterwards.
            gone = []
            for text in sorted(once, key=len, reverse=True):
                if not any(text in larger for larger in gone):
                    gone.append(text)
                    del self.stored[text]
        taken = collections.Counter()
        for text in self.stored:
            name = self.names[text][:60]
            taken[name] += 1
            self.stored[text] = name if taken[name] == 1 else f"{name}.{taken[name]}"

    def refer(self, text):
        self.uses[text] += 1
        return Object([("$stored", self.stored[text] or "")])

    def within(self, text, start=0):
        """The pieces of a text."""
        for at in range(start, len(self.order) if len(text) >= LEAST else 0):
            known = self.order[at]
            if len(known) <= len(text) and known in text:
                before, after = text.split(known, 1)
                return (
                    self.within(before, at + 1) + [self.refer(known)] + self.within(after, at)
                )
        return list(in_runs(text))

    def shortened(self, value, is_top=False):
        if isinstance(value, Number) or not isinstance(value, (str, list)):
            return value
        text = written(value)
        if not is_top and text in self.stored:
            return self.refer(text)
        if isinstance(value, Object):
            return Object(
                (name, self.stream(part) if name in STREAMS else self.shortened(part))
                for name, part in value
            )
        if isinstance(value, list):
            return [self.shortened(part) for part in value]
        pieces = self.within(value)
        if len(pieces) > 1 or not isinstance(pieces[0] if pieces else "", str):
            return Object([("$text", pieces)])
        return value

    def stream(self, value):
        text = text_of(value) if isinstance(value, str) else None
        if text is None:
            return self.shortened(value)
        return Object([("$base64", self.within(text))])

    def output(self):
        """All files with their content, the stored values last."""
        for file, lines in self.lines.items():
            yield file, "".join(written(self.shortened(line, True)) + "\n" for line in lines)
        for file, blocks in self.blocks.items():
            yield file, "".join(self.block(words, text) for words, text in blocks)
        for text, name in self.stored.items():
            if is_json(text):
                value = self.shortened(read(text), True)
                yield f"values/{name}.json", "".join(self.broken(value)) + "\n"
            else:
                yield f"values/{name}.txt", text

    def block(self, words, text):
        if text in self.stored:
            return f"# {' '.join(words)} @{self.refer(text)[0][1]}\n"
        return f"# {' '.join(words)} {len(encoded(text))}\n{text}\n"

    def broken(self, value, start="", end=""):
        """JSON with a line for each entry of what is too long for one."""
        whole = written(value)
        if len(whole) <= 200 or not isinstance(value, list) or whole.startswith('{"$'):
            return [start + whole + end]
        parts = [
            (quoted(part[0]) + ":", part[1]) if isinstance(value, Object) else ("", part)
            for part in value
        ]
        lines = [start + ("{" if isinstance(value, Object) else "[") + "\n"]
        for number, (head, part) in enumerate(parts):
            lines += self.broken(part, head, "\n" if number == len(parts) - 1 else ",\n")
        return lines + [("}" if isinstance(value, Object) else "]") + end]


class Expansion:
    def __init__(self, folder):
        self.folder = folder

    def text(self, name):
        path = self.folder / "values" / (name + ".json")
        if path.exists():
            return written(self.value(read(path.read_bytes().decode().replace("\n", ""))))
        return path.with_suffix(".txt").read_bytes().decode()

    def joined(self, pieces):
        out = []
        for piece in pieces:
            if isinstance(piece, Object):
                out.append(self.text(piece[0][1]))
            else:
                out.append(piece if isinstance(piece, str) else piece[0] * int(piece[1]))
        return "".join(out)

    def value(self, value):
        if isinstance(value, Object):
            if len(value) == 1:
                name, part = value[0]
                if name == "$stored":
                    return read(self.text(part))
                if name == "$text":
                    return self.joined(part)
                if name == "$base64":
                    return base64.b64encode(self.joined(part).encode()).decode()
            return Object((name, self.value(part)) for name, part in value)
        if isinstance(value, list):
            return [self.value(part) for part in value]
        return value

    def lines(self, file):
        texts = (self.folder / file).read_bytes().decode().split("\n")
        return [self.value(read(text)) for text in texts if text]

    def blocks(self, file):
        data, start, blocks = (self.folder / file).read_bytes(), 0, []
        while start < len(data):
            end = data.index(b"\n", start)
            *words, size = data[start + 2 : end].decode().split(" ")
            if size.startswith("@"):
                blocks.append((words, self.text(size[1:])))
                start = end + 1
            else:
                blocks.append((words, data[end + 1 : end + 1 + int(size)].decode(errors="surrogateescape")))
                start = end + 1 + int(size) + 1
        return blocks

    def all(self):
        files = [file.relative_to(self.folder) for form in BLOCKS for file in self.folder.glob(form)]
        return (
            {file: self.lines(file) for file in LINES},
            {str(file): self.blocks(file) for file in sorted(files)},
        )


def main():
    lines, blocks = Expansion(VECTORS).all()
    if sys.argv[1:2] == ["--expand"]:
        target, interning = pathlib.Path(sys.argv[2]), Interning({}, {})
        plain = {file: "".join(written(line) + "\n" for line in part) for file, part in lines.items()}
        for file, part in blocks.items():
            plain[file] = "".join(interning.block(words, text) for words, text in part)
        files = plain.items()
    else:
        interning, target = Interning(lines, blocks), VECTORS
        interning.choose()
        files = list(interning.output())
        shutil.rmtree(VECTORS / "values", ignore_errors=True)
    for file, text in files:
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        (target / file).write_bytes(encoded(text))


if __name__ == "__main__":
    main()
