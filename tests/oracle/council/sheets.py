"""Lists written as sheets: RFC 4180, in every way that it allows."""


def cell(draw, text):
    if any(c in text for c in ',"\r\n') or draw.chance(15):
        return '"' + text.replace('"', '""') + '"'
    return text


def sheet(draw, columns, rows):
    """`rows` are dicts of text. Columns in any order, with or without quotes, a byte order mark, and a last line feed."""
    columns, end = draw.shuffled(columns), draw.pick(("\n", "\r\n"))
    lines = [[name for name in columns]] + [[row.get(name, "") for name in columns] for row in rows]
    text = end.join(",".join(cell(draw, one) for one in line) for line in lines)
    return ("\ufeff" if draw.chance(20) else "") + text + (end if draw.chance(80) else "")
