"""What must hold between this section and the third."""

from collections.abc import Iterable
from decimal import Decimal

from govreport import Finding, Mark, Report, Rule, rule
from govreport_channels.model import Channels


@rule("CHA-001")
def channels_add_up_to_the_requests(data: Channels, report: Report) -> Iterable[Finding]:
    """All channels together make 本年新收 of table three."""
    requests = report.figures.get("requests")
    if requests is None:
        return
    by_channel, received = data.figures["received", "total"], requests["new_received", "total"]
    if isinstance(by_channel, Mark) or isinstance(received, Mark) or by_channel == received:
        return
    difference = abs(Decimal(by_channel) - received)
    said = {"channels": by_channel, "received": received, "difference": difference}
    yield report.finding("CHA-001", "channels.received", **said)


RULES: tuple[Rule[Channels], ...] = (channels_add_up_to_the_requests,)
