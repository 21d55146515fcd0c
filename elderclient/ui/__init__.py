"""What the person meets: one window, one screen at a time. The only Qt code besides printing, platform, audit and app."""
