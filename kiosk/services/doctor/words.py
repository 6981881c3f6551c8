"""What the doctor calls the parts of the machine, and how they are."""

from kiosk.domain.findings import Health
from kiosk.domain.text import Text

HEALTH = {
    Health.FINE: Text("好", "fine"),
    Health.LOOK: Text("看一下", "look"),
    Health.BROKEN: Text("坏了", "broken"),
}
PARTS = {
    "version": Text("程序", "version"),
    "libraries": Text("系统库", "libraries"),
    "display": Text("屏幕", "display"),
    "fonts": Text("字体", "fonts"),
    "ports": Text("接口权限", "ports"),
    "printer": Text("打印机", "printer"),
    "scanner": Text("扫码器", "scanner"),
    "standby": Text("备用打印机", "standby printer"),
    "files": Text("设置文件", "files"),
    "database": Text("数据库", "database"),
    "cut-off": Text("断网取的号", "numbers given while cut off"),
    "keys": Text("签码钥匙", "code key"),
    "space": Text("磁盘空间", "space"),
    "clock": Text("时钟", "clock"),
    "catalogue": Text("事项目录", "catalogue"),
    "backups": Text("备份", "backups"),
}
