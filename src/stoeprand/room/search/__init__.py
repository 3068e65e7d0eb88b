"""Finding an area from plain words, in the database and without any outside service."""
