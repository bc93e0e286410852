"""What a passport must say, and that the figures it vouches for are the ones it was written for."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from data.yaml_file import read_yaml

DIRECTORY = Path(__file__).parent
DATA = DIRECTORY.parent

Text = Annotated[str, StringConstraints(min_length=2, strip_whitespace=True)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
When = Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]


class FileHash(BaseModel):
    """A file of figures below data/ and the SHA-256 of its bytes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: Text
    sha256: Sha256


class Origin(BaseModel):
    """A passport: who counted whom, when, how, and who is missing. All texts are shown to users.

    kind: a report, a data collection, or an example, which is made up and no source of anything real;
    gender: whether what is published is divided by gender, in numbers, in words or not at all, or counts no
    people; gender_basis: where in the reports that shows.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    origin: Code
    kind: Literal["report", "source", "example"]
    title: Text
    short_title: Text
    producer: Text
    published: When
    period: Text
    population: Text
    filled_in_by: Text
    leaves_out: Text
    coverage: Text
    method: Text
    gender: Literal["numbers", "words", "none", "not_people"]
    gender_basis: Text
    comparable_with: tuple[Text, ...] = ()
    caveats: tuple[Code, ...] = ()
    licence: Text
    text_sha256: Sha256 | None = None
    files: tuple[FileHash, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def a_report_has_a_hash_of_its_text(self) -> Self:
        if (self.kind == "report") != (self.text_sha256 is not None):
            raise ValueError("a report, and only a report, carries text_sha256")
        return self

    @property
    def file_hash(self) -> str:
        """SHA-256 of the report's text; for a source, of its first file, the one with the figures."""
        return self.text_sha256 or self.files[0].sha256


class ChangedFileError(Exception):
    """A file of figures is not the one its passport describes."""


def file_sha256(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def verify(origin: Origin) -> None:
    """Raise ChangedFileError, in Swedish, when a file differs from its passport."""
    for file in origin.files:
        found = file_sha256(DATA / file.path)
        if found != file.sha256:
            raise ChangedFileError(
                f"Filen {file.path} stämmer inte med källpasset {origin.origin}.yml. "
                f"Kontrollera ändringen och skriv in filens nya SHA-256: {found}"
            )


def read(path: Path) -> Origin:
    """One passport. pydantic.ValidationError when it is incomplete or has unknown keys."""
    return Origin.model_validate(read_yaml(path))


@lru_cache
def origins() -> tuple[Origin, ...]:
    """All passports by code, each checked against its files."""
    found = tuple(read(path) for path in sorted(DIRECTORY.glob("*.yml")))
    for origin in found:
        verify(origin)
    return found
