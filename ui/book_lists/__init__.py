"""The book as lists: one page, set up for the whole book, the groups, the young people, the club or the cases."""
