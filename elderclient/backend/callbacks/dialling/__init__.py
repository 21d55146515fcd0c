"""What happens by itself: callbacks standing in the queue again, and the demo's simulated agent."""
