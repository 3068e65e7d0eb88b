"""Mail that goes out, links that come back from it, days by which something is due, calendars."""
