"""Forms made from the declarations: one sheet writes and edits every kind; a referral has level cards besides."""
