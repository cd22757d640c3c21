"""An agent of the kind people run: reads status.json, changes its own entry, writes the whole file.

    agent.py FOLDER INSTANCE STEPS HOW SEED

HOW: place (truncate and write), rename (write beside, rename over it), lock (in place, under flock of .lock),
again (rename, and once more when a second later its label is not shown).
"""

import fcntl
import json
import os
import random
import sys
import time

folder, instance, steps, how, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5]
path = os.path.join(folder, "status.json")
random.seed(seed + instance)


def read():
    for _ in range(500):
        try:
            with open(path) as file:
                return json.load(file)
        except (ValueError, FileNotFoundError):
            time.sleep(0.002)
    raise SystemExit("never readable")


def write(text):
    if how in ("place", "lock"):
        with open(path, "w") as file:
            file.write(text)
    else:
        beside = "%s.%s" % (path, instance)
        with open(beside, "w") as file:
            file.write(text)
        os.rename(beside, path)


def edit(label):
    with open(os.path.join(folder, ".lock")) as lock:
        if how == "lock":
            fcntl.flock(lock, fcntl.LOCK_EX)
        everything = read()
        everything[instance]["checkpoint"] = label
        write(json.dumps(everything, indent=2))


def shown(label):
    end = time.time() + 1
    while time.time() < end:
        if read()[instance]["checkpoint"] == label:
            return True
        time.sleep(0.05)
    return False


for step in range(1, steps + 1):
    label = "%s step %d" % (instance, step)
    edit(label)
    time.sleep(random.random() * 0.2)
    while how == "again" and not shown(label):
        edit(label)
