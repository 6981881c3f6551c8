"""一件事: what is often taken together stands in a file of its own, checked like the rest."""

from dataclasses import replace

from kiosk.catalogue import check
from kiosk.domain.items import Catalogue
from kiosk.domain.several import MOST_ITEMS
from kiosk.domain.site import Site
from kiosk.domain.text import Language


def test_every_bundle_of_the_hall_names_its_items_its_events_and_its_source(offered: Catalogue) -> None:
    assert {"开办餐饮店一件事", "新生儿出生一件事", "企业开办一件事"} <= {b.name.zh for b in offered.bundles}
    for bundle in offered.bundles:
        assert 2 <= len(offered.bundled(bundle.id)) == len(bundle.items) <= MOST_ITEMS
        assert bundle.life_events
        assert bundle.follows
        assert bundle.name.en
        assert bundle.hint.en
        assert bundle.letters.isascii()


def test_a_bundle_whose_item_leads_to_one_form_for_several_is_told_to_begin_there(
    offered: Catalogue, hall: Site
) -> None:
    codes = [
        item.code for name in ("出生登记（新生儿申报户口）", "社会保障卡申领、补换") if (item := offered.find(name))
    ]
    wrong = replace(offered.bundles[0], items=tuple(codes))

    told = check.catalogue(replace(offered, bundles=(wrong, *offered.bundles[1:])), hall)
    said = [problem.say(Language.CHINESE).partition("› items：")[2] for problem in told]
    assert said == ["现在是 出生登记（新生儿申报户口），应当是写“出生一件事”，不写它已经包含的"]


def test_a_bundle_that_names_what_is_not_there_is_told_with_what_was_meant(offered: Catalogue, hall: Site) -> None:
    bundle = offered.bundles[0]
    wrong = replace(bundle, items=(bundle.items[0], bundle.items[0], "食品经营许可正"), life_events=("foood",))

    told = check.catalogue(replace(offered, items=offered.items[-120:], bundles=(wrong,)), hall)
    said = "\n".join(problem.where for problem in told)
    for where in ("› items", "› life_events"):
        assert f"bundle {bundle.name.zh} {where}" in said
