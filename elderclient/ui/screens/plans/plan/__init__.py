"""我的套餐: what it costs and holds, how it ends, and whether another one would be cheaper."""
