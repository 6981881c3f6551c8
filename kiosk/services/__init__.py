"""What happens: a visit, a print, a count, a call; each asked for by a screen or the command line."""
