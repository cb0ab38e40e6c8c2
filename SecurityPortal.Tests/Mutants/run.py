#!/usr/bin/env python3
"""Plants deliberate faults one by one and says which of them a test sees.

    SecurityPortal.Tests/Mutants/run.py [--check] [--only WORDS] [--again] [--keep FOLDER] [--table FILE]

The faults stand in *.mutants beside this script:

    = what is wrong, in a sentence
    file: ApplicantCaseQueries.cs            (found by its name, wherever it stands)
    tests: CaseViewTests CorrectionTests     (the classes of the tests that should see it)
    - text that stands exactly once in the file, however it is spaced and wrapped there
    + what takes its place; MUTANT is true while this fault is planted, and false while another is

All faults are compiled at once into a copy of the working tree, so that one build serves them all; each is then switched on alone and its tests are run.
Several "-" or "+" lines are one text. Ends with 1 where a fault survives and where the tests fail without any fault; with 2, before anything is built, where the lists
are stale: a text that stands nowhere or twice, a file or a class of tests that is not there.
--check asks only whether the lists are stale (MutantListsTests asks the same on every run of the tests);
--only runs the faults whose room or sentence holds the words; --again runs those that the last table in FILE does not call killed, and keeps its other rows;
--keep builds in a folder that stays, so that the next run is quicker.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROJECTS = ("SecurityPortal.Core", "SecurityPortal.Web")
SWITCH = """/// <summary>Which planted fault is switched on.</summary>
public static class PlantedFault
{
    public static int Current { get; set; }

    public static bool Is(int fault) => Current == fault;
}
"""


class Mutant:
    def __init__(self, room, name):
        self.room, self.name = room, name
        self.file, self.tests, self.old, self.new = "", [], [], []


def read_lists():
    mutants = []
    for path in sorted(HERE.glob("*.mutants")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("= "):
                mutants.append(Mutant(path.stem, line[2:].strip()))
            elif line.startswith("file: "):
                mutants[-1].file = line[6:].strip()
            elif line.startswith("tests: "):
                mutants[-1].tests = line[7:].split()
            elif line.startswith("- "):
                mutants[-1].old.append(line[2:])
            elif line.startswith("+ "):
                mutants[-1].new.append(line[2:])
            elif line.strip() and not line.startswith("#"):
                sys.exit(f"{path.name}:{number}: cannot be read: {line}")
    return mutants


def working_tree():
    """The files of the working tree as it stands, uncommitted changes included."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    return {name: (ROOT / name).read_bytes() for name in listed if name and (ROOT / name).is_file()}


def clear(target, kept):
    """Takes from an earlier copy what the working tree no longer holds."""
    for project in (*PROJECTS, "SecurityPortal.Tests"):
        for old in (target / project).rglob("*") if (target / project).exists() else []:
            parts = old.relative_to(target).parts
            if old.is_file() and parts[1] not in ("bin", "obj") and old.relative_to(target).as_posix() not in kept:
                old.unlink()


def pattern(lines):
    """The text of "-" lines, word by word and sign by sign: what stands between them is the formatter's."""
    tokens = re.findall(r"\w+|[^\w\s]", "\n".join(lines))
    between = [r"\s+" if re.match(r"\w", a) and re.match(r"\w", b) else r"\s*" for a, b in zip(tokens, tokens[1:])]
    return re.compile("".join(re.escape(token) + gap for token, gap in zip(tokens, [*between, ""])))


def plant(mutants, files):
    """Puts every fault into the texts; answers what is wrong with the lists, and then nothing is to be built."""
    errors, places = [], defaultdict(list)
    classes = {name for path, data in files.items() if path.startswith("SecurityPortal.Tests/") and path.endswith((".cs", ".razor"))
               for name in re.findall(r"\bclass (\w+)", data.decode("utf-8"))}
    for number, mutant in enumerate(mutants, 1):
        def wrong(what):
            errors.append(f"{mutant.room}.mutants: {mutant.name}: {what}")

        if any((m.room, m.name) == (mutant.room, mutant.name) for m in mutants[number:]):
            wrong("stands twice in the list")
        if not mutant.tests:
            wrong("names no tests")
        for test in mutant.tests:
            if test not in classes:
                wrong(f"no class of tests is named {test}")
        new = "\n".join(mutant.new)
        if "MUTANT" not in new:
            wrong("MUTANT does not stand in what takes the place")
        found = [n for n in files if n.split("/")[0] in PROJECTS and n.rsplit("/", 1)[-1] == mutant.file]
        if len(found) != 1:
            wrong(f"{len(found)} files are named {mutant.file}")
            continue
        spots = list(pattern(mutant.old).finditer(files[found[0]].decode("utf-8"))) if mutant.old else []
        if len(spots) != 1:
            wrong(f"its text stands {len(spots)} times in {found[0]}")
            continue
        places[found[0]].append((spots[0].start(), spots[0].end(), new.replace("MUTANT", f"global::PlantedFault.Is({number})"), mutant))

    for name, spots in places.items():
        text, free = files[name].decode("utf-8"), None
        for start, end, new, mutant in sorted(spots, key=lambda s: s[0], reverse=True):
            if free is not None and end > free:
                errors.append(f"{mutant.room}.mutants: {mutant.name}: its text reaches into that of another fault in {name}")
            text, free = text[:start] + new + text[end:], start
        files[name] = text.encode("utf-8")
    return errors


