"""A proxy such as README asks for: it speaks for `https://field.example.org` and sets the three headers."""

import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

NAME = "field.example.org"
OWN = ("host", "connection", "content-length", "transfer-encoding")


class Proxy:
    """One proxy before the app on a port of this machine, as long as the `with` block; what it is asked is `asked`."""

    def __init__(self, port: int) -> None:
        class Handler(BaseHTTPRequestHandler):
            def pass_on(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                client = ", ".join(filter(None, (self.headers.get("X-Forwarded-For"), "203.0.113.7")))
                said = {name: value for name, value in self.headers.items() if name.lower() not in OWN}
                said |= {"X-Forwarded-For": client, "X-Forwarded-Proto": "https", "X-Forwarded-Host": NAME}
                app = HTTPConnection("127.0.0.1", port, timeout=30)
                app.request(self.command, self.path, body or None, said)
                answer = app.getresponse()
                content = answer.read()
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in OWN:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
                app.close()

            do_GET = do_POST = pass_on

            def log_message(self, *words: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port

    def __enter__(self) -> "Proxy":
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.server.shutdown()
        self.server.server_close()
