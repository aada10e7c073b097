"""A duo that both sides agreed to, and one that is only proposed."""

import pytest

from tests.buddies.world import a_match, agreed
from tests.people.world import somebody
from tests.transit_site.world import in_days


@pytest.fixture
def duo(given):
    """`duo(proposed_on=…)`: the key of a duo of Lieve and Amara, proposed twenty days ago, agreed unless said."""

    def make(*, is_agreed: bool = True, **days):
        def deed(stamp):
            people = [[somebody(stamp("gert"), name)] for name in ("Lieve", "Amara")]
            match = a_match(stamp("gert"), *people, **{"proposed_on": in_days(-20)} | days)
            return agreed(stamp("gert"), match) if is_agreed else match

        return given(deed)

    return make
