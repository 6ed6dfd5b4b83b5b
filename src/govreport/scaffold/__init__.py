"""A plugin's first files: a distribution that passes its own tests at once, to be changed from there."""

from govreport.scaffold.names import KINDS, PluginName
from govreport.scaffold.taken import refuse_taken
from govreport.scaffold.writing import write_plugin

__all__ = ["KINDS", "PluginName", "refuse_taken", "write_plugin"]
