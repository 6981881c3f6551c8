"""How fast Jishi is: each figure beside a baseline that is measured alternating with it, in the same run."""
