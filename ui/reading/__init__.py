"""What the pages that read the book have in common: asking again, rows, badges, lists that lose whole rows."""
