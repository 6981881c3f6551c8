"""The pinyin initials of Chinese words, letters and digits kept; only for making an index, never on the touch path."""

from typing import Any

from pypinyin import Style, lazy_pinyin, load_phrases_dict
from pypinyin.constants import PHRASES_DICT

# Words of many readings that office names use; pypinyin's own list has other readings or none for them.
_READINGS = {
    "重庆": "chóng qìng",
    "长期": "cháng qī",
    "长清": "cháng qīng",
    "朝阳": "cháo yáng",
    "会计": "kuài jì",
    "参保": "cān bǎo",
    "参合": "cān hé",
    "补缴": "bǔ jiǎo",
    "解押": "jiě yā",
    "给付": "jǐ fù",
    "供给": "gōng jǐ",
    "重新": "chóng xīn",
    "重印": "chóng yìn",
    "调休": "tiáo xiū",
    "调解": "tiáo jiě",
    "调动": "diào dòng",
    "执行": "zhí xíng",
    "银行": "yín háng",
    "行业": "háng yè",
    "行政": "xíng zhèng",
    "还款": "huán kuǎn",
    "还贷": "huán dài",
    "校验": "jiào yàn",
    "校车": "xiào chē",
    "娱乐": "yú lè",
    "音乐": "yīn yuè",
    "种子": "zhǒng zǐ",
    "种植": "zhòng zhí",
    "种畜": "zhǒng chù",
    "畜禽": "chù qín",
    "畜牧": "xù mù",
    "处方": "chǔ fāng",
    "传承": "chuán chéng",
    "载客": "zài kè",
    "卸载": "xiè zài",
    "盛装": "chéng zhuāng",
    "勘察": "kān chá",
    "查勘": "chá kān",
    "血站": "xuè zhàn",
    "暂住": "zàn zhù",
    "单位": "dān wèi",
    "更名": "gēng míng",
    "变更": "biàn gēng",
    "省内": "shěng nèi",
    "没收": "mò shōu",
    "露天": "lù tiān",
    "降水": "jiàng shuǐ",
}
load_phrases_dict({word: [[sound] for sound in sounds.split()] for word, sounds in _READINGS.items()})


def _share_readings() -> None:
    """Keep equal readings once: pypinyin's 47,000 phrases hold 150,000 lists of them, of which 1,300 differ (10 MB)."""
    kept: dict[tuple[str, ...], list[str]] = {}
    for readings in PHRASES_DICT.values():
        readings[:] = [kept.setdefault(tuple(each), each) for each in readings]


_share_readings()


def sounds_of(words: str) -> tuple[tuple[str, ...], list[int]]:
    """Return the syllables of `words` in small letters without tones, and which character each stands for.

    Marks and blanks are left out; Latin letters and digits stand for themselves.
    """
    sounds, places = [], []
    for place, sound in enumerate(lazy_pinyin(words, style=Style.NORMAL, errors=_one_by_one)):
        if sound[0].isascii() and sound[0].isalnum():
            sounds.append(sound.lower())
            places.append(place)
    return tuple(sounds), places


def initials(words: str) -> tuple[str, list[int]]:
    """Return the capitals that a visitor would type for `words`, and which character each stands for."""
    sounds, places = sounds_of(words)
    return "".join(sound[0] for sound in sounds).upper(), places


def _one_by_one(unread: str) -> Any:
    """Keep marks, letters and digits one by one, so that every sound stands for one character."""
    return list(unread)
