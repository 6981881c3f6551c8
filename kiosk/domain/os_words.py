"""What the system answers where a file cannot be read or written, in words for whoever can mend it."""

import errno

from kiosk.domain.text import Text

_FULL = Text("磁盘满了", "the disk is full")
_NOT_ALLOWED = Text("没有权限，或别的程序正开着它", "no right to it, or another program has it open")
_WORDS = {
    errno.ENOENT: Text("没有这个文件或文件夹", "no such file or folder"),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EISDIR: Text("这是文件夹，不是文件", "a folder, not a file"),
    errno.ENOTDIR: Text("路径里有一段是文件，不是文件夹", "a part of the path is a file, not a folder"),
    errno.EEXIST: Text("已经有了", "it is there already"),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: Text("这个磁盘只能读", "the disk is read-only"),
}


def os_words(fault: OSError) -> Text:
    """Return why the system refused; what is rare, as the system itself calls it."""
    return _WORDS.get(fault.errno or 0, Text(fault.strerror or str(fault), fault.strerror or str(fault)))
