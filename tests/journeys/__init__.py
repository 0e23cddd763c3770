"""What people do with the whole app: real window, real book, real endpoint."""
