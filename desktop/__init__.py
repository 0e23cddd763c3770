"""The application: command line, composition root, threads, lock and settings."""
