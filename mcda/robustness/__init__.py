"""How sure we are: rank acceptability, weight stability, rank reversal and the verdict."""
