"""Time that the server spends on the page that asks. Goal for 100 kerbs: a median below 30 ms."""

import os
import statistics
import tempfile
import time
from urllib.parse import urlencode

KERBS = 100
VISITS = 200


def main() -> None:
    """Print the median and the slowest of many visits, each with other answers."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"STOEPRAND_DATA": folder, "STOEPRAND_DATABASE": "sqlite"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "stoeprand.site.settings"
        import django

        django.setup()
        _measure()


def _measure() -> None:
    from django.db import connection
    from django.test import Client

    from benchmarks.workload import DAY, make_area
    from stoeprand.people.models import Organisation
    from stoeprand.room.actions import publish_area
    from stoeprand.site.preparing import prepare

    prepare()
    organisation = Organisation.objects.get()
    area, document = make_area(12, KERBS)
    amounts = [name for name, each in area.dimensions.items() if each.unit]
    publish_area(organisation=organisation, document=document, name="area.json", in_force_from=DAY)
    client = Client(headers={"host": "localhost"})
    taken = []
    for visit in range(VISITS):
        known = dict.fromkeys(amounts[: visit % (len(amounts) + 1)], visit * 3701 % 1_000_000)
        began = time.perf_counter()
        response = client.get(f"/mag-dat/workload?{urlencode(known)}")
        taken.append(time.perf_counter() - began)
        if response.status_code != 200:
            raise SystemExit(f"the page answered {response.status_code}")
    first, others = taken[0], taken[1:]
    print(f"an area of {KERBS} kerbs, {VISITS} visits, {connection.vendor}")
    print(f"the first visit, which reads the area  {1000 * first:7.1f} ms")
    print(f"median of the others                   {1000 * statistics.median(others):7.1f} ms")
    print(f"slowest of the others                  {1000 * max(others):7.1f} ms")


if __name__ == "__main__":
    main()
