"""订的服务: everything that costs extra, dearest first; cancel one or all, order, and the lock against new ones."""
