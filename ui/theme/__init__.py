"""Tokens, type, drawings and the controls that all citizen screens share (QML module `theme`)."""
