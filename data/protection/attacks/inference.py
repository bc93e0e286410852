"""Attribute inference: does any released slice have only one category, so that all in it must have it?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.codebook.model import attribute
from data.protection.attacks.rules import all_codes, possible
from data.protection.attacks.view import CODE_COLUMNS, CellId, View
