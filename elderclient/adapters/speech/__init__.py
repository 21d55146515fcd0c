"""The voice: pyttsx3 in a process of its own, since its engines can neither be stopped nor trusted within ours."""
