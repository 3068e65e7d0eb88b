"""Tables that people send: Excel files, CSV, and pages of the web. Only reading them is done here.

What the cells mean is the business of whoever asked for the table. A file comes from a stranger:
nothing of it is run, and none grows beyond the Limits with which it is read.
"""
