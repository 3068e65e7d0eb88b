"""Addresses of registers of mandates. They are Dutch and last."""

from django.urls import path

from stoeprand.mandates.views import registers, sending, versions

urlpatterns = [
    path("mandaten/", registers.registers, name="registers"),
    path("mandaten/nieuw", sending.send, name="new_register"),
    path("mandaten/kolommen/<int:upload>", sending.columns, name="mandate_columns"),
    path("mandaten/<slug:slug>", registers.register, name="register"),
    path("mandaten/<slug:slug>/gekozen", registers.chosen, name="chosen_mandates"),
    path("mandaten/<slug:slug>/nieuwe-versie", sending.send, name="new_version"),
    path("mandaten/<slug:slug>/vergelijk", versions.compare, name="compare_registers"),
    path("mandaten/<slug:slug>/versies", versions.versions, name="register_versions"),
    path(
        "mandaten/<slug:slug>/versies/<int:version>/intrekken",
        versions.withdraw,
        name="withdraw_version",
    ),
    path(
        "mandaten/<slug:slug>/versies/<int:version>.csv",
        versions.download,
        {"kind": "csv"},
        name="version_as_csv",
    ),
    path(
        "mandaten/<slug:slug>/versies/<int:version>.xlsx",
        versions.download,
        {"kind": "xlsx"},
        name="version_as_xlsx",
    ),
]
