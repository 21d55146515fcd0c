"""设置: one list, and one page of big choices for each setting, applied at once and taken back as easily."""
