"""What goes wrong with a dataset, or with how it is asked for."""


class DatasetError(Exception):
    """A dataset is missing, damaged or of another version, or has not what is asked.

    The message says what to do next.
    """
