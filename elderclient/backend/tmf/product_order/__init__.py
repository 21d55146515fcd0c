"""TMF622 v5: orders, drafted and confirmed, and undoing them."""
