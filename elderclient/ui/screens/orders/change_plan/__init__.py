"""换套餐: what there is to choose from, and the summary that is the first confirmation."""
