"""What the documents say about the code is true."""
