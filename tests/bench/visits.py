"""What is measured: somebody signs in to the floor or the app and sends one kind of request after the other."""

import re
import time
from urllib.parse import urljoin
from uuid import uuid4

from amal_field import clock
from amal_field.accounts.offers.demo import CAST, PASSWORD
from tests.bench import contacts, referrals, sessions
from tests.bench.budgets import PAGE, POST
from tests.bench.figures import Figures
from tests.bench.load import HTMX, Answer, Ask, Load
from tests.bench.servers import Server, database_seconds
from tests.bench.world import OPEN, family_name
from tests.postgres import Cluster

FREE = range(OPEN + 1, 26)
"""The pitches on which nobody stands."""
GONE = OPEN + 2
"""A household that is not there now."""
SITE = "/transit-site"
PAGES = {
    "amina": {
        "sign-in": "/sign-in",
        "site plan": SITE,
        "stays": f"{SITE}/stays",
        "check-in form": f"{SITE}/pitches/{FREE[0]}/check-in",
        "season picture": f"{SITE}/season",
        "people": "/people",
    },
    "bruno": {
        "today": "/attendance",
        "roll": sessions.url_of(sessions.ROLL),
        "duplicates": "/people/duplicates",
    },
}
"""Who of the cast looks at which pages on a slow tablet."""
FLOOR_SECONDS, FLOOR_REQUESTS = 1.0, 16
"""How old a measure of the floor may be that stands beside a request, and of how many requests it is."""


class Visitor:
    """Somebody who is signed in on a server, and the figures of what they did there; `ground`: the floor that is
    measured beside it."""

    def __init__(self, load: Load, server: Server, cluster: Cluster | None, ground: "Floor | None" = None) -> None:
        self.load, self.server, self.cluster, self.ground = load, server, cluster, ground
        self.figures: dict[str, Figures] = {}
        self.cookie = self.csrf = self.kept = ""

    @property
    def cookies(self) -> str:
        """What the browser sends: that of the sign-in, and what it has kept from before."""
        return "; ".join(filter(None, (self.cookie, self.kept)))

    def beside(self, key: str, path: str, kept: str = "") -> "Visitor":
        """Another of the cast at the same server, whose figures stand among these. `kept`: a cookie of their browser,
        such as that of a shared tablet."""
        other = Visitor(self.load, self.server, self.cluster, self.ground)
        other.figures, other.kept = self.figures, kept
        return enter_app(other, key, path)

    def see(self, *asks: Ask, keep: bool = True) -> list[Answer]:
        """Send requests one after the other, unmeasured; the cookie is kept."""
        (answers,) = self.load.send(self.server.port, [list(asks)], cookie=self.cookies, keep=keep)
        for answer in answers:
            if answer.header("set-cookie"):
                self.cookie = answer.header("set-cookie").partition(";")[0]
            found = re.search(r'name="csrf_token" value="([^"]+)"', answer.body or "")
            self.csrf = found.group(1) if found else self.csrf
        return answers

    def do(self, name: str, asks: list[Ask], *, good: tuple[int, ...] = (200, 303)) -> list[Answer]:
        """Send requests and add what they took to the figures of `name`. Raises `RuntimeError` for a bad answer."""
        figures = self.figures.setdefault(name, Figures())
        if self.ground:
            figures.floors.append(self.ground.now())
        seconds, database = self.server.seconds(), database_seconds(self.cluster)
        (answers,) = self.load.send(self.server.port, [asks], cookie=self.cookies)
        spent = (self.server.seconds() - seconds, database_seconds(self.cluster) - database)
        figures.turns.append(tuple(1000 * part / len(asks) for part in spent))
        figures.answers += answers
        bad = [answer for answer in answers if answer.status not in good]
        if bad or len(answers) != len(asks):
            raise RuntimeError(f"{name}: {[answer[:2] for answer in bad[:3]]} of {len(asks)}")
        return answers

    def post(self, path: str, **fields: str) -> Ask:
        """A write, with a key of its own, as htmx sends it."""
        form = {"csrf_token": self.csrf, "request_token": str(uuid4())} | fields
        return Ask(path, form, HTMX)


