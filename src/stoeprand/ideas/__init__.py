"""What happens with an idea after the answer: it is begun, told, advised on, agreed to, or refused.

Whoever only asks is not known here: nothing is kept until they press a button.
"""
