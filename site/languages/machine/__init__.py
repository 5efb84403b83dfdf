"""Machine help: sentences that nobody has translated yet, by DeepL or LibreTranslate. Off unless the settings name one.

Only the worker calls a service; what comes back is distrusted, checked, and never more than a labelled draft.
"""
