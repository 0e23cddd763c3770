"""The central endpoint: blind storage and fan-out of sealed changes. It imports wire, directory and errors only."""
