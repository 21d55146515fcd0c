"""办过的事: what was done in the last 90 days, and the result page of every act on orders."""
