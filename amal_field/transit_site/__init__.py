"""The transit site for caravan dwellers (doortrekkersterrein): who stands where, since when, until when.

Words: pitch (standplaats), stay (verblijf), pitch ticket (standplaatsbewijs), check-in and departure, expected
arrival, evacuation list. Used by site managers, outdoors, on a tablet.
"""
