"""An age plugin that hides a file key no better than a toy: https://c2sp.org/age-plugin.

It seals with a fixed mask, so that tests see the protocol at work without a device.
"""

from __future__ import annotations

import base64
import sys


def receive() -> tuple[list[str], bytes]:
    """One stanza: arguments and body."""
    arguments = sys.stdin.readline().rstrip("\n").split(" ")[1:]
    body, line = "", "x" * 64
    while len(line) == 64:
        line = sys.stdin.readline().rstrip("\n")
        body += line
    return arguments, base64.b64decode(body + "=" * (-len(body) % 4))


def send(*arguments: str, body: bytes = b"") -> None:
    text = base64.b64encode(body).decode().rstrip("=")
    lines = [text[at : at + 64] for at in range(0, len(text) + 1, 64)]
    sys.stdout.write("\n".join(("-> " + " ".join(arguments), *lines)) + "\n")
    sys.stdout.flush()


def mask(key: bytes) -> bytes:
    return bytes(byte ^ 0x5A for byte in key)


def main(mode: str) -> None:
    stanzas = []
    while (stanza := receive())[0] != ["done"]:
        stanzas.append(stanza)
    if mode == "recipient-v1":
        file_keys = [body for arguments, body in stanzas if arguments[0] == "wrap-file-key"]
        for number, key in enumerate(file_keys):
            send("recipient-stanza", str(number), "toy", body=mask(key))
            receive()
    else:
        for arguments, body in stanzas:
            if arguments[0] == "recipient-stanza" and arguments[2] == "toy":
                send("msg", body=b"touch the key")
                receive()
                send("file-key", arguments[1], body=mask(body))
                receive()
    send("done")


if __name__ == "__main__":
    main(sys.argv[1].removeprefix("--age-plugin="))
