"""Conversation tables: online, on the spot, advanced, Samenlezen, Op stap, Komaf.

A *level* (niveau) is what somebody says of her Dutch in one programme, to group by, never a test result; a *table*
(tafel) is a number in one session; a *proof of participation* (bewijs van deelname) tells somebody's hours. Volunteers
seat people, coordinators print proofs.
"""
