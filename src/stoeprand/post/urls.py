"""Addresses of the post. They are Dutch and last."""

from django.urls import path

from stoeprand.post.views import mail_here, own_calendar, undelivered

urlpatterns = [
    path("post", mail_here.mails, name="mails"),
    path("post/niet-bezorgd", undelivered.undelivered_mail, name="undelivered_mail"),
    path("post/<int:pk>", mail_here.mail, name="mail"),
    path("post/<int:pk>.eml", mail_here.mail_file, name="mail_file"),
    path("agenda", own_calendar.own_calendar, name="own_calendar"),
    path("agenda/<str:key>.ics", own_calendar.calendar, name="calendar"),
]
