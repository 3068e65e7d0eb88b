"""What a person does with an idea after the answer. Each is a function, and one transaction.

All of them hold the row of the idea first and append to the ledger last; so of two who do
something about one idea, the second sees what the first did.
"""
