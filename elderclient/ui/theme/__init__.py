"""How things look: sizes, colours, icons and the layout scheme, as values. Widgets hold no literal sizes or colours."""
