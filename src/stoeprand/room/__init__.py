"""Areas, their kerbs, and "May I?": what is kept, how an area is found, and the pages that answer."""