def write(target, files):
    for name, data in files.items():
        path = target / name
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def link(target):
    """What run.sh installed for the tests is there for the copy too."""
    place = Path("SecurityPortal.Tests/obj/s3")
    if (ROOT / place).is_dir() and not (target / place).exists():
        (target / place).parent.mkdir(parents=True, exist_ok=True)
        (target / place).symlink_to(ROOT / place)


def build(target):
    done = subprocess.run(
        ["dotnet", "build", "SecurityPortal.Tests", "-p:Mutants=true", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-clp:ErrorsOnly", "-v", "q"],
        cwd=target, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit("The planted faults do not compile:\n" + "\n".join(sorted({line for line in done.stdout.splitlines() if "error" in line})))


def run(target, mutants, log):
    """Answers, for each number, what became of the fault. A run that hangs is started again behind the fault that hung it."""
    program = target / "SecurityPortal.Tests/bin/Debug/net10.0/SecurityPortal.Tests.dll"
    filters = sorted({test for m in mutants.values() for test in m.tests})
    left = [(0, filters)] + [(number, m.tests) for number, m in mutants.items()]
    answers = {}
    while left:
        plan = target / "plan.tsv"
        plan.write_text("".join(f"{number}\t{' '.join(tests)}\n" for number, tests in left), encoding="utf-8")
        with subprocess.Popen(["dotnet", "exec", str(program), str(plan)], cwd=target, stdout=subprocess.PIPE, text=True) as runner:
            for line in runner.stdout:
                parts = line.rstrip("\n").split("\t")
                if len(parts) != 5 or parts[0] != "fault":
                    continue
                number, outcome, count, by = int(parts[1]), parts[2], int(parts[3]), parts[4]
                answers[number] = (outcome, count, by)
                if number == 0 and outcome != "survived":
                    sys.exit(f"Without any fault the tests do not pass ({outcome}): {by}")
                log(number, outcome, by)
        before = len(left)
        left = [entry for entry in left if entry[0] not in answers]
        if len(left) == before:
            sys.exit("The runner ended without an answer.")
    return answers


def killed_before(table):
    """Which faults an earlier table calls killed, and by which test."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in Path(table).read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return {(row[0], row[1]): row[3] for row in rows if len(row) == 4 and row[2] == "killed"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--keep")
    parser.add_argument("--table")
    wanted = parser.parse_args()
    mutants, files = read_lists(), working_tree()
    kept = set(files)
    if errors := plant(mutants, files):
        print("\n".join([*errors, f"{len(errors)} errors in the lists."]), file=sys.stderr)
        return 2
    if wanted.check:
        print(f"The lists fit: {len(mutants)} faults.")
        return 0
    target = Path(wanted.keep).resolve() if wanted.keep else Path(tempfile.mkdtemp(prefix="portal-mutants-"))
    try:
        target.mkdir(parents=True, exist_ok=True)
        clear(target, kept)
        files["SecurityPortal.Core/PlantedFault.cs"] = SWITCH.encode()
        write(target, files)
        link(target)
        chosen = {n: m for n, m in enumerate(mutants, 1) if wanted.only.lower() in f"{m.room} {m.name}".lower()}
        seen = killed_before(wanted.table) if wanted.again else {}
        build(target)

        def log(number, outcome, by):
            print(f"{outcome:9} {mutants[number - 1].room}: {mutants[number - 1].name}" if number else "The tests pass without any fault.", flush=True)

        asked = {n: m for n, m in chosen.items() if (m.room, m.name) not in seen}
        answers = run(target, asked, log) if asked else {}
        answers |= {n: ("killed", 0, seen[m.room, m.name]) for n, m in chosen.items() if n not in asked}
    finally:
        if not wanted.keep:
            shutil.rmtree(target, ignore_errors=True)

    rows, bad = [], 0
    for number, mutant in chosen.items():
        outcome, _, by = answers[number]
        bad += outcome != "killed"
        rows.append(f"| {mutant.room} | {mutant.name} | {outcome if outcome == 'killed' else outcome.upper()} | {by} |")
    table = ["| Room | Fault | Outcome | Seen by |", "| --- | --- | --- | --- |", *rows, "", f"{len(rows)} faults: {len(rows) - bad} killed, {bad} not."]
    print("\n" + "\n".join(table))
    if wanted.table:
        Path(wanted.table).write_text("\n".join(table) + "\n", encoding="utf-8")
    return 1 if bad else 0


if __name__ == "__main__":
    os.environ.setdefault("DOTNET_NOLOGO", "1")
    sys.exit(main())
