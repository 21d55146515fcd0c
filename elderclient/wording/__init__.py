"""Renders one Sentence for the eye and for the ear. Imports the domain and the standard library only; never reads files."""

from elderclient.wording.render import shown, spoken

__all__ = ["shown", "spoken"]
