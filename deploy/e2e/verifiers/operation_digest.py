"""Reads golden vectors of operations and computes each digest anew: operation_digest.py VECTORS.json"""
import hashlib
import json
import struct
import sys

PREFIX = b"sallyport-op-v1\0"
NAMES = ("engine source server database class statement statement_count parameter_types parameter_values settings "
         "max_rows max_bytes max_cell_bytes max_affected max_time issuer human agent workload task decision_basis rules "
         "catalog_closure requested_at expires_at nonce rows_shown image_digest intent unmasked").split()
SIZES = {"statement_count": (4,), "decision_basis": (32,), "catalog_closure": (32,), "nonce": (16,),
         "image_digest": (0, 32), "max_rows": (8,), "max_bytes": (8,), "max_cell_bytes": (8,), "max_affected": (8,),
         "max_time": (8,), "requested_at": (8,), "expires_at": (8,), "rows_shown": (8,)}
LISTS = ("parameter_types", "settings", "agent", "rules", "unmasked")


def pieces(data, head):
    """The pieces of a list, each with its length before it; None for a null."""
    found, at = [], 0
    while at < len(data):
        (length,) = struct.unpack_from(head, data, at)
        at += struct.calcsize(head)
        if head == ">I" and length == 0xFFFFFFFF:
            found.append(None)
            continue
        if at + length > len(data):
            raise ValueError("a piece is cut short")
        found.append(data[at:at + length])
        at += length
    return found


def is_document(data):
    """Whether these are a document in BSON: it begins with its own length and ends with a zero byte, as no text does."""
    return len(data) >= 5 and int.from_bytes(data[:4], "little") == len(data) and data[-1] == 0


def value(name, data):
    """The value of a field; raises when its bytes are not what they must be."""
    if name in SIZES:
        if len(data) not in SIZES[name]:
            raise ValueError(name + " has the wrong size")
        fixed = name in ("decision_basis", "catalog_closure", "nonce", "image_digest")
        return data.hex() if fixed else int.from_bytes(data, "big", signed=len(data) == 8)
    if name == "parameter_values":
        return [None if piece is None else piece.hex() for piece in pieces(data, ">I")]
    if name in LISTS:
        texts = [piece.decode("utf-8") for piece in pieces(data, ">H")]
        if name == "agent" and len(texts) % 2:
            raise ValueError("agent has no pairs")
        if name == "unmasked" and len(texts) % 3:
            raise ValueError("unmasked has no triples")
        return texts
    if name == "statement" and is_document(data):
        return {"bson": data.hex()}
    text = data.decode("utf-8")
    if name == "class" and text not in ("READ", "WRITE", "DDL"):
        raise ValueError("class is not known")
    return text


def parse(data):
    """All fields by name; raises on anything else than exactly these."""
    if not data.startswith(PREFIX):
        raise ValueError("wrong prefix")
    fields, at = {}, len(PREFIX)
    for expected, name in enumerate(NAMES, 1):
        tag, length = struct.unpack_from(">HI", data, at)
        at += 6
        if tag != expected or at + length > len(data):
            raise ValueError("field %d is not whole or not in its place" % expected)
        fields[name] = value(name, data[at:at + length])
        at += length
    if at != len(data):
        raise ValueError("bytes behind the end")
    if len(fields["parameter_types"]) != len(fields["parameter_values"]):
        raise ValueError("not as many types as values")
    return fields


def check(vector):
    """What is wrong with a vector; empty when nothing is."""
    data = bytes.fromhex(vector["fields_hex"])
    try:
        fields = parse(data)
    except (ValueError, struct.error) as failure:
        return "" if vector.get("malformed") else str(failure)
    if vector.get("malformed"):
        return "was read, and must not be"
    if hashlib.sha256(data).hexdigest() != vector["digest_hex"]:
        return "another digest"
    other = [name for name, text in vector.get("fields", {}).items() if name not in fields or fields[name] != text]
    return "other fields: " + ", ".join(other) if other else ""


def main(path):
    with open(path, encoding="utf-8") as file:
        vectors = json.load(file)
    wrong = [(vector["name"], check(vector)) for vector in vectors if check(vector)]
    for name, what in wrong:
        print("%s: %s" % (name, what))
    if wrong or not vectors:
        sys.exit(1)
    print("%d vectors ok" % len(vectors))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: operation_digest.py VECTORS.json")
    main(sys.argv[1])
