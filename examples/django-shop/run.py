"""The whole shop with one command: a sandbox, a fresh database, and the site on loopback.

`python run.py` prints the address; Ctrl-C stops all of it. No money moves.
"""

from __future__ import annotations

import argparse
import os
import secrets
import signal
import sys
import tempfile
from pathlib import Path

import django
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application

import cointill
from cointill import testing

HERE = Path(__file__).resolve().parent
USUAL_PORT = 8000


def listen(port: int | None) -> ThreadedWSGIServer:
    """A server that is bound but has no application yet: the settings want its address first."""
    if port is not None:
        return ThreadedWSGIServer(("127.0.0.1", port), WSGIRequestHandler)
    try:
        return ThreadedWSGIServer(("127.0.0.1", USUAL_PORT), WSGIRequestHandler)
    except OSError:
        return ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)


def environment(sandbox: testing.Sandbox, site_url: str, folder: str) -> dict[str, str]:
    """What `project/settings.py` reads. In production the host sets it."""
    return {
        "DJANGO_SETTINGS_MODULE": "project.settings",
        "DEBUG": "1",
        "SECRET_KEY": secrets.token_urlsafe(32),
        "SITE_URL": site_url,
        "DATABASE": str(Path(folder, "shop.sqlite3")),
        "PROJECT_2328": testing.PROJECT,
        "API_KEY_2328": testing.API_KEY,
        "URL_2328": sandbox.url_2328,
        "ALCHEMYPAY_APP_ID": testing.APP_ID,
        "ALCHEMYPAY_SECRET": testing.SECRET,
        "ALCHEMYPAY_HOST": sandbox.url_alchemypay,
    }


def prepare() -> None:
    """Makes the tables, the products and somebody who may see the admin."""
    django.setup()
    call_command("check")
    call_command("migrate", verbosity=0)
    call_command("loaddata", "products", verbosity=0)
    from django.contrib.auth import get_user_model

    get_user_model().objects.create_superuser("admin", password="admin")


def run(port: int | None) -> None:
    """Serves until it is interrupted."""
    with (
        tempfile.TemporaryDirectory(prefix="django-shop-") as folder,
        testing.sandbox() as sandbox,
        listen(port) as server,
    ):
        site_url = f"http://127.0.0.1:{server.server_port}"
        os.environ.update(environment(sandbox, site_url, folder))
        sys.path.insert(0, str(HERE))
        prepare()
        server.set_app(StaticFilesHandler(get_wsgi_application()))
        sys.stdout.write(
            f"\nShop      {site_url}/\n"
            f"Admin     {site_url}/admin/  (admin, password admin)\n"
            f"Sandbox   {sandbox.url}/_sandbox\n"
            f"Database  {os.environ['DATABASE']}\n"
            "Ctrl-C stops all three and forgets the orders.\n\n"
        )
        sys.stdout.flush()
        server.serve_forever()


def main() -> None:
    """Reads the command line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--port", type=int, help="0 for a free one; 8000, or a free one, when left out"
    )
    given = arguments.parse_args()
    # So that the sandbox and the folder do not outlive the shop. Scripts that start it in the
    # background leave SIGINT ignored.
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    try:
        run(given.port)
    except KeyboardInterrupt:
        sys.stdout.write("\nStopped.\n")
    except (cointill.Error, OSError) as error:
        sys.exit(f"the shop could not be started: {error}")


if __name__ == "__main__":
    main()
