"""The statutory form as data: editions, tables, rows, columns, sums; nothing here knows a figure."""
