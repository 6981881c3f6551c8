"""What stands on a small screen of the desk stays in sight, whatever is told above it."""

from tests.desk.conftest import OpenDesk
from tests.desk.fitting import unfit
from tests.desk.walk import SIZES, let_wait


def test_over_the_figures_a_call_and_a_message_push_no_act_out_of_sight(desk_of: OpenDesk) -> None:
    agent = desk_of("01")
    let_wait(agent.hall)
    agent.shows("叫人帮办")
    agent.window.resize(*min(SIZES))
    agent.press("F6")
    agent.shows("到访：取号机或帮办台上开始的办理")
    agent.press("x")
    agent.shows("已存到")
    agent.frame()

    assert list(unfit(agent.window.contentItem())) == []
    assert agent.words().count("已存到") == 1
