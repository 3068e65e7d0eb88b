"""Addresses of people: signing in, invitations, who is who, one's own account. Dutch and last."""

from django.urls import path

from stoeprand.people.views import (
    account,
    circles,
    invitations,
    leaving,
    looks,
    means,
    offices,
    people,
    setting_up,
    signing_in,
    work_account,
)

urlpatterns = [
    path("aanmelden", signing_in.sign_in, name="sign_in"),
    path("aanmelden/link", signing_in.ask_for_link, name="ask_for_link"),
    path("aanmelden/met/<str:token>", signing_in.sign_in_by_link, name="sign_in_by_link"),
    path("aanmelden/wachtwoord", signing_in.sign_in_with_password, name="sign_in_with_password"),
    path("aanmelden/tweede-stap", signing_in.second_step, name="second_step"),
    path("aanmelden/sleutel", signing_in.sign_in_with_passkey, name="sign_in_with_passkey"),
    path("aanmelden/sleutel/vraag", signing_in.passkey_options, name="passkey_options"),
    path("aanmelden/dienst", work_account.to_provider, name="openid_connect_login"),
    path("afmelden", signing_in.sign_out, name="sign_out"),
    path("uitnodiging/<str:token>", invitations.invitation, name="invitation"),
    path("inrichten", setting_up.set_up, name="set_up"),
    path("mensen/", people.people, name="people"),
    path("mensen/uitnodigen", invitations.invite, name="invite"),
    path(
        "mensen/uitnodigingen/<int:pk>/intrekken", invitations.withdraw, name="withdraw_invitation"
    ),
    path("mensen/<int:pk>", people.one_person, name="person"),
    path("mensen/<int:pk>/rollen", people.change_roles, name="change_roles"),
    path("mensen/<int:pk>/adres", people.change_address, name="change_address"),
    path("mensen/<int:pk>/helpen", people.take_lost_means, name="take_lost_means"),
    path("mensen/<int:pk>/vertrekken", leaving.let_leave, name="let_leave"),
    path("mensen/<int:pk>/wissen", people.erase, name="erase_person"),
    path("mensen/kringen", circles.make, name="make_circle"),
    path("mensen/kringen/<slug:slug>", circles.circle, name="circle"),
    path("mensen/kringen/<slug:slug>/erbij", circles.join, name="join_circle"),
    path("mensen/kringen/<slug:slug>/eruit", circles.leave, name="leave_circle"),
    path("mensen/functies", circles.functions, name="functions"),
    path("mensen/functies/<slug:slug>", circles.map_function, name="map_function"),
    path("mensen/ambten", offices.make, name="make_office"),
    path("mensen/ambten/<slug:slug>", offices.office, name="office"),
    path("mensen/eigenaren", offices.owners, name="owners"),
    path("mensen/huisstijl", looks.look, name="look"),
    path("mensen/werkaccount", work_account.provider, name="identity_provider"),
    path("mensen/werkaccount/weg", work_account.no_provider, name="no_identity_provider"),
    path("mijn-account", account.account, name="account"),
    path("mijn-account/naam", account.change_details, name="change_details"),
    path("mijn-account/vervanger", account.appoint_deputy, name="appoint_deputy"),
    path("mijn-account/vervanger/klaar", account.end_deputy, name="end_deputy"),
    path("mijn-account/afmelden/<str:name>", account.end_session, name="end_session"),
    path("mijn-account/gegevens.json", account.export, name="export"),
    path("mijn-account/vertrekken", leaving.leave, name="leave"),
    path("mijn-account/wachtwoord", means.password, name="password"),
    path("mijn-account/wachtwoord/weg", means.remove_password, name="remove_password"),
    path("mijn-account/app", means.app, name="app"),
    path("mijn-account/codes", means.codes, name="new_codes"),
    path("mijn-account/sleutel", means.passkey, name="passkey"),
    path("mijn-account/middelen/<int:pk>/weg", means.remove, name="remove_means"),
]

# The same in every language: files for pages, and where an identity provider leads back to.
without_language = [
    path("huisstijl/<slug:version>.css", looks.styles, name="look_styles"),
    path("huisstijl/<slug:version>/logo", looks.logo, name="look_logo"),
    path(
        "aanmelden/dienst/<slug:provider_id>/terug",
        work_account.back_from_provider,
        name="openid_connect_callback",
    ),
]