class Floor(Visitor):
    """The floor, signed in."""

    def __init__(self, load: Load, server: Server, cluster: Cluster | None) -> None:
        super().__init__(load, server, cluster)
        self.measured_at = 0.0
        self.see(Ask("/sign-in"))
        self.see(Ask("/"))

    def now(self) -> tuple[float, float]:
        """Milliseconds of the server's processor time that its page and its POST take at this moment."""
        if time.monotonic() - self.measured_at > FLOOR_SECONDS:
            self.do(PAGE, [Ask("/")] * FLOOR_REQUESTS)
            self.do(POST, [self.post("/notes") for _ in range(FLOOR_REQUESTS)])
            self.measured_at = time.monotonic()
        return self.figures[PAGE].turns[-1][0], self.figures[POST].turns[-1][0]


def enter_app(visitor: Visitor, key: str = "amina", path: str = SITE) -> Visitor:
    """Sign in to the app as one of the cast, Amina, who manages the site, unless said otherwise."""
    visitor.see(Ask("/sign-in"))
    fields = {"sign_in_email": CAST[key].email, "sign_in_password": PASSWORD}
    visitor.see(Ask("/sign-in", {"csrf_token": visitor.csrf} | fields))
    (page,) = visitor.see(Ask(path))
    if page.status != 200:
        raise RuntimeError(f"{key} could not sign in: {page.status}")
    return visitor


def reads(visitor: Visitor) -> dict[str, Ask]:
    """The reads that have a budget, by name."""
    pitch = f"{SITE}/pitches/{FREE[0]}"
    page, panel = visitor.see(Ask(SITE), Ask(f"{SITE}/pitches/3", None, HTMX))
    stay = re.search(r'href="([^"]+)/departure"', panel.body).group(1)
    return {
        "site plan": Ask(SITE),
        "poll, nothing new": Ask(SITE, None, HTMX | {"HX-PTag": page.header("hx-ptag")}),
        "panel of a taken pitch": Ask(f"{SITE}/pitches/3", None, HTMX),
        "panel of a free pitch": Ask(pitch, None, HTMX),
        "search, a name": Ask(f"{pitch}/families?q={family_name(40)}", None, HTMX),
        "search, two letters": Ask(f"{pitch}/families?q={family_name(40)[:2]}", None, HTMX),
        "stays, 50 rows": Ask(f"{SITE}/stays"),
        "season picture": Ask(f"{SITE}/season"),
        "year report": Ask(f"{SITE}/report"),
        "reservation form": Ask(f"{SITE}/reservations/new"),
        "account of a stay": Ask(f"{stay}/account"),
        **{name: Ask(path) for name, path in (referrals.LISTS | contacts.LISTS).items()},
    }


def app_round(visitor: Visitor, count: int, families: list[str]) -> None:
    """Every read of the app, then families in and out again."""
    for name, ask in reads(visitor).items():
        visitor.do(name, [ask] * count, good=(200, 304))
    for start in range(0, count, len(FREE)):
        come_and_go(visitor, [families[(start + place) % len(families)] for place in range(len(FREE))])


def come_and_go(visitor: Visitor, households: list[str]) -> None:
    """Check a family of five in on each free pitch, in the second of the two taps, and let each go again; then undo it
    all: in the last turn the season is to show as many stays as in the first."""
    arrivals = [
        visitor.post(f"{SITE}/pitches/{number}/check-in", household=household, everyone="yes")
        for number, household in zip(FREE, households, strict=False)
    ]
    visitor.do("check-in of five", arrivals)
    visitor.do("season, 7 pitches anew", [Ask(f"{SITE}/season")])
    panels = visitor.see(*(Ask(f"{SITE}/pitches/{number}", None, HTMX) for number in FREE[: len(households)]))
    stays = [re.search(r'href="([^"]+)/departure"', panel.body).group(1) for panel in panels]
    today = clock.today().isoformat()
    visitor.do("departure", [visitor.post(f"{stay}/departure", on=today) for stay in stays])
    pages = visitor.see(*(Ask(f"{stay}/settlement") for stay in stays))
    left = [re.search(r'name="left" value="([^"]+)"', page.body).group(1) for page in pages]
    sums = zip(stays, left, strict=True)
    visitor.do("settlement", [visitor.post(f"{stay}/settlement", left=sum, method="cash") for stay, sum in sums])
    undone = visitor.see(*(visitor.post(f"{stay}/cancellation") for stay in stays))
    if any(answer.status != 200 for answer in undone):
        raise RuntimeError(f"not undone: {[answer.status for answer in undone]}")


