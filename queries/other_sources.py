"""Målgrupp and Behov in the other sources: inventory, occupation, newly arrived, employment service, 2023."""

from dataclasses import replace

from queries.answers import Answer, AnyAnswer
from queries.connection import Store
from queries.filters import Filters
from queries.published import Printed, figures, published


def occupation(store: Store, filters: Filters) -> AnyAnswer:
    """People in Boende och hemlöshet without an occupation. Columns: group, persons. Date and base not
    stated."""
    return published(
        store,
        filters,
        question="occupation",
        origin="plattform_plus",
        unit="personer",
        period="datum anges inte",
        wanted=(
            Printed("pplus_no_occupation_count", "Saknar sysselsättning, registrerat"),
            Printed("pplus_no_occupation_upper_count", "Saknar sysselsättning, med ej ifyllda"),
            Printed("pplus_any_occupation_share_ongoing_use", "Har sysselsättning, av dem med pågående bruk"),
        ),
    )


def psychiatric_inventory(store: Store, filters: Filters) -> AnyAnswer:
    """Psychiatric inventory 2022. Columns: item, group (authority), persons or share of the authority's."""
    items = {
        "Samtliga": ("psych_2022_total_count:Inventerade",),
        "Funktionsstöd (FFS)": (
            "psych_2022_ffs_count:Inventerade",
            "psych_2022_ffs_no_occupation_count:Utan känd sysselsättning",
            "psych_2022_ffs_unstable_housing_count:Instabilt boende",
            "psych_2022_ffs_need_new_count:Behov av ny insats för arbete eller sysselsättning",
            "psych_2022_ffs_need_more_count:Behov av ytterligare eller förändrad insats",
            "psych_2022_ffs_need_unknown_count:Behovet är okänt",
            "psych_2022_ffs_need_declined_count:Har avböjt stöd",
        ),
        "Socialförvaltningarna (SF)": (
            "psych_2022_sf_count:Inventerade",
            "psych_2022_sf_no_occupation_count:Utan känd sysselsättning",
            "psych_2022_sf_unstable_housing_count:Instabilt boende",
            "psych_2022_sf_income_support_count:Har försörjningsstöd",
        ),
    }
    wanted = tuple(
        Printed(item.split(":")[0], item.split(":")[1], group)
        for group, listed in items.items()
        for item in listed
    )
    return published(
        store,
        filters,
        question="psychiatric_inventory",
        origin="psychiatric_inventory",
        unit="personer",
        period="2022",
        wanted=wanted,
    )


def establishment_time(store: Store, filters: Filters) -> AnyAnswer:
    """Etableringsenheten's own mapping of 387 people. Columns: time to self-support, share."""
    times = ("after_programme", "0_18m", "19m_plus", "not_expected", "unknown")
    return published(
        store,
        filters,
        question="establishment_time",
        origin="etableringsenheten",
        unit="personer",
        period="hösten 2022",
        wanted=tuple(Printed(f"estab_2022_time_{t}_share", is_unknown=t == "unknown") for t in times),
    )


def establishment_needs(store: Store, filters: Filters) -> AnyAnswer:
    """Unmet needs in Etableringsenheten's mapping. Columns: need, answers (442 for 387 people)."""
    codes = ("job_focused", "education", "work_rehab", "health", "social_activation", "care_contact")
    return published(
        store,
        filters,
        question="establishment_needs",
        origin="etableringsenheten",
        unit="svar",
        period="hösten 2022",
        wanted=tuple(Printed(f"estab_2022_unmet_{c}_count") for c in codes),
    )


def employment_service_assessment(store: Store, filters: Filters) -> AnyAnswer:
    """Arbetsförmedlingen's assessment January–September 2023. Columns: item, persons or share."""
    return published(
        store,
        filters,
        question="employment_service_assessment",
        origin="arbetsformedlingen",
        unit="personer",
        period="januari–september 2023",
        wanted=(
            Printed("af_2023_assessment_count", "Personer i kompletterande bedömning"),
            Printed("af_2023_in_measure_after_share", "I insats efter bedömningen"),
            Printed("af_2023_sud_share_in_assessment", "Med kod för skadligt bruk eller beroende"),
        ),
    )


def social_reasons(store: Store, filters: Filters) -> AnyAnswer:
    """What the 2023 survey says of clients with social reasons, and of those with substance use.

    Columns: item, group, share of the group. facts: the two printed sizes of the group with substance use.
    Year is not stated for every figure (caveats). Source: the inquiry, section 3.2."""
    substance, social = "Sociala skäl – missbruk", "Alla sociala skäl"
    found = published(
        store,
        filters,
        question="social_reasons",
        origin="v40_2023",
        unit="klienter",
        period="2023",
        wanted=(
            Printed("v40_addiction_need_more_share", "Behöver ytterligare insatser", substance),
            Printed("v40_addiction_parallel_share", "Behöver parallella insatser", substance),
            Printed("v40_addiction_time_0_9m_share", "Försörjer sig inom 9 månader", substance),
            Printed("v40_2023_addiction_edu_primary_share", "Har grundskoleutbildning", substance),
            Printed("v40_2023_addiction_edu_upper_sec_share", "Har gymnasieutbildning", substance),
            Printed("v40_2023_social_insufficient_share", "Planeringen räcker inte", social),
            Printed("v40_2023_social_parallel_share", "Behöver parallella insatser", social),
        ),
    )
    sizes = figures(store, ("v40_2023_social_addiction_count_a", "v40_2023_social_addiction_count_b"))
    if not isinstance(found, Answer):
        return found
    facts = {figure_id: figure.value for figure_id, figure in sizes.items() if figure.value is not None}
    return replace(found, facts=facts, figure_ids=(*found.figure_ids, *sizes))


QUESTIONS = (
    social_reasons,
    occupation,
    psychiatric_inventory,
    establishment_time,
    establishment_needs,
    employment_service_assessment,
)
