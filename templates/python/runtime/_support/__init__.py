"""What all modules of this package share. Import from the package itself, not from here."""
