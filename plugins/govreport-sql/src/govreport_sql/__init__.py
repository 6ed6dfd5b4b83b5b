"""从数据库取数：`.sqlreport` 文件就是数据文件，另有 [sql] 一张表写明数据库和查询。"""

from importlib.resources import files
from importlib.resources.abc import Traversable

from govreport import Input, hookimpl
from govreport_sql.reading import read


@hookimpl
def govreport_sources() -> tuple[Input, ...]:
    """Offer .sqlreport files."""
    return (Input(name="SQL", suffixes=(".sqlreport",), read=read),)


@hookimpl
def govreport_messages() -> Traversable:
    """Point to the words of SQL-nnn."""
    return files(__name__) / "messages.toml"
