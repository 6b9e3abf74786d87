"""Lines of LLVM IR by function, as `cargo llvm-lines` counts them: before any optimisation, the copies of one generic together."""

import re
from collections import Counter

# What differs between the copies of the same generated function.
OF_ENDPOINT = re.compile(r"\b(list|show|create|update|delete|archive|all)_?(order|member|invoice|product|ticket|event|course|space|post|comment)\d+\b", re.I)
RESOURCE = re.compile(r"(New)?(order|member|invoice|product|ticket|event|course|space|post|comment)\d+(s|Page|Change)?\b", re.I)
ERROR = re.compile(r"\b(List|Show|Create|Update|Delete|Archive)[A-Z][a-z]+\d+Error\b")


def of_file(path):
    """(lines, copies) by name."""
    lines, copies = Counter(), Counter()
    name, inside = "?", False
    with open(path, errors="replace") as file:
        for line in file:
            if inside:
                lines[name] += 1
                inside = not line.startswith("}")
            elif line.startswith("define"):
                copies[name] += 1
                lines[name] += 1
                inside = True
            elif line.startswith("; ") and not line.startswith("; Function Attrs"):
                name = of_kind(line[2:].strip())
    return lines, copies


def of_kind(name):
    name = ERROR.sub("{Error}", name)
    name = OF_ENDPOINT.sub("{operation}", name)
    return RESOURCE.sub("{Resource}", name)
