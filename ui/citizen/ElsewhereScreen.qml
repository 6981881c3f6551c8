// Done in another house: the way there, who can be asked here, and on with what else there is.
OnwardScreen {
    title: presenter.title
    subtitle: qsTr("这件事在别处办。拿手机拍下这一屏，路上看。")
}
