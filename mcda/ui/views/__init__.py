"""One module per page; each draws and computes nothing."""
