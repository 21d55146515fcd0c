"""Sentences of the window itself: bar, strip, trouble, silence."""
