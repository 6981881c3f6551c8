"""Makes assets/sounds/call.wav: two soft notes, heard across a desk and not across a hall."""

import math
import struct
import wave
from pathlib import Path

RATE = 16_000  # samples a second
NOTES = ((0.00, 880.0), (0.18, 1174.7))  # seconds from the beginning, hertz (A5, D6)
LENGTH, LOUDNESS, FADE = 0.9, 0.35, 5.0  # seconds, of full scale, e-fold per second


def sample(at: float) -> float:
    """Return the sound at a time, -1 to 1."""
    sound = 0.0
    for begins, hertz in NOTES:
        since = at - begins
        if since > 0:
            sound += math.sin(2 * math.pi * hertz * since) * math.exp(-FADE * since) * min(1.0, since / 0.005)
    return LOUDNESS * sound


def main() -> None:
    """Write the file."""
    target = Path(__file__).parent.parent / "assets" / "sounds" / "call.wav"
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for number in range(int(RATE * LENGTH)):
            file.writeframesraw(struct.pack("<h", round(32767 * max(-1.0, min(1.0, sample(number / RATE))))))


if __name__ == "__main__":
    main()
