"""Pictures as SVG, made when a page is laid out: numbers in attributes, colours by class, right in both directions of writing."""
