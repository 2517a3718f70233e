"""What a sentence is made of: words, numbers, names, periods."""
