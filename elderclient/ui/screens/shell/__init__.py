"""Screens that serve every matter: home, more, help, messages, paper, things done."""
