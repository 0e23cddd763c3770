"""What is due for deletion: listed, and decided on by whoever owns it."""
