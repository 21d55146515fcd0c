"""How a callback is dialled, and the demo's simulated agent."""
