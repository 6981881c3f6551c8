"""The names of the icons that a hall may give to items, answers, life events, purposes and spaces."""

ICONS = frozenset({
    "agent", "arrow-down", "arrow-left", "arrow-right", "baby", "backspace", "bag", "book", "building", "calendar",
    "camera", "card", "chat", "check", "checklist", "chevron", "chevron-left", "clock", "dash", "desk", "document",
    "flag", "food", "graduate", "hand", "heart", "heart-plus", "helmet", "house", "id-card", "info", "list", "pencil",
    "people", "person", "phone", "pin", "plus", "printer", "question", "refresh", "scan", "search", "shield", "shop",
    "star", "ticket", "truck", "wheelchair", "yen",
})  # fmt: skip
