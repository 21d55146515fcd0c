"""What makes the window usable without good eyes or steady hands: names, focus, announcements, forgiving presses."""
