"""What ends a verification: something is not of the format, or not what the log says."""


class Problem(Exception):
    """One finding. `exit` is 1 (tampered) or 2 (malformed); file and entry say where, if known."""

    def __init__(self, exit, what, file=None, entry=None):
        super().__init__(what)
        self.exit = exit
        self.what = what
        self.file = file
        self.entry = entry


def malformed(what, file=None, entry=None):
    return Problem(2, what, file, entry)


def tampered(what, file=None, entry=None):
    return Problem(1, what, file, entry)
