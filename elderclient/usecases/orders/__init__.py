"""Use cases about orders: draft, confirm, cancel, undo, change the plan, stop a lost phone."""
