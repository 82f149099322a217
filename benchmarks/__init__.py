"""What `python -m kad bench` measures: medians, each against what a user would pick instead, in the same run."""
