"""nginx with the lines that README shows, before the app."""

import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from tests.postgres import free_port

README = Path(__file__).resolve().parents[2] / "README.md"
CERTIFICATE = Path(__file__).with_name("certificate.pem")
"""A certificate of `field.example.org` with its key, made for these tests: it is worth nothing anywhere else."""
AROUND = """daemon off; master_process off; pid {folder}/pid; error_log stderr;
events {{ worker_connections 768; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  {server}
}}
"""


def lines_of_readme(port: int, app_port: int, *, https: bool = False) -> str:
    """The block `server` of README, at these ports, with a certificate or without https."""
    block = re.search(r"^    server \{\n.*?^    \}\n", README.read_text(), re.DOTALL | re.MULTILINE).group()
    certificate = f"ssl_certificate {CERTIFICATE}; ssl_certificate_key {CERTIFICATE};"
    listen = f"listen 127.0.0.1:{port} ssl; {certificate}" if https else f"listen 127.0.0.1:{port};"
    for shown, here in (("listen 443 ssl;", listen), ("127.0.0.1:8000", f"127.0.0.1:{app_port}")):
        assert shown in block, f"README shows no {shown}"
        block = block.replace(shown, here)
    return block


class Nginx:
    """An nginx before an app at a port of this machine, as long as the `with` block."""

    def __init__(self, app_port: int, *, https: bool = False) -> None:
        self.app_port, self.port, self.https = app_port, free_port(), https

    def __enter__(self) -> "Nginx":
        self.folder = Path(tempfile.mkdtemp(prefix="amal-field-nginx-"))
        lines = AROUND.format(folder=self.folder, server=lines_of_readme(self.port, self.app_port, https=self.https))
        (self.folder / "nginx.conf").write_text(lines)
        program = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/local/bin:/usr/bin") or "nginx"
        words = [program, "-p", self.folder, "-c", "nginx.conf", "-e", "stderr"]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        until = time.monotonic() + 10
        while not (self.folder / "pid").exists():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"nginx does not start: {self.process.stderr.read().decode()}")
            time.sleep(0.05)
        return self

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.communicate(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)
