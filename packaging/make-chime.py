"""Makes assets/sounds: two soft notes for a call, heard across a desk and not across a hall; one for a slip."""

import math
import struct
import wave
from pathlib import Path

RATE = 16_000  # samples a second
NOTES = {"call": ((0.00, 880.0), (0.18, 1174.7)), "slip": ((0.00, 1318.5),)}  # seconds from the beginning, hertz
LENGTH = {"call": 0.9, "slip": 0.6}  # seconds
LOUDNESS, FADE = 0.35, 5.0  # of full scale, e-fold per second


def sample(name: str, at: float) -> float:
    """Return a sound at a time, -1 to 1."""
    sound = 0.0
    for begins, hertz in NOTES[name]:
        since = at - begins
        if since > 0:
            sound += math.sin(2 * math.pi * hertz * since) * math.exp(-FADE * since) * min(1.0, since / 0.005)
    return LOUDNESS * sound


def main() -> None:
    """Write the files."""
    for name in NOTES:
        target = Path(__file__).parent.parent / "assets" / "sounds" / f"{name}.wav"
        with wave.open(str(target), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            for number in range(int(RATE * LENGTH[name])):
                file.writeframesraw(struct.pack("<h", round(32767 * max(-1.0, min(1.0, sample(name, number / RATE))))))


if __name__ == "__main__":
    main()
