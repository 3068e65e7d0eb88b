"""Addresses of asking and of areas. They are Dutch and last."""

from django.urls import path

from stoeprand.room import views

urlpatterns = [
    path("", views.home, name="home"),
    path("mag-dat/", views.ask, name="ask"),
    path("mag-dat/<slug:slug>", views.ask_area, name="ask_area"),
    path("ruimte/", views.areas, name="areas"),
    path("ruimte/<slug:slug>", views.area, name="area"),
]
