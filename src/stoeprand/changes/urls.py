"""Addresses of changes. They are Dutch and last; the page of one change is among those of room."""

from django.urls import path

from stoeprand.changes.views import changes, directing, speaking, taking_over

urlpatterns = [
    path("veranderingen/", changes.changes, name="changes"),
    path("veranderingen/<slug:slug>/richting", directing.direction, name="change_direction"),
    path("veranderingen/<slug:slug>/drie-zinnen", speaking.sentences, name="change_sentences"),
    path("veranderingen/<slug:slug>/overnemen", taking_over.taking_over, name="take_over_change"),
]
