"""Commands for whoever works on the site. They need nothing but Python itself, so that they run on an empty machine.

Written so that an old Python, too, reads this file far enough to say what is wrong.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Houvast needs Python 3.11 or newer, and this is %d.%d. If a newer one is installed, name it:"
        " make run PYTHON=python3.11" % sys.version_info[:2]
    )
