"""The values of `format`, each as a check of its own."""
