"""拿不准: a case goes to the supervisor, and does not end without an outcome."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from kiosk.domain.cases import EXPLAINED, Case, CaseOutcome, CaseState, NotSaid
from kiosk.domain.tickets import WrongMove
from kiosk.domain.visit import Visit
from tests.desk.conftest import Agent, OpenDesk
from tests.store.conftest import WHERE

ACTS = [("escalate", ""), ("escalate", "拿不准"), ("hand", ""), ("back", "")]
ACTS += [(outcome.value, said) for outcome in CaseOutcome for said in ("", "依据第三十八条")]


def test_an_escalation_has_an_owner_a_due_day_and_an_outcome(agent: Agent, desk_of: OpenDesk) -> None:
    agent.opens("spjy")
    agent.press("3", "1", "u")
    agent.shows("请值班长：哪里拿不准？")
    agent.press("Enter")
    assert agent.case.state is CaseState.CHECKING  # no reason, no escalation
    agent.write("经营场所在两栋楼")
    agent.press("Enter")

    agent.shows("已请值班长处理")
    agent.shows("6 月 2 日前答复：经营场所在两栋楼")
    agent.shows("赵晴 处理，6 月 2 日前答复")  # on the front page
    supervisor = desk_of("01")
    supervisor.desk.stand.openRow(f"case:{agent.case.id}")
    supervisor.shows("已请值班长处理")
    supervisor.press("5")
    supervisor.shows("写明理由、依据和去处")
    supervisor.write("两处场所应分别申请，依据食品经营许可管理办法；不服可在六十日内复议")
    supervisor.press("Enter")
    agent.shows("已有书面决定")
    assert (supervisor.case.state, supervisor.case.outcome) == (CaseState.CLOSED, CaseOutcome.WRITTEN)


def test_an_agent_is_offered_to_take_an_escalated_case_back_and_no_decision(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press("3", "1", "a", "u")
    agent.shows("请值班长：哪里拿不准？")
    assert "全齐" in agent.words()
    agent.write("拿不准")
    agent.press("Enter")
    agent.shows("已请值班长处理")

    assert [row["text"] for row in agent.desk.outcome.rows()] == ["交回帮办员接着办"]
    agent.press("6")
    assert agent.case.state is CaseState.ESCALATED
    assert agent.desk.message == ""
    assert "全齐" not in agent.words()  # a key that does nothing now
    assert not any(row["live"] for row in agent.desk.papers.rows)


def test_a_supervisor_sets_another_day_by_which_it_is_answered(agent: Agent, desk_of: OpenDesk) -> None:
    agent.opens("spjy")
    agent.press("3", "1", "u")
    agent.write("拿不准")
    agent.press("Enter")
    agent.shows("6 月 2 日前答复：拿不准")
    agent.press("d")
    assert agent.desk.words.asking == ""  # a day is for who answers to set

    supervisor = desk_of("01")
    supervisor.desk.stand.openRow(f"case:{agent.case.id}")
    supervisor.shows("改答复日")
    supervisor.press("d")
    supervisor.shows("几个工作日内答复？")
    supervisor.write("下周")
    supervisor.press("Enter")
    supervisor.shows("没看懂“下周”")
    supervisor.press("d")
    supervisor.write("3")
    supervisor.press("Enter")
    supervisor.shows("5 月 15 日前答复：拿不准")
    agent.shows("赵晴 处理，5 月 15 日前答复")  # on the front page


@pytest.mark.parametrize("size", [(1366, 768), (1180, 640)])
def test_a_supervisor_sees_all_decisions_and_above_them_where_the_visitor_goes(
    agent: Agent, desk_of: OpenDesk, size: tuple[int, int]
) -> None:
    agent.opens("spjy")
    agent.press("3", "1", "u")
    agent.shows("请值班长：哪里拿不准？")
    agent.write("经营场所在两栋楼，一栋是仓库，房东只给了其中一处的证明，另一处说下周才有")
    agent.press("Enter")
    agent.shows("已请值班长处理")
    supervisor = desk_of("01")
    supervisor.window.resize(*size)
    supervisor.desk.stand.openRow(f"case:{agent.case.id}")
    supervisor.shows("本人不办了")
    supervisor.desk._tell("一条消息占去一行")  # what was done last takes its room too
    supervisor.shows("一条消息占去一行")
    supervisor.frame()

    where, acts = supervisor.item("where"), supervisor.item("acts")
    assert where.mapToScene(QPointF(0, where.height())).y() < acts.mapToScene(QPointF(0, 0)).y()
    assert "值班长 赵晴" in supervisor.words()
    assert "帮办员 王敏" in agent.words()


def test_an_escalated_case_can_be_handed_back_and_goes_on(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press("3", "1", "u")
    agent.write("拿不准")
    agent.press("Enter")
    agent.shows("已请值班长处理")
    agent.press("Enter", "a", "Enter")

    assert agent.number() == "F001"


@given(st.lists(st.sampled_from(ACTS), max_size=8))
def test_no_sequence_of_acts_reaches_a_closed_case_without_an_outcome(acts: list[tuple[str, str]]) -> None:
    case = Case("1", Visit("1"), "王敏")
    for act, said in acts:
        try:
            case = _after(case, act, said)
        except (WrongMove, NotSaid):
            continue

    assert (case.state is CaseState.CLOSED) == (case.outcome is not None)
    assert case.outcome not in EXPLAINED or case.said
    assert case.state is not CaseState.ESCALATED or (case.holder and case.due and case.said)


def _after(case: Case, act: str, said: str) -> Case:
    if act == "escalate":
        return case.escalate("赵晴", said, WHERE.day)
    if act == "hand":
        return case.hand_to("李强")
    return case.hand_back("李强") if act == "back" else case.close(CaseOutcome(act), said=said)
