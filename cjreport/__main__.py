"""The command, as ``python -m cjreport``."""

from cjreport.cli import main

if __name__ == "__main__":  # a worker that is spawned imports this module too
    main()
