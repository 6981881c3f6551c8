"""What an emulated printer holds besides words: the QR symbol being made up, and pictures kept under key codes."""

from PIL import Image

from drivers.printer.glyphs import qr

PRINTS = (b"1Q", b"0E")  # the functions of GS ( k and GS ( L that put something on paper


class Graphics:
    """Obeys GS ( k (QR) and GS ( L (NV graphics) strictly; what is wrong goes to `errors`."""

    def __init__(self, errors: list[str]) -> None:
        self._errors = errors
        self._kept: dict[bytes, Image.Image] = {}  # by key code; they outlive a reset
        self.reset()

    def reset(self) -> None:
        """Forget the symbol (ESC @)."""
        self._module = 3
        self._payload = b""

    @property
    def payload(self) -> str:
        """What the symbol says."""
        return self._payload.decode("utf-8")

    def obey(self, body: bytes) -> Image.Image | None:
        """Do what the bytes behind the length ask for; return what is to be printed, if anything."""
        match body[:2]:
            case b"1C":
                self._module = body[2]
            case b"1P":
                self._payload = body[3:]
            case b"1Q":
                return qr(self.payload, self._module)
            case b"1A" | b"1E":
                pass
            case b"0C":
                self._keep(body)
            case b"0E":
                return self._find(body)
            case _:
                self._errors.append(f"unknown function of GS ( k or GS ( L: {body[:3].hex(' ')}")
        return None

    def _keep(self, body: bytes) -> None:
        """<Function 67>: keep a picture of one colour under its key code."""
        across, down = int.from_bytes(body[6:8], "little"), int.from_bytes(body[8:10], "little")
        dots = bytes(byte ^ 0xFF for byte in body[11:])
        if body[2:3] + body[5:6] + body[10:11] != b"0\x011" or len(dots) != (across + 7) // 8 * down:
            self._errors.append(f"graphics to keep that are not whole: {body[:11].hex(' ')}")
            return
        self._kept[body[3:5]] = Image.frombytes("1", (across, down), dots).convert("L")

    def _find(self, body: bytes) -> Image.Image | None:
        """<Function 69>: what was kept under a key code, as it is."""
        kept = self._kept.get(body[2:4])
        if kept is None or body[4:] != b"\x01\x01":
            self._errors.append(f"graphics that are not there, or scaled: {body.hex(' ')}")
        return kept
