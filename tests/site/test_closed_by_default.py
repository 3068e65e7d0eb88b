"""A page is open to nobody until it says to whom."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from stoeprand.people.rules import Rule, open_to, rule_of
from stoeprand.site import urls as site


def silent(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("for nobody")


def nobody(_person: object) -> bool:
    return False


@open_to(nobody)
def closed(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("for nobody")


urlpatterns = [path("silent", silent), path("closed", closed), *site.urlpatterns]
handler403 = site.handler403


def views_of(resolver: URLResolver) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from views_of(pattern)
        else:
            yield pattern


def test_every_page_says_who_may_use_it():
    patterns = list(views_of(get_resolver()))
    assert len(patterns) >= 9
    assert [str(pattern) for pattern in patterns if rule_of(pattern.callback) is None] == []


def test_no_page_takes_a_form_without_knowing_where_it_comes_from():
    callbacks = [pattern.callback for pattern in views_of(get_resolver())]
    without_cookie = [each for each in callbacks if getattr(each, "csrf_exempt", False)]
    assert without_cookie
    assert [each for each in without_cookie if not getattr(each, "sent_from_here", False)] == []


def test_the_pages_for_when_it_goes_wrong_say_so_too():
    resolver = get_resolver()
    rules: list[Rule | None] = [
        rule_of(resolver.resolve_error_handler(status)) for status in (400, 403, 404, 500)
    ]
    assert None not in rules


def test_a_page_that_does_not_say_is_refused(client, settings):
    settings.ROOT_URLCONF = __name__
    response = client.get("/silent")
    assert response.status_code == 403
    assert b"for nobody" not in response.content


def test_a_page_whose_rule_says_no_is_refused(client, settings):
    settings.ROOT_URLCONF = __name__
    assert client.get("/closed").status_code == 403
