"""What bench/push, bench/cached and bench/idle share: Jarvis and its peers being started, asked and ended."""

import contextlib
import json
import os
import pathlib
import resource
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

HOME = pathlib.Path(__file__).resolve().parent.parent
LAUNCHER = str(HOME / "jarvis")
PEERS = HOME / "bench/target/peers"
PATIENCE = 30


def build():
    """The programs beside this file, and the product as a user starts it; neither with JARVIS_BUILD=never."""
    if os.environ.get("JARVIS_BUILD") == "never":
        return
    step = f"""home='{HOME}'; . build/find-jdk.sh; . build/product.sh; find_jdk25 || exit 2
               maven warn -pl bench -am -Dmaven.test.skip=true package >&2"""
    subprocess.run(["sh", "-c", step], cwd=HOME, check=True)
    subprocess.run([LAUNCHER], env={**os.environ, "JARVIS_BUILD": "only"}, check=True)


def jdk():
    return pathlib.Path((HOME / "runtime/target/jdk").read_text().strip())


def program(name, *words):
    """What a Java program of jarvis.bench prints."""
    target = HOME / "bench/target"
    classes = f"{target}/jarvis-bench-0.1.0.jar:{target}/lib/*"
    done = subprocess.run(
        [jdk() / "bin/java", "-Xmx512m", "-XX:+UseSerialGC", "-cp", classes, "jarvis.bench." + name, *map(str, words)],
        stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"jarvis.bench.{name} failed, for the reason above.")
    return done.stdout


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def load():
    return f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, which the client shares"


def many_files(wanted):
    """Lets this process and what it starts open so many files; says so where the system does not."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < wanted:
        sys.exit(f"{wanted} open files are needed, and at most {hard} are allowed here. "
                 f"Take fewer clients, or raise the hard limit (ulimit -Hn {wanted}, as root).")
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def tracker(folder):
    """A tracker file of three instances and eight waves. Its path."""
    waves = {
        f"wave-{n}": {
            "name": f"Wave {n}", "status": "completed", "completion_percent": 100, "estimated_hours": 8,
            "actual_hours": 6, "remaining_hours": 0, "assigned_to": f"instance-{n % 3}",
            "tasks": [{"name": f"Task {n}.{i}", "status": "completed"} for i in range(3)],
        }
        for n in range(1, 9)
    }
    instances = {
        f"instance-{n}": {"role": "Worker", "status": "active", "current_task": f"Task {n}", "branch": f"work/{n}"}
        for n in range(3)
    }
    metrics = {"total_instances": 3, "active_instances": 3, "tasks_completed": 24, "tasks_in_progress": 0,
               "tasks_pending": 0, "total_estimated_hours": 64, "total_actual_hours": 48, "efficiency_ratio": 1.33,
               "blockers_count": 0}
    document = {"metadata": {"updated": "2026-11-22T12:00:00Z"}, "instances": instances, "projects": waves,
                "metrics": metrics, "blockers": []}
    file = folder / ".monitoring/instance-tracker.json"
    file.parent.mkdir()
    file.write_text(json.dumps(document, indent=2))
    return file


def get(url):
    with urllib.request.urlopen(url, timeout=5) as answer:
        return answer.read()


def await_answer(process, url, said):
    """Until there is an address and a document."""
    limit = time.monotonic() + PATIENCE
    while True:
        try:
            if url():
                return get(url())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        if process.poll() is not None or time.monotonic() > limit:
            said.seek(0)
            sys.exit(f"{process.args} does not answer: {said.read()[-500:]}")
        time.sleep(0.05)


@contextlib.contextmanager
def running(words, folder, url, options=None):
    """A process that answers at that address; ended by its id."""
    with open(folder / "said.txt", "w+") as said:
        process = subprocess.Popen(words, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                                   env={**os.environ, **(options or {})})
        try:
            await_answer(process, url, said)
            yield process
        finally:
            process.terminate()
            process.wait(PATIENCE)


@contextlib.contextmanager
def jarvis(folder, java_options="", endpoint="instances"):
    """Jarvis in that folder, as soon as it has a value: its process and its port."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/api/dashboard/{endpoint}"
    options = {"JARVIS_BUILD": "never", "XDG_STATE_HOME": str(folder / ".state")}
    given = " ".join(filter(None, [os.environ.get("JARVIS_JAVA_OPTIONS"), java_options]))
    if given:
        options["JARVIS_JAVA_OPTIONS"] = given
    with running([LAUNCHER, "serve", "--trust", "--port", str(port)], folder, lambda: url, options) as process:
        yield process, port


def peers():
    """Whether the peers can be started; why not is said."""
    if not (shutil.which("node") and shutil.which("npm")):
        print("skipped: the peer, because there is no Node (on Debian: apt-get install nodejs npm)")
        return False
    PEERS.mkdir(parents=True, exist_ok=True)
    for file in (HOME / "bench/peers").iterdir():
        shutil.copy(file, PEERS)
    done = subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=PEERS)
    if done.returncode:
        print("skipped: the peer, because npm could not fetch its libraries, for the reason above")
    return done.returncode == 0


@contextlib.contextmanager
def node(script, folder, path, *words):
    """A peer: its process and its port."""
    port = free_port()
    command = ["node", str(PEERS / script), *map(str, words), str(port)]
    url = f"http://127.0.0.1:{port}{path}"
    with running(command, folder, lambda: url, {"NODE_ENV": "production"}) as process:
        yield process, port


def report(rows):
    """Prints what was found beside its limit; whether all of it is within."""
    for name, found, good, limit in rows:
        print(f"{name:44} {found:>12}   {'' if good else 'OVER '}{'limit ' + limit if limit else ''}")
    return all(good for _, _, good, _ in rows)
