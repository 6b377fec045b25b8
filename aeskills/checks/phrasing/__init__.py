"""How texts of one kind read beside each other."""
