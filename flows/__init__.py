"""Flows: sources in, tables out, the command line, and how it goes."""
