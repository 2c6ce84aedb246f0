"""What raw sheets are held to besides the shape of each cell."""
