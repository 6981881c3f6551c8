"""What this machine signs codes and hashes with: its files are whole, and nobody else may read them."""

import os

from kiosk.domain.findings import Finding, Health
from kiosk.domain.text import Text
from kiosk.services.answers import BrokenKey
from kiosk.services.doctor.patient import Patient
from kiosk.services.hash_key import hash_key_file
from kiosk.services.kept_secret import read_secret
from kiosk.services.key_file import key_file, read_key

PART = "keys"


def keys(patient: Patient) -> Finding:
    """Say whether codes can be signed here; a broken key stops only what is signed, and is replaced by another."""
    hashes, file = hash_key_file(patient.home), key_file(patient.home)
    try:
        read_secret(hashes)
    except BrokenKey as broken:
        says = Text(f"{hashes} 用不了：{broken.why.zh}", f"{hashes} cannot be used: {broken.why.en}")
        step = Text(
            "删掉它，再导入一次预约名单；在那以前按手机号、证件号查不到人，别的照常",
            "delete it and import the list of appointments again; until then nobody is found by phone or identity "
            "number, all else goes on",
        )
        return Finding(PART, Health.BROKEN, says, step)
    try:
        key = read_key(file)
    except BrokenKey as broken:
        says = Text(f"{file} 用不了：{broken.why.zh}", f"{file} cannot be used: {broken.why.en}")
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
