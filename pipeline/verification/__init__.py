"""A package that was downloaded, checked by itself: nothing of it is trusted."""
