"""Reading area files and ideas: from bytes to values, or to every fault with its line."""
