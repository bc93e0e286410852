"""What is delivered as tables of the store, one module per source or group of sources."""
