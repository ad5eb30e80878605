"""The settings of one installation, read from the environment once per process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from platformdirs import user_cache_path, user_data_path
from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where data, program files and the database are; every field can be set by environment.

    `XINMAI_DATA_DIR` and the like set our own fields; `NEO4J_URI`, `NEO4J_USERNAME`, `NEO4J_PASSWORD` and
    `NEO4J_HOME` carry the names that Neo4j's own tools use.
    """

    model_config = SettingsConfigDict(env_prefix="XINMAI_", populate_by_name=True)

    data_dir: Path = Field(default_factory=lambda: user_data_path("xinmai"))
    cache_dir: Path = Field(default_factory=lambda: user_cache_path("xinmai"))
    jars_dir: Path | None = None
    maven_url: str | None = None
    rules_dir: Path | None = None
    idle_minutes: float = Field(default=10.0, gt=0)
    heap: str = Field(default="2g", pattern=r"^\d+[mg]$")
    page_cache: str = Field(default="512m", pattern=r"^\d+[mg]$")
    id_key: SecretStr | None = None
    neo4j_uri: str | None = Field(default=None, validation_alias=AliasChoices("NEO4J_URI", "neo4j_uri"))
    neo4j_username: str = Field(
        default="neo4j", validation_alias=AliasChoices("NEO4J_USERNAME", "neo4j_username")
    )
    neo4j_password: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("NEO4J_PASSWORD", "neo4j_password")
    )
    neo4j_home: Path | None = Field(default=None, validation_alias=AliasChoices("NEO4J_HOME", "neo4j_home"))


@cache
def settings() -> Settings:
    """The process's settings, read once; call `settings.cache_clear()` after changing the environment."""
    return Settings()
