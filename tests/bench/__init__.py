"""How fast a site is built, against stock MkDocs + Material (and Hugo) on the same text: `make bench`."""
