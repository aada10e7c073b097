"""From files to tables: folders, CSV files, workbooks."""
