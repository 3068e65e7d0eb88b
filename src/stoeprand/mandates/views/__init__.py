"""The pages of registers: finding and picking mandates, sending a register, its versions."""
