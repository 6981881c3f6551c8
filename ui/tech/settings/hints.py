"""What the five steps to a test page say: what is done, and how one knows without a manual."""

from kiosk.domain.text import Text

STEPS = (
    (
        Text("找到它", "find it"),
        Text(
            "打印机接在哪个口？插上电、接好线；刚插上的，“再找一遍”。网口的把地址写在下面。",
            "Where is it connected? Switch it on, connect it; R looks once more. Write a network address below.",
        ),
    ),
    (
        Text("听速度", "listen"),
        Text(
            "只问状态，不打字：问到它像打印机一样回答为止，最多 20 秒。没听到就“再听一遍”，或先往下走。",
            "Only its status is asked, nothing is printed, until it answers as a printer does: 20 s at most.",
        ),
    ),
    (
        Text("哪一种", "which model"),
        Text(
            "型号在机器背面的铭牌上。找不到一样的，按纸选：58 毫米宽的选“通用 58 mm”，80 毫米的选“通用 80 mm”。",
            "The model is on its plate. Where it is not listed: generic 58 mm or 80 mm, by the width of the paper.",
        ),
    ),
    (
        Text("宽度和汉字", "width and characters"),
        Text(
            "关机，按住走纸键再开机，它打一张自检页：宽度和字库（代码页）写在上面。没有写的，照下面选。",
            "Hold feed while switching it on: its own page names width and font. Where it does not, choose as below.",
        ),
    ),
    (
        Text("打测试页", "test page"),
        Text(
            "到这里什么都还没改。打一张测试页看看；说“出来了”才留下，不然 30 秒后还是原来的。",
            "Nothing was changed so far. Print a test page; only ‘it came out’ keeps all this.",
        ),
    ),
)
HINTS = {
    "dots": Text(
        "量纸：58 毫米宽 384 点；80 毫米宽多是 576 点（老的 512，宽的 640）",
        "measure the paper: 58 mm is 384 dots, 80 mm mostly 576 (some 512 or 640)",
    ),
    "charset": Text(
        "自检页写着 GB18030、GBK 或 GB2312；没写先选 GBK。完全没有汉字的选“没有”",
        "its own page says GB18030, GBK or GB2312; else begin with GBK; none where it has no Chinese",
    ),
    "qr": Text(
        "先选“打印机画”；测试页上码的地方是字母或空白，就选“程序画”",
        "begin with the printer's own; where letters or nothing stand in its place, send a picture",
    ),
}
LOOKS = (
    Text("什么都没出来，或满纸乱码 → 第 1、2 步：口和速度", "nothing, or all garbage: steps 1 and 2"),
    Text("数字尺折行、右边切掉，或都挤在左边 → 第 4 步：宽度", "the ruler wraps, is cut off or narrow: step 4, width"),
    Text("龘 这样的生僻字是空白、方框或怪字 → 第 4 步：汉字选小一号", "龘 is blank or odd: step 4, a smaller font"),
    Text("汉字全是怪字 → 第 3 步：型号；还这样，第 4 步选“没有”", "all Chinese is odd: step 3; then none in step 4"),
    Text("二维码是字母或空白 → 第 4 步：程序画", "letters instead of the code: step 4, as a picture"),
    Text("长表 001 到 100 缺了几行 → 设置里的流控", "lines of 001 to 100 are missing: flow control in the settings"),
)
