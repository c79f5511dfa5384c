"""A real PostgreSQL, started by the tests, with a certificate of its own."""

from __future__ import annotations

import datetime
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

# Debian keeps each version's programs in a folder of its own.
PLACES = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]


def programs() -> Path | None:
    """Folder of ``initdb`` and ``postgres``, if they are installed."""
    found = shutil.which("initdb")
    return next((p for p in PLACES if (p / "initdb").exists()), found and Path(found).parent)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; ``admin`` is its superuser."""

    port: int
    folder: Path

    @property
    def certificate(self) -> Path:
        return self.folder / "server.crt"

    def url(self, database: str, user: str = "admin", host: str = "localhost") -> str:
        return f"postgresql://{user}@{host}:{self.port}/{database}?sslrootcert={self.certificate}"

    def run(self, statement: str, database: str = "postgres", user: str = "admin") -> list[tuple]:
        """One statement in a connection of its own."""
        url = self.url(database, user) + "&sslmode=verify-full"
        with psycopg.connect(url, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []


@contextmanager
def serving() -> Iterator[Server]:
    """A server that is gone, with its files, when the block ends."""
    bin_ = programs()
    assert bin_ is not None, "install Debian's package postgresql"
    # PostgreSQL does not run as root; tests in a container often do.
    user = pwd.getpwnam("postgres") if os.getuid() == 0 else None
    as_ = {"user": user.pw_uid, "group": user.pw_gid} if user else {}
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    data = folder / "data"
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    subprocess.run(
        [bin_ / "initdb", "-D", data, "-U", "admin", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True, capture_output=True, cwd=folder, **as_,
    )  # fmt: skip
    certify(folder)
    if user:
        for name in ("server.crt", "server.key"):
            os.chown(folder / name, user.pw_uid, user.pw_gid)
    folder.chmod(0o755)
    # Nobody without TLS: what the vault asks for is what the server insists on.
    (data / "pg_hba.conf").write_text("hostssl all all 127.0.0.1/32 trust\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "",
        "ssl": "on", "ssl_cert_file": folder / "server.crt", "ssl_key_file": folder / "server.key",
        "fsync": os.environ.get("TEST_POSTGRES_FSYNC", "off"), "logging_collector": "off",
    }  # fmt: skip
    options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
    log = (folder / "log").open("wb")
    process = subprocess.Popen(
        [bin_ / "postgres", "-D", data, *options], stdout=log, stderr=log, cwd=folder, **as_
    )
    server = Server(port, folder)
    try:
        _wait(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, (server.folder / "log").read_text()
        try:
            server.run("SELECT 1")
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server does not answer")


def certify(folder: Path, name: str = "localhost") -> None:
    """``server.crt`` and ``server.key`` for a host, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    start = datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "server.crt").write_bytes(certificate.public_bytes(pem))
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "server.key").write_bytes(private)
    (folder / "server.key").chmod(0o600)
