"""The search: people found by whatever is known of them, in any script, in the sight of whoever asks.

`asked` reads what was typed, `candidates` walks the indexes, `texts` looks for names that are typed wrong, `ranking`
puts the candidates in order and tells why; `keys` and `index` make what is walked, `finding` joins these for all rooms.
"""
