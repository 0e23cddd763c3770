"""Records on paper: Typst templates beside the code that fills them. PDF/UA-1, fonts embedded."""
