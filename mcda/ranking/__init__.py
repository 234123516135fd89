"""What the weights decide: weighting, normalization, TOPSIS and its explanation."""
