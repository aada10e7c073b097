class R:
    pass


PERSONS = STAYS = None
