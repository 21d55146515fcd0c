"""The window around every screen: bar, strip, navigation, tasks, one running instance."""
