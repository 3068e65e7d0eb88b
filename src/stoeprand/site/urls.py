"""All addresses of the site. They are Dutch and last; English is the same under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from stoeprand.people.urls import without_language
from stoeprand.site import views

urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    *without_language,
    *i18n_patterns(
        path("", include("stoeprand.room.urls")),
        path("", include("stoeprand.ideas.urls")),
        path("", include("stoeprand.changes.urls")),
        path("", include("stoeprand.mandates.urls")),
        path("", include("stoeprand.people.urls")),
        path("", include("stoeprand.post.urls")),
        path("toegankelijkheid", views.accessibility, name="accessibility"),
        path("privacy", views.privacy, name="privacy"),
        prefix_default_language=False,
    ),
]

handler400 = "stoeprand.site.errors.bad_request"
handler403 = "stoeprand.site.errors.forbidden"
handler404 = "stoeprand.site.errors.not_found"
handler500 = "stoeprand.site.errors.failed"
