"""Whole programs that are measured, each run by the Python that has what it needs.

Each is called with a folder of questions and a file to write, and prints the
seconds of CPU time of the second of two runs: what starting takes is left out,
and nobody pays for the first.
"""
