"""Parts of the screen that several views share."""
