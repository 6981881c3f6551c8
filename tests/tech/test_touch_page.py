"""Whether a touch screen feels every place is tried by touching every place."""

from PySide6.QtCore import QPointF

from tests.tech.conftest import Technician
from tests.visits.fingers import Fingers


def test_the_fields_that_were_touched_are_counted_and_so_are_the_fingers(technician: Technician) -> None:
    technician.click("触摸")
    technician.shows("还有 112 格没摸到")
    field, fingers = technician.item("field"), Fingers(technician.window)
    corner = field.mapToScene(QPointF(5, 5))

    fingers.down(corner, field.mapToScene(QPointF(field.width() - 5, field.height() - 5)))
    technician.shows("还有 110 格没摸到 · 现在 2 指，最多认出 2 指")
    fingers.slide(0, corner + QPointF(0, field.height() / 8))
    technician.shows("还有 109 格没摸到")
    fingers.up()
    technician.shows("现在 0 指，最多认出 2 指")

    on_the_way = (corner + QPointF(0, field.height() / 16)).toPoint()

    def ink() -> str:
        return technician.window.grabWindow().pixelColor(on_the_way).name()

    technician.until(lambda: ink() == "#0b6073", "the line that the finger drew")
    technician.press("R")
    technician.shows("还有 112 格没摸到")
    technician.until(lambda: ink() != "#0b6073", "a clean field")
