"""The reference operator: TM Forum Open APIs over a relational database. Must not import any client package."""
