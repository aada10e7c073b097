"""The only shared place that knows Flask: what every request passes, in one readable order."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from amal_field.web import (
    access,
    addresses,
    aside,
    assets,
    client_language,
    compression,
    drafts,
    errors,
    headers,
    health,
    help,
    htmx,
    jinja,
    locale,
    logs,
    menu,
    origin,
    outbox,
    refusals,
    render_cache,
    sessions,
    submissions,
    unit_of_work,
    worker,
)


def init_app(app: Flask) -> None:
    """Join the parts. The order of the `before_request` functions is the life of a request."""
    logs.init_app(app)
    addresses.init_app(app)
    sessions.init_app(app)
    htmx.init_app(app)
    unit_of_work.init_app(app)
    outbox.init_app(app)
    access.init_app(app)
    locale.init_app(app)
    jinja.init_app(app)
    client_language.init_app(app)
    render_cache.init_app(app)
    errors.init_app(app)
    refusals.init_app(app)
    headers.init_app(app)
    health.init_app(app)
    assets.init_app(app)
    worker.init_app(app)
    menu.init_app(app)
    help.init_app(app)
    app.before_request_funcs[None] = [
        logs.begin,
        outbox.begin,
        origin.check,
        unit_of_work.begin,
        access.check,
        drafts.open_kept,
        unit_of_work.prepare,
        outbox.check,
        submissions.claim,
    ]
    app.after_request_funcs[None] = [  # Flask runs these from the last to the first
        outbox.write_line,
        logs.finish,
        compression.compress,
        headers.add,
        unit_of_work.end,
        submissions.keep,
        drafts.settle,
        outbox.settle,
        aside.settle,
    ]
    if app.config["PROXIES"]:
        hops = int(app.config["PROXIES"])
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)
