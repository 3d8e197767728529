"""How the site is used: counted by day, without a cookie, an address or a mark of who."""
