"""The pages that ask and answer. Each reads top to bottom; nothing is written here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from stoeprand.engine import next_questions
from stoeprand.engine.area import Area
from stoeprand.people.organisations import organisation_of
from stoeprand.people.rules import anyone, open_to
from stoeprand.room import presentation, published
from stoeprand.room.actions import check_idea
from stoeprand.room.address import ALL_FIELDS, CHANGE, LANGUAGE, QUESTION, address_of
from stoeprand.room.answers import Way, read_answers
from stoeprand.room.forms import MOST_QUESTIONS, Asked, ask_form
from stoeprand.room.questions import shown
from stoeprand.room.search.finding import clear_winner, find_areas
