#!/usr/bin/env python3
"""Plants deliberate faults one by one and says which of them a test sees.

    SecurityPortal.Tests/Mutants/run.py [--only WORDS] [--again] [--keep FOLDER] [--table FILE]

The faults stand in *.mutants beside this script:

    = what is wrong, in a sentence
    file: ApplicantCaseQueries.cs            (found by its name, wherever it stands)
    tests: CaseViewTests CorrectionTests     (parts of the full names of the tests that should see it)
    - text that stands exactly once in the file
    + what takes its place; MUTANT is true while this fault is planted, and false while another is

All faults are compiled at once into a copy of the working tree, so that one build serves them all; each is then switched on alone and its tests are run.
Several "-" or "+" lines are one text. Ends with 1 where a fault survives, does not apply, or has no test, and where the tests fail without any fault.
--only runs the faults whose room or sentence holds the words; --again runs those that the last table in FILE does not call killed, and keeps its other rows;
--keep builds in a folder that stays, so that the next run is quicker.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
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
        self.file, self.tests, self.old, self.new, self.fault = "", [], [], [], None


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


def copy_tree(target):
    """The working tree as it stands, uncommitted changes included; nothing is written to what has not changed."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    kept = {name for name in listed if name and (ROOT / name).is_file()}
    for project in (*PROJECTS, "SecurityPortal.Tests"):
        for old in (target / project).rglob("*") if (target / project).exists() else []:
            parts = old.relative_to(target).parts
            if old.is_file() and parts[1] not in ("bin", "obj") and old.relative_to(target).as_posix() not in kept:
                old.unlink()
    return {name: (ROOT / name).read_bytes() for name in kept}


def plant(mutants, files):
    """Puts every fault that applies into the texts; those that do not say why in their fault."""
    originals = {}
    for number, mutant in enumerate(mutants, 1):
        found = [n for n in files if n.split("/")[0] in PROJECTS and n.rsplit("/", 1)[-1] == mutant.file]
        if len(found) != 1:
            mutant.fault = f"DOES NOT APPLY: {len(found)} files are named {mutant.file}"
            continue
        name, old, new = found[0], "\n".join(mutant.old), "\n".join(mutant.new)
        text = files[name].decode("utf-8").replace("\r\n", "\n")
        original = originals.setdefault(name, text)
        if not old or original.count(old) != 1:
            mutant.fault = f"DOES NOT APPLY: its text stands {original.count(old) if old else 0} times in {name}"
        elif text.count(old) != 1:
            mutant.fault = f"DOES NOT APPLY: another fault of the list has changed its text in {name}"
        elif "MUTANT" not in new:
            mutant.fault = "DOES NOT APPLY: MUTANT does not stand in what takes the place"
        elif not mutant.tests:
            mutant.fault = "NO TEST is named"
        else:
            files[name] = text.replace(old, new.replace("MUTANT", f"global::PlantedFault.Is({number})")).encode("utf-8")


def write(target, files):
    for name, data in files.items():
        path = target / name
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


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
    parser.add_argument("--only", default="")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--keep")
    parser.add_argument("--table")
    wanted = parser.parse_args()
    mutants = read_lists()
    target = Path(wanted.keep).resolve() if wanted.keep else Path(tempfile.mkdtemp(prefix="portal-mutants-"))
    try:
        target.mkdir(parents=True, exist_ok=True)
        files = copy_tree(target)
        plant(mutants, files)
        files["SecurityPortal.Core/PlantedFault.cs"] = SWITCH.encode()
        write(target, files)
        chosen = {n: m for n, m in enumerate(mutants, 1) if wanted.only.lower() in f"{m.room} {m.name}".lower()}
        seen = killed_before(wanted.table) if wanted.again else {}
        for mutant in (m for m in chosen.values() if m.fault):
            print(f"{mutant.fault}\n    {mutant.room}: {mutant.name}", flush=True)
        build(target)

        def log(number, outcome, by):
            print(f"{outcome:9} {mutants[number - 1].room}: {mutants[number - 1].name}" if number else "The tests pass without any fault.", flush=True)

        asked = {n: m for n, m in chosen.items() if not m.fault and (m.room, m.name) not in seen}
        answers = run(target, asked, log) if asked else {}
        answers |= {n: ("killed", 0, seen[m.room, m.name]) for n, m in chosen.items() if n not in asked and not m.fault}
    finally:
        if not wanted.keep:
            shutil.rmtree(target, ignore_errors=True)

    rows, bad = [], 0
    for number, mutant in chosen.items():
        outcome, _, by = answers.get(number, (mutant.fault, 0, ""))
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
