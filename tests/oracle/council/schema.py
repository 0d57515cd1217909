"""What proto/ras/v1 says of each message: its fields with their numbers, types and forms. Nothing generated is used."""
import pathlib
import re

FIELD = re.compile(r"(?P<label>repeated |optional )?(?P<type>\w+) (?P<name>\w+) = (?P<number>\d+)\b(?P<options>[^;]*);")


class Field:
    def __init__(self, found, in_oneof):
        self.name, self.type, self.number = found["name"], found["type"], int(found["number"])
        self.repeated = found["label"] == "repeated "
        self.always_told = found["label"] == "optional " or in_oneof  # A zero is told too.
        form = re.search(r"form: FORM_(\w+)", found["options"])
        self.form = form[1] if form else None


class Schema:
    """`messages`: the fields of each, by number. `enums`: the numbers of each, by name. No two messages of ras.v1 have one name, so those
    that stand in others are known by their own."""

    def __init__(self, folder):
        self.messages, self.enums = {}, {}
        for path in sorted(pathlib.Path(folder).glob("*.proto")):
            self.read(re.sub(r"//[^\n]*", "", path.read_text()))
        for fields in self.messages.values():
            fields.sort(key=lambda field: field.number)

    def read(self, text):
        for inner in re.findall(r"^  message \w+ \{.*?^  \}\n", text, re.S | re.M):
            text = text.replace(inner, "") + "\n" + re.sub(r"^  ", "", inner, flags=re.M)
        for begin in re.finditer(r"^(message|enum) (\w+) \{", text, re.M):
            end = re.compile(r"\}$" if text[begin.end()] == "}" else r"^\}", re.M).search(text, begin.end())
            body = text[begin.end():end.start()]
            if begin[1] == "enum":
                self.enums[begin[2]] = {name: int(number) for name, number in re.findall(r"(\w+) = (\d+);", body)}
                continue
            choices = [(part.start(), part.end()) for part in re.finditer(r"oneof \w+ \{.*?^  \}", body, re.S | re.M)]
            self.messages[begin[2]] = [Field(part, any(first < part.start() < last for first, last in choices))
                                       for part in FIELD.finditer(body)]
