"""How well rows become the pictures they ask for, measured against rows that people have read: `make eval`."""
