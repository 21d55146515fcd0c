"""TMF646 v4: free windows of technicians, and their visits."""
