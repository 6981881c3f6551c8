"""`jishi doctor`: a look at everything that a kiosk stands on, which changes nothing."""
