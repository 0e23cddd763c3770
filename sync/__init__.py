"""How books meet through an endpoint that cannot read them. No Qt, no threads; PROTOCOL.md comes first."""
