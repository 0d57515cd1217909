"""docs/figures.md section 10: the canonical form of a document in JSON, and its fingerprint."""
import hashlib
from fractions import Fraction


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def plain_decimal(text):
    """Without trailing zeros and without a negative zero."""
    if "." in text:
        text = text.rstrip("0").removesuffix(".")
    return "0" if text == "-0" else text


def two_decimals(text):
    pence = int(Fraction(text) * 100)
    return f"{'-' if pence < 0 else ''}{abs(pence) // 100}.{abs(pence) % 100:02d}"


def characters(text, form):
    if text and form == "DECIMAL":
        return plain_decimal(text)
    if text and form == "MONEY":
        return two_decimals(text)
    return text


def canonical(schema, name, document):
    """The bytes of `document`, a message called `name`."""
    out = b""
    for field in schema.messages[name]:
        if field.name not in document:
            continue
        for value in document[field.name] if field.repeated else [document[field.name]]:
            plain = field.type == "string" or field.type in schema.messages
            if plain:
                content = (characters(value, field.form).encode() if field.type == "string"
                           else canonical(schema, field.type, value))
                if content or field.repeated or field.always_told or field.type != "string":
                    out += varint(field.number << 3 | 2) + varint(len(content)) + content
                continue
            number = schema.enums[field.type][value] if field.type in schema.enums else int(value)
            if number or field.always_told:
                out += varint(field.number << 3) + varint(number % 2 ** 64)
    return out


def fingerprint(schema, name, document):
    return hashlib.sha256(canonical(schema, name, document)).hexdigest()
