"""The workbook that an auditor can check: every step of the ranking as a formula of the sheet."""
