"""aeskills: structured YAML about a job role becomes a multilingual reference site with a self-assessment.

read → check → localize → view → render
"""

__version__ = "0.1.0"
