"""Hardware behind small protocols, each real driver beside an emulator that speaks the same bytes."""
