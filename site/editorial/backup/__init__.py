"""The whole site in one file, and back: database, uploaded files, and settings in the database."""
