"""Areas, their kerbs, and "May I?": what is kept, how it is found, and the pages that answer."""
