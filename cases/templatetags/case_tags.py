"""Drawings of cases for templates."""

from django import template

from cases import drawings
from cases.map import case_map

register = template.Library()

register.simple_tag(case_map)
register.filter(drawings.money_shares)
