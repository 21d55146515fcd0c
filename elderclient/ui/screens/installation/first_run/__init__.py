"""What this program itself keeps on this PC, told before anything personal is fetched or kept."""
