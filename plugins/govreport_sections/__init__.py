"""The six statutory sections and the rules over the whole report: ordinary plugins, one room each."""
