"""`python -m govreport`."""

from govreport.cli import main

main()
