"""Addresses of asking and of areas. They are Dutch and last."""

from django.urls import path

from stoeprand.room.views import (
    areas,
    asking,
    beginning_changes,
    changes,
    confirming,
    drafts,
    emergencies,
    kerbs,
    maps,
    openings,
    promises,
    publishing,
    timeline,
    versions,
)

urlpatterns = [
    path("", asking.home, name="home"),
    path("mag-dat/", asking.ask, name="ask"),
    path("mag-dat/<slug:slug>", asking.ask_area, name="ask_area"),
    path("mag-dat/<slug:slug>/kaart", maps.idea_map, name="idea_map"),
    path("ruimte/", areas.areas, name="areas"),
    path("ruimte/<slug:slug>", areas.area, name="area"),
    path("ruimte/<slug:slug>.yaml", timeline.area_file, name="area_file"),
    path("ruimte/<slug:slug>/tijdlijn", timeline.timeline, name="timeline"),
    path("ruimte/<slug:slug>/noodstoeprand", emergencies.emergency, name="emergency"),
    path("ruimte/<slug:slug>/versies", versions.versions, name="versions"),
    path("toezeggingen", promises.promises, name="promises"),
    path("concepten/", drafts.drafts, name="drafts"),
    path("concepten/<slug:slug>", drafts.draft, name="draft"),
    path("concepten/<slug:slug>/publiceren", publishing.publish, name="publish_draft"),
    path("concepten/<slug:slug>/stoeprand", kerbs.kerb, name="new_draft_kerb"),
    path("concepten/<slug:slug>/stoeprand/<str:kerb_id>", kerbs.kerb, name="draft_kerb"),
    path("bevestigen/<str:token>", confirming.confirm, name="confirm_kerb"),
    path("invullen/<str:token>", confirming.fill_in, name="fill_in_kerb"),
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
    # the others about changes are in changes/urls.py; these show areas, or publish one
    path("veranderingen/nieuw", beginning_changes.new, name="new_change"),
    path("veranderingen/<slug:slug>", changes.change, name="change"),
    path("veranderingen/<slug:slug>/beginnen", beginning_changes.begin, name="begin_change"),
    path("veranderingen/<slug:slug>/speelvelden", changes.areas, name="change_areas"),
]
