"""Drives the published Python binding of dagstack's plugin system for the conformance gate, through its public names alone.

What flows: a line on standard input (`protocol`) -> a case (`case`) -> steps on a fresh registry (`steps`) with scripted plugins
(`scripted`) -> outcomes (`outcome`) -> a line on standard output.
"""