def known_households(visitor: Visitor) -> list[str]:
    """The ids of households that were here and are not: who checks in."""
    letters = sorted({family_name(place)[:2] for place in range(40, 200)})
    url = f"{SITE}/pitches/{FREE[0]}/families?q="
    pages = visitor.see(*(Ask(url + start, None, HTMX) for start in letters))
    return sorted({key for page in pages for key in re.findall(r'name="household" value="([^"]+)"', page.body)})


def first_visit(visitor: Visitor, path: str) -> tuple[int, int]:
    """Requests and bytes of a page and all that it loads, with nothing cached; a home screen's icon is none of it."""
    (page,) = visitor.see(Ask(path))
    wanted = re.findall(r'<(?:link(?! rel="apple-touch-icon")|script)[^>]+(?:href|src)="([^"]+)"', page.body)
    parts = [urljoin(path, one) for one in dict.fromkeys(wanted)]
    answers = visitor.see(*(Ask(one) for one in (path, *parts)), keep=False)
    bad = [one for one, answer in zip((path, *parts), answers, strict=True) if answer.status != 200]
    if bad:
        raise RuntimeError(f"{path} loads what is not there: {bad}")
    return len(answers), sum(answer.size for answer in answers)


def beside_wrong_sign_ins(visitor: Visitor, tries: int) -> float:
    """The milliseconds that the slowest of some writes waits while so many wrong passwords are checked at once."""
    (panel,) = visitor.see(Ask(f"{SITE}/pitches/1", None, HTMX))
    details = re.search(r'href="([^"]+)/departure"', panel.body).group(1) + "/details"
    fields = {"csrf_token": visitor.csrf, "sign_in_password": "x"}
    wrong = [[Ask("/sign-in", fields | {"sign_in_email": f"{place}@amal.example"})] for place in range(tries)]
    writes = [visitor.post(details, meter_start=str(2000 + turn)) for turn in range(4)]
    *refused, written = visitor.load.send(visitor.server.port, [*wrong, writes], cookie=visitor.cookie)
    statuses = [answer.status for answers in (*refused, written) for answer in answers]
    if statuses != [422] * tries + [200] * len(writes):
        raise RuntimeError(f"beside wrong sign-ins: {statuses}")
    return max(answer.milliseconds for answer in written)


def crowd(visitor: Visitor, clients: int, families: list[str]) -> list[Answer]:
    """As many clients at once, each looking, searching, noting details and trying to check a family in."""
    looks = list(reads(visitor).values())
    panels = visitor.see(*(Ask(f"{SITE}/pitches/{number}", None, HTMX) for number in range(1, OPEN + 1)))
    stays = [re.search(r'href="([^"]+)/departure"', panel.body).group(1) for panel in panels]
    lists = []
    for place in range(clients):
        asks = []
        for turn in range(4):
            household, number = families[(place + turn * clients) % len(families)], FREE[(place + turn) % len(FREE)]
            arrival = f"{SITE}/pitches/{number}/check-in"
            asks += looks[turn % 2 :: 2]
            asks.append(visitor.post(f"{stays[(place + turn) % OPEN]}/details", meter_start=str(1000 + turn)))
            asks.append(visitor.post(arrival, household=household, everyone="yes"))
        lists.append(asks)
    answers = visitor.load.send(visitor.server.port, lists, cookie=visitor.cookie)
    sent = sum(map(len, lists))
    flat = [answer for mine in answers for answer in mine]
    return flat + [Answer(0, 0.0, 0)] * (sent - len(flat))
