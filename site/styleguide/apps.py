from django.apps import AppConfig


class StyleguideConfig(AppConfig):
    name = "styleguide"
    label = "styleguide"
