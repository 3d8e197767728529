"""Legal corrections: a Swedish change that the English page must not keep quiet about."""
