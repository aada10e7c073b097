"""Takes out of npm's locks who wants to be sponsored: a lock names packages, and no address."""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("static/package-lock.json", "e2e/lighthouse/package-lock.json")

if __name__ == "__main__":
    for lock in LOCKS:
        told = json.loads((ROOT / lock).read_text())
        for package in told["packages"].values():
            package.pop("funding", None)
        (ROOT / lock).write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n")
