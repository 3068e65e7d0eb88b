"""The demo can be looked at and tried, all of it, in both languages."""

import pytest

pytestmark = pytest.mark.django_db


def test_it_gives_three_to_five_questions_to_try_that_can_be_asked(client, demo):
    for path in ("/", "/en/"):
        examples = client.get(path).context["examples"]
        assert 3 <= len(examples) <= 5
        for example in examples:
            response = client.get(example.url)
            assert response.status_code == 200
            assert response.context["question"] == example.text
            assert not response.context["form"].faults


def test_every_area_of_the_demo_can_be_looked_at_in_both_languages(client, demo):
    for path in ("/ruimte/", "/en/ruimte/"):
        for area in client.get(path).context["areas"]:
            assert client.get(f"{path}{area.slug}").status_code == 200
