"""The scoring model, version 2: "known or guessed, with near misses", on a grid."""
