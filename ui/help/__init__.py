"""Help that is there without a network: a page per form and screen, in Danish and English."""
