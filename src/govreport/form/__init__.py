"""The statutory form as data: editions, tables, rows, columns, sums; nothing here knows a figure."""

from govreport.form.describe import table_from

__all__ = ["table_from"]
