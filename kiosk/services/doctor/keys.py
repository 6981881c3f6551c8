"""What this machine signs codes with: its file is whole, and nobody else may read it."""

import os

from kiosk.domain.findings import Finding, Health
from kiosk.domain.text import Text
from kiosk.services.answers import BrokenKey
from kiosk.services.doctor.patient import Patient
from kiosk.services.key_file import key_file, read_key

PART = "keys"


def keys(patient: Patient) -> Finding:
    """Say whether codes can be signed here; a broken key stops only what is signed, and is replaced by another."""
    file = key_file(patient.home)
    try:
        key = read_key(file)
    except BrokenKey as broken:
        says = Text(f"{file} 用不了：{broken.technical}", f"{file} cannot be used: {broken.technical}")
        step = Text(
            "jishi keys rotate 换一把；在那以前本机发不了预审码，别的照常",
            "jishi keys rotate makes another; until then no pre-review code is given here, all else goes on",
        )
        return Finding(PART, Health.BROKEN, says, step)
    if key is None:
        return Finding(PART, Health.FINE, Text("还没有，第一张码会生成", "none yet: the first code makes it"))
    if os.name != "nt" and file.stat().st_mode & 0o077:
        says = Text(f"{file} 别的用户也能读", f"{file} can be read by others")
        return Finding(PART, Health.LOOK, says, Text(f"chmod 600 {file}，再 jishi keys rotate", f"chmod 600 {file}"))
    return Finding(PART, Health.FINE, Text("签码的钥匙在", "the key that signs codes is there"))
