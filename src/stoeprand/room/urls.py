"""Addresses of asking and of areas. They are Dutch and last."""

from django.urls import path

from stoeprand.room.views import areas, asking, maps, openings, versions

urlpatterns = [
    path("", asking.home, name="home"),
    path("mag-dat/", asking.ask, name="ask"),
    path("mag-dat/<slug:slug>", asking.ask_area, name="ask_area"),
    path("mag-dat/<slug:slug>/kaart", maps.idea_map, name="idea_map"),
    path("ruimte/", areas.areas, name="areas"),
    path("ruimte/<slug:slug>", areas.area, name="area"),
    path("ruimte/<slug:slug>/versies", versions.versions, name="versions"),
    path("ruimte/<slug:slug>/waar-zit-het-vast", openings.openings, name="openings"),
    path(
        "ruimte/<slug:slug>/waar-zit-het-vast/lijst.csv",
        openings.template,
        {"kind": "csv"},
        name="list_as_csv",
    ),
    path(
        "ruimte/<slug:slug>/waar-zit-het-vast/lijst.xlsx",
        openings.template,
        {"kind": "xlsx"},
        name="list_as_xlsx",
    ),
]
