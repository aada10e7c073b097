"""What tablets kept while they had no network: what came under which key, what waits there, what is to be looked at.

How it comes over the wire stands in `web/outbox.py`; what may wait each room says in its `kinds`.
"""
