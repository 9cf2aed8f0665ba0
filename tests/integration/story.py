"""What a case saw, in few words: where a test fails on a machine that is gone, its output is all that is left."""
import json


def brief(value):
    """Of objects only what tells one state from another, so that a trial fits on a page."""
    if isinstance(value, list):
        return [brief(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "metadata" not in value:
        return {key: brief(item) for key, item in value.items()}
    status = value.get("status") or {}
    devices = [device["device"] for device in ((status.get("allocation") or {}).get("devices") or {}).get("results") or []]
    return " ".join([value["metadata"].get("name", ""), value["metadata"].get("resourceVersion", ""), status.get("phase", ""), *devices])


def tell(evidence):
    """Prints what is in that file, a line for each fact."""
    print(f"{evidence}:")
    for line in evidence.read_text().splitlines():
        fact = json.loads(line)
        said = json.dumps(brief(fact["data"]), ensure_ascii=False)
        print(f"  {fact['time'][11:23]} {fact['role']}[{fact['step']}] {fact['verb']} {fact['kind']} {fact.get('as', '')} {said[:300]}")
