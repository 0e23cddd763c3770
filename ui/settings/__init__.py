"""What a person may set, and what there is to know about the book, the organisation and this PC."""
