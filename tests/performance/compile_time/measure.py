#!/usr/bin/env python3
"""What it costs to compile an SDK: ours, by hand, and others, each less its floor.

    tests/performance/compile_time/measure.py [--sizes 10,137] [--ways ours,by_hand] [--runs 3] [--what check,release]
    tests/performance/compile_time/measure.py --functions ours_137     LLVM lines by function of one crate

`--what` takes `check`, `release`, `text` (with `release`), `lines` (of LLVM), `expanded`, `callgrind`. CPU seconds are those of rustc
for the SDK and its program alone, user and system, the least of the runs; dependencies are built before. `floor` says what
is taken off: the same types with the same dependencies, and nothing else.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

import generate
import llvm_lines

HERE = Path(__file__).resolve().parent
FOLDER = Path(os.environ.get("COMPILE_TIME_FOLDER", generate.ROOT / "target" / "compile_time"))
TARGET = FOLDER.with_name(FOLDER.name + "_target")
FLOORS = {"ours": "types_ours", "by_hand": "types_reqwest", "shared": "types_reqwest", "serde": "types_reqwest", "progenitor": "types_reqwest"}
EVERYTHING = ["check", "release", "text", "lines", "expanded"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="10,137")
    parser.add_argument("--ways", default=",".join(FLOORS))
    parser.add_argument("--what", default=",".join(EVERYTHING))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--functions")
    arguments = parser.parse_args()
    if arguments.functions:
        way, size = arguments.functions.rsplit("_", 1)
        generate.write(FOLDER, [way], [int(size)])
        return functions(arguments.functions)
    ways, sizes = arguments.ways.split(","), [int(size) for size in arguments.sizes.split(",")]
    floors = list(dict.fromkeys(FLOORS[way] for way in ways))
    generate.write(FOLDER, floors + ways, sizes)
    for what in arguments.what.split(","):
        table(what, floors, ways, sizes, arguments.runs)


def table(what, floors, ways, sizes, runs):
    measure = {"check": check, "release": release, "text": text, "lines": lines, "expanded": expanded, "callgrind": callgrind}[what]
    print(f"\n{what:14}" + "".join(f"{size:>10}{'of hand':>9}" for size in sizes) + f"{'each':>10}", flush=True)
    found = {(way, size): measure(f"{way}_{size}", runs) for size in sizes for way in floors + ways}
    for way in floors + ways:
        floor = FLOORS.get(way)
        net = {size: found[way, size] - (found[floor, size] if floor else 0) for size in sizes}
        cells = ""
        for size in sizes:
            hand = found.get(("by_hand", size), 0) - found.get(("types_reqwest", size), 0)
            ratio = f"{net[size] / hand:9.2f}" if floor and hand > 0 else f"{'':9}"
            cells += f"{net[size]:10.2f}{ratio}" if what in {"check", "release"} else f"{net[size]:10,.0f}{ratio}"
        first, last = min(sizes), max(sizes)
        each = (net[last] - net[first]) / (last - first) if last > first else net[last] / last
        print(f"{way:14}{cells}{each * (1000 if what in {'check', 'release'} else 1):10,.1f}", flush=True)


def cargo(command, name, *more, cpu=None, **environment):
    environment = {**os.environ, "CARGO_INCREMENTAL": "0", "CARGO_TARGET_DIR": str(TARGET), "RUSTC_WRAPPER": str(HERE / "rustc_cpu.py"), **environment}
    # A setting of whoever measures would compile the dependencies anew, and other code.
    for name_set in [name for name in environment if name == "RUSTFLAGS" or name.startswith("CARGO_PROFILE_")]:
        del environment[name_set]
    if cpu:
        cpu.unlink(missing_ok=True)
        environment["RUSTC_CPU"] = str(cpu)
    done = subprocess.run(["cargo", command, "--quiet", "-p", name, *more], cwd=FOLDER, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{name}: {done.stderr[:4000]}")
    return done.stdout


def least_cpu(name, runs, command, *more):
    cargo(command, name, *more)
    log = FOLDER / "cpu"
    found = []
    for _ in range(runs):
        for file in ["lib.rs", "main.rs"]:
            (FOLDER / name / "src" / file).touch()
        cargo(command, name, *more, cpu=log)
        found.append(sum(float(line) for line in log.read_text().split()))
    return min(found)


def check(name, runs):
    return least_cpu(name, runs, "check", "--lib")


def release(name, runs):
    return least_cpu(name, min(runs, 2), "build", "--release")


def text(name, _):
    cargo("build", name, "--release")
    program = TARGET / "release" / f"{name}_program"
    return int(subprocess.run(["size", program], check=True, capture_output=True, text=True).stdout.split("\n")[1].split()[0])


def ir_files(name):
    """The LLVM IR of the SDK and its program, before it is optimised."""
    flags = ["--", "--emit=llvm-ir", "-Cno-prepopulate-passes", "-Ccodegen-units=1", "-Cdebuginfo=0"]
    cargo("rustc", name, "--release", "--lib", *flags)
    cargo("rustc", name, "--release", "--bin", f"{name}_program", *flags)
    folder = TARGET / "release" / "deps"
    newest = lambda pattern: max(folder.glob(pattern), key=lambda path: path.stat().st_mtime)
    return [newest("sdk-*.ll"), newest(f"{name}_program-*.ll")]


def lines(name, _):
    return sum(sum(llvm_lines.of_file(file)[0].values()) for file in ir_files(name))


def functions(name):
    files = ir_files(name)
    for file, what in zip(files, ["the SDK", "its program"]):
        found, copies = llvm_lines.of_file(file)
        print(f"\n{what}: {sum(found.values()):,} lines, {sum(copies.values()):,} copies")
        for function, count in found.most_common(60):
            print(f"{count:9,} {copies[function]:6,}  {function}")


def expanded(name, _):
    return cargo("rustc", name, "--lib", "--profile", "check", "--", "-Zunpretty=expanded", RUSTC_BOOTSTRAP="1").count("\n")


def callgrind(name, _):
    """Instructions of `check`, of all threads."""
    wrapper = FOLDER / "callgrind.sh"
    log = FOLDER / "callgrind.log"
    log.unlink(missing_ok=True)
    wrapper.write_text(f'#!/bin/sh\n[ -z "$CARGO_PRIMARY_PACKAGE" ] && exec "$@"\nexec valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file={log} "$@"\n')
    wrapper.chmod(0o755)
    cargo("check", name, "--lib")
    (FOLDER / name / "src" / "lib.rs").touch()
    cargo("check", name, "--lib", RUSTC_WORKSPACE_WRAPPER=str(wrapper))
    return max(int(found) for found in re.findall(r"Collected : (\d+)", log.read_text()))


if __name__ == "__main__":
    main()
