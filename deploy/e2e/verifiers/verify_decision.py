"""Checks an evidence file of an approval with nothing but Python 3.9: verify_decision.py EVIDENCE.json (ES256 only)"""
import base64, hashlib, json, re, struct, sys
P, N = 2**256 - 2**224 + 2**192 + 2**96 - 1, 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
SPKI = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
def require(holds, what): holds or sys.exit("broken: " + what)
def b64(text): return base64.b64decode(text + "=" * (-len(text) % 4), "-_", validate=True)
def parse(data):
    require(data.startswith(b"sallyport-op-v1\0"), "the operation has another prefix")
    fields, at = {}, 16
    for expected in range(1, 31):
        tag, length = struct.unpack_from(">HI", data, at)
        fields[tag], at = data[at + 6:at + 6 + length], at + 6 + length
        require(tag == expected and at <= len(data), "field %d is not whole or not in its place" % expected)
    require(at == len(data), "the operation goes on after its end")
    return fields
def add(a, b):
    if not (a and b) or a[0] == b[0] and (a[1] + b[1]) % P == 0: return None if a and b else a or b
    top, low = (3 * a[0] * a[0] - 3, 2 * a[1]) if a == b else (b[1] - a[1], b[0] - a[0])
    slope = top * pow(low, -1, P) % P
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P
def times(k, a): return add(a if k & 1 else None, times(k >> 1, add(a, a)) if k > 1 else None)
def ecdsa(x, y, message, signature):
    r, s = (int.from_bytes(half, "big") for half in (signature[:32], signature[32:]))
    if len(signature) != 64 or max(x, y) >= P or (y * y - x * x * x + 3 * x - B) % P or not (0 < r < N and 0 < s < N): return False
    w, e = pow(s, -1, N), int.from_bytes(hashlib.sha256(message).digest(), "big")
    point = add(times(e * w % N, G), times(r * w % N, (x, y)))
    return point is not None and point[0] % N == r
def text(value): return struct.pack(">H", len(value.encode())) + value.encode()
def decision(one, approval, digest, fields):
    key, parts = one["key"], one["signature"].split(".")
    header, x, y = json.loads(b64(parts[0])), b64(key["x"]), b64(key["y"])
    print_of = base64.urlsafe_b64encode(hashlib.sha256(json.dumps({"crv": "P-256", "kty": "EC", "x": key["x"],
        "y": key["y"]}, separators=(",", ":")).encode()).digest()).rstrip(b"=").decode()
    require(len(parts) == 3 and header["alg"] == "ES256" and not {"crit", "b64"} & set(header), "no ES256")
    named = header.get("kid") == print_of if "kid" in header else SPKI + x + y in base64.b64decode(header["x5c"][0])
    require(key["kty"] == "EC" and key["crv"] == "P-256" and len(x + y) == 64 and named, "it names another key")
    require(ecdsa(int.from_bytes(x, "big"), int.from_bytes(y, "big"), ".".join(parts[:2]).encode(), b64(parts[2])),
            "the signature does not verify")
    require(b64(parts[1]) == b"sallyport-approval-v1\0" + digest + {"approve": b"\1", "reject": b"\2"}[one["verdict"]]
            + text(approval) + text(one["issuer"]) + text(one["human"]) + struct.pack(">q", one["time"])
            + hashlib.sha256(one["reason"].encode()).digest(), "what was signed is not what the file says")
    require(one["human"].encode() != fields[17] and text(one["human"]) not in fields[18], "who asked is who decided")
    print(one["verdict"], "by", ascii(one["human"]), "with key", print_of)
    return print_of
try:
    with open(sys.argv[1], encoding="utf-8") as file: evidence = json.load(file)
    operation, said, state = b64(evidence["operation"]), evidence["decisions"], evidence["state"]
    digest, fields, verdicts = hashlib.sha256(operation).digest(), parse(operation), [one["verdict"] for one in said]
    require(evidence["version"] == 1 and digest.hex() == evidence["digest"], "the digest is that of another operation")
    keys = [decision(one, evidence["approval"], digest, fields) for one in said]
    require(len(set(keys)) == len({one["human"] for one in said}) == len(said), "one person decided twice")
    quorum = max(int(number) for number in re.findall(rb"=(\d+)(?=\0|$)", fields[22]))
    require(state not in ("APPROVED", "CONSUMED") or verdicts == ["approve"] * len(said) and len(said) >= quorum, "no yes")
    require(state != "REJECTED" or "reject" in verdicts, "it was not rejected")
    print("whole:", len(said), "decisions,", state)
except (KeyError, IndexError, TypeError, ValueError, OSError, struct.error) as failure: sys.exit("broken: %r" % failure)
