"""Ask a person to call me: placed, waiting, ringing, over."""
