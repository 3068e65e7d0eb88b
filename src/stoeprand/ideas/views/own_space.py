"""My own page: what waits for me, what I wait for, my ideas."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from stoeprand.ideas.own_space import own_space
from stoeprand.people.asking import signed_in_person
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import members, open_to


@open_to(members)
@own_page
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """All that is one's own, and nobody else's to see."""
    space = own_space(signed_in_person(request), timezone.localdate(), get_language())
    return render(request, "ideas/own_space.html", {"space": space})
