"""Programs that measure, side by side in one run, and print; nothing here passes or fails."""
