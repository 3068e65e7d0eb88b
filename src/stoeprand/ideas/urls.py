"""Addresses of ideas after the answer. They are Dutch and last."""

from django.urls import path

from stoeprand.ideas.views import answering, going_on, own_space

urlpatterns = [
    path("mag-dat/<slug:slug>/verder", going_on.go, name="go_on"),
    path("idee/<int:pk>", going_on.going, name="going"),
    path("antwoord/<int:pk>", answering.answer_here, name="answer"),
    path("antwoord/link/<str:token>", answering.answer_by_link, name="answer_by_link"),
    path("mijn-ruimte", own_space.mine, name="own_space"),
]
