"""The window around everything: spine, pages with history, the sheet over them, toasts and the keyboard."""
