"""What a browser asks for about changes. The page of one change is in `room`, with its areas."""
