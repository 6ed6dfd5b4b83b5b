"""What a govreport.toml says, as plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from govreport.findings import Finding, Locator

OFF = "off"


@dataclass(frozen=True, slots=True)
class Config:
    """One govreport.toml. file: its name, "" for none.

    severities: code → `error`, `warning`, `notice` or `off`; editions, organs: the same for one edition
    (by id) or one organ (by name). thresholds: rule → name → number. plugins: the only plugins to use,
    None for all; settings: plugin → its own table, unread. required: packages that must be
    there, each with its place. places: code → where a severity is set for
    it. findings: what is wrong with the file itself.
    """

    file: str = ""
    severities: Mapping[str, str] = field(default_factory=dict)
    editions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    organs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    thresholds: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    plugins: tuple[str, ...] | None = None
    settings: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    required: tuple[tuple[str, Locator], ...] = ()
    places: Mapping[str, Locator] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def severity(self, code: str, editions: Iterable[str], organ: str) -> str | None:
        """Return what is set for *code*: for the organ, else for the nearest edition, else for all."""
        tables = [self.organs.get(organ, {}), *(self.editions.get(id_, {}) for id_ in editions)]
        return next((table[code] for table in (*tables, self.severities) if code in table), None)

    def threshold(self, rule: str, name: str, default: Decimal) -> Decimal:
        """Return a number that a rule goes by."""
        return self.thresholds.get(rule, {}).get(name, default)


NO_CONFIG = Config()
