"""The post app."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    """Mail, links, due days, calendars."""

    name = "stoeprand.post"
    label = "post"
    verbose_name = "Post"

    def ready(self) -> None:
        """Have old mail forgotten, each day."""
        from stoeprand.post import jobs
        from stoeprand.post.actions.forgetting import forget_old_mail

        jobs.register("post.forget-old-mail", forget_old_mail)
