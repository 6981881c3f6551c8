"""What is said of a scanner to the people who mend it, in both languages."""

from drivers.printer.protocol import Reason, Trouble
from kiosk.domain.text import Text
from kiosk.services.printer_words import trouble_words


def scanner_trouble(trouble: Trouble) -> Text:
    """Return what is in the way of a serial scanner and what to do about it."""
    at = trouble.where
    match trouble.reason:
        case Reason.NOT_THERE:
            return Text(
                f"{at} 不在：查扫码器的线；换了口就改 machine.toml 的 [scanner]",
                f"{at} is not there: check its cable; where the port changed, [scanner] in machine.toml",
            )
        case Reason.NO_PERMISSION:
            group = trouble.detail or "dialout"
            return Text(
                f"没有权限打开 {at}：sudo usermod -aG {group} 用户名，再登录",
                f"no permission to open {at}: sudo usermod -aG {group} USER, then log in again",
            )
        case Reason.BUSY:
            by = trouble.detail
            return Text(
                f"{at} 被{by or '别的程序'}占着：先停掉它",
                f"{at} is held by {by or 'another program'}: stop it first",
            )
        case Reason.FAULT:
            return Text(
                f"{at} 打不开（{trouble.detail}）：拔下再插，再查 machine.toml 的 [scanner]",
                f"{at} cannot be opened ({trouble.detail}): plug it in again, then check [scanner] in machine.toml",
            )
        case _:
            return trouble_words(trouble)
