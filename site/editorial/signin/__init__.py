"""The way into the editors' desk: password or passkey, second factor, sessions, throttling."""
