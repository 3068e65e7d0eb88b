"""The ideas as a part of the site."""

from django.apps import AppConfig


class IdeasConfig(AppConfig):
    """What happens with an idea after the answer."""

    name = "stoeprand.ideas"
    label = "ideas"
    verbose_name = "Ideas"

    def ready(self) -> None:
        """Stand on pages of the room, in calendars and exports; have the day's work done."""
        from stoeprand.ideas.actions.hearing import tell_who_waited
        from stoeprand.ideas.actions.silence import let_silence_count
        from stoeprand.ideas.due_days import due_days
        from stoeprand.ideas.exports import kept_of
        from stoeprand.ideas.on_pages import beside_answer, beside_area
        from stoeprand.ideas.totals import totals_of_circle
        from stoeprand.people import exports
        from stoeprand.post import calendar, jobs
        from stoeprand.room import filled, slots

        slots.register_answer(beside_answer)
        slots.register_area(beside_area)
        filled.register(totals_of_circle)
        calendar.register(due_days)
        exports.register("ideas", kept_of)
        jobs.register("ideas.let-silence-count", let_silence_count)
        jobs.register("ideas.tell-who-waited", tell_who_waited)
