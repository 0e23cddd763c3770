"""Qt widgets only: no SQL, no HTTP, no threads. Screens ask and act through `ui.ports`."""
