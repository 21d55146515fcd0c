"""Helpful services: nuisance blocking, reminders, family numbers; held, on sale, or not there."""
