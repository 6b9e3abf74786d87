#!/usr/bin/env python3
"""`RUSTC_WRAPPER` that appends the CPU seconds of each compiler run for a crate of the workspace to the file `RUSTC_CPU`."""

import os
import resource
import subprocess
import sys


def main():
    command = sys.argv[1:]
    if "CARGO_PRIMARY_PACKAGE" not in os.environ or "RUSTC_CPU" not in os.environ:
        os.execvp(command[0], command)
    done = subprocess.run(command)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(os.environ["RUSTC_CPU"], "a") as file:
        file.write(f"{used.ru_utime + used.ru_stime}\n")
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
