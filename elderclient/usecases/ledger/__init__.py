"""One ledger of acts: queued, sent, answered (accepted, refused, unknown), shown."""
