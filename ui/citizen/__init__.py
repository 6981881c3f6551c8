"""The citizen kiosk: one QML file and one presenter a screen; Python decides, QML shows."""
