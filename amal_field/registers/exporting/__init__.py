"""From stored rows to the registers that leave: which rows, their numbers, the files."""
