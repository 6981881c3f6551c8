// An appointment of another time: what it is, when and where; it stays as it is, or an ordinary number is had now.
OnwardScreen {
    title: presenter.title
    subtitle: presenter.line
}
