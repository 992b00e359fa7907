"""Exit 0 while the web process of this container answers, under the name that the world uses."""

import http.client
import os
import sys
import urllib.parse


def main() -> int:
    """Ask `/healthz` on this machine; the Host header is one that the server accepts."""
    public = urllib.parse.urlsplit(os.environ.get("CARYA_PUBLIC_URL", "http://localhost:8000"))
    connection = http.client.HTTPConnection("127.0.0.1", int(os.environ["PORT"]), timeout=4)
    try:
        connection.request("GET", "/healthz", headers={"Host": public.netloc})
        return 0 if connection.getresponse().status == 200 else 1
    except OSError:
        return 1


if __name__ == "__main__":
    sys.exit(main())
