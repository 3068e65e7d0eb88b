"""The site as a Django app, so that its templates and static files are found."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Named apart from Django's own `sites`."""

    name = "stoeprand.site"
    label = "stoeprand_site"
    verbose_name = "Stoeprand"
