"""The person's own settings in a small plain file. Must not decide which of them staff have locked."""

from elderclient.adapters.preferences.file import PreferencesFile

__all__ = ["PreferencesFile"]
