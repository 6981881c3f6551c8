"""Where a scan ends on a serial line: at a control character (CR, LF, TAB, STX, ETX …), or with a silence."""

SILENCE = 1.0  # seconds after which a scan without an ending counts as whole; no scanner pauses for so long in one
SILENCE_ALONE = 0.2  # the same for a scanner that is known to send no ending
MOST = 512  # bytes of a scan that are kept: the longest code has 127 characters


class Framing:
    """Cuts what comes in into scans; times are monotonic seconds."""

    def __init__(self, silence: float = SILENCE) -> None:
        self._silence = silence
        self._begun = bytearray()
        self._last = 0.0

    def take(self, data: bytes, at: float) -> list[str]:
        """Take what came in by `at` (maybe nothing); return the scans that are whole now, without their endings."""
        found = []
        if self._begun and at - self._last > self._silence:
            found.append(self._whole())
        for byte in data:
            self._last = at
            if byte < 0x20 or byte == 0x7F:
                if self._begun:
                    found.append(self._whole())
            else:
                self._begun.append(byte)
                del self._begun[:-MOST]
        return found

    def _whole(self) -> str:
        whole = self._begun.decode("ascii", "replace")
        self._begun.clear()
        return whole
