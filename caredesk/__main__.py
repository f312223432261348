"""Start of `python -m caredesk`: the same as the command `caredesk`."""

import sys

from caredesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
