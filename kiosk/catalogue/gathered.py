"""All files of a catalogue as one: what a version keeps beside the built catalogue, and what a workbook is made of."""

from collections.abc import Iterable

from kiosk.catalogue.schema import CatalogueFile, ItemTable, UsualTable


def gathered(files: Iterable[CatalogueFile]) -> CatalogueFile:
    """Return the files as one, each item with its department, owner, kind of source and day of checking."""
    files = tuple(files)
    return CatalogueFile(
        item=[_whole(item, file) for file in files for item in file.item],
        department=[table for file in files for table in file.department],
        life_event=[table for file in files for table in file.life_event],
        elsewhere=[table for file in files for table in file.elsewhere],
        bundle=[table for file in files for table in file.bundle],
        usual=UsualTable(
            requirement=[table for file in files for table in file.usual.requirement],
            situation=[table for file in files for table in file.usual.situation],
        ),
    )


def _whole(item: ItemTable, file: CatalogueFile) -> ItemTable:
    return item.model_copy(
        update={
            "department": item.department or file.items_of,
            "owner": item.owner or file.owner,
            "follows": item.follows or file.follows,
            "checked": item.checked or file.checked,
        }
    )
