// No number from this queue now: when, where, and what helps meanwhile.
OnwardScreen {
    title: presenter.title
    subtitle: presenter.line
}
