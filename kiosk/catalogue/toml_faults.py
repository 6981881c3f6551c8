"""What Python's reader of TOML stumbled over, in words of whoever wrote the file; its own are English alone."""

import re
from typing import NamedTuple

from kiosk.domain.text import Text

_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_TWICE = Text("别的键名：这个在上面已经写过了", "another key: this one is written above already")
# the words with which `tomllib` begins → what belongs there
_EXPECTED = (
    ("Invalid statement", Text("“键 = 值”，或一行 [表名]", "“key = value”, or a line [table]")),
    (
        "Expected newline or end of document",
        Text("换行：一行只写一个“键 = 值”", "a new line: one “key = value” a line"),
    ),
    ("Expected '=' after a key", Text("键名后面的 = 号", "an = behind the key")),
    ("Expected ']' at the end", Text("表名后面的 ]", "a ] behind the table's name")),
    ("Expected ']]' at the end", Text("表名后面的 ]]", "a ]] behind the table's name")),
    ("Expected", Text("收尾的引号", "the closing quotation mark")),
    ("Invalid initial character for a key part", Text("键名：字母、数字、_ 或 -", "a key: letters, digits, _ or -")),
    ("Unclosed array", Text("逗号，或收尾的 ]", "a comma, or the closing ]")),
    ("Unclosed inline table", Text("逗号，或收尾的 }", "a comma, or the closing }")),
    ("Unterminated string", Text("收尾的引号", "the closing quotation mark")),
    (
        "Unescaped '\\' in a string",
        Text("两条反斜杠 \\\\，或用单引号 '…'", "two backslashes \\\\, or single quotes '…'"),
    ),
    ("Invalid hex value", Text("\\u 后面四位十六进制数", "four hexadecimal digits behind \\u")),
    ("Escaped character is not", Text("一个有的 Unicode 字符", "a character that Unicode has")),
    ("Invalid date or datetime", Text("日期，比如 2026-10-01", "a date such as 2026-10-01")),
    ("Invalid value", Text("引号里的文字、数字、true 或 false", "text in quotes, a number, true or false")),
    (
        "Found invalid character",
        Text("看得见的字符：这里混进了控制符", "a character to be seen, not a control character"),
    ),
    (
        "Illegal character",
        Text("收尾的引号，或看得见的字符", "the closing quotation mark, or a character to be seen"),
    ),
    ("Cannot", _TWICE),
    ("Duplicate inline table key", _TWICE),
)
_OTHERWISE = Text("别的写法：这里写得不对", "another way of writing: this is wrong here")


class TomlFault(NamedTuple):
    """What belongs at a place of a file, and that place's line and column (from 1; 0 at the end of the file)."""

    expected: Text
    line: int
    column: int


def toml_fault(message: str) -> TomlFault:
    """Return what a `TOMLDecodeError` says."""
    match = _PLACE.fullmatch(message)
    reason = match[1] if match else message
    expected = next((said for begins, said in _EXPECTED if reason.startswith(begins)), _OTHERWISE)
    return TomlFault(expected, int(match[2] or 0) if match else 0, int(match[3] or 0) if match else 0)
