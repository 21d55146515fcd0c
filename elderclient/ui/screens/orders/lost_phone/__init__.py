"""手机丢了: one page, and the number is stopped at once."""
