"""Studies of the bank and of the scores: simulation, statistics of items, panels, surface cues. About items, never about people."""
