"""The code book: every variable of the week-40 survey with codes, URL slugs and Swedish labels."""

from data.codebook.model import Attribute, Code, attribute, attributes, label, need_codes, needs

__all__ = ["Attribute", "Code", "attribute", "attributes", "label", "need_codes", "needs"]
