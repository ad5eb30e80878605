"""The application: routes, errors and guard put together around one store."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

from fastapi import Depends, FastAPI

from graph_service.api.callers import caller
from graph_service.api.check_routes import check_routes
from graph_service.api.control_routes import control_routes
from graph_service.api.crossmatch_routes import crossmatch_routes
from graph_service.api.declared import only_declared
from graph_service.api.effect_routes import effect_routes
from graph_service.api.group_routes import group_routes
from graph_service.api.guarantee_routes import guarantee_routes
from graph_service.api.guard import Guard
from graph_service.api.history_routes import history_routes
from graph_service.api.lead_routes import lead_routes
from graph_service.api.measure_routes import measure_routes
from graph_service.api.night_routes import night_routes
from graph_service.api.path_routes import path_routes
from graph_service.api.picture_routes import picture_routes
from graph_service.api.problems import add_problem_handlers
from graph_service.api.procurement_routes import procurement_routes
from graph_service.api.proof_routes import proof_routes
from graph_service.api.report_routes import report_routes
from graph_service.api.review_routes import review_routes
from graph_service.api.routes import routes
from graph_service.api.rule_routes import rule_routes
from graph_service.api.static import static_routes
from graph_service.api.subscription_routes import subscription_routes
from graph_service.api.what_if_routes import what_if_routes
from graph_service.checks.worker import Worker
from graph_service.crossmatch.held import HeldRegister
from graph_service.rules.books import checked_books
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.store import Store

ROUTERS = (
    static_routes,
    check_routes,
    effect_routes,
    control_routes,
    group_routes,
    guarantee_routes,
    history_routes,
    lead_routes,
    measure_routes,
    night_routes,
    path_routes,
    picture_routes,
    procurement_routes,
    proof_routes,
    report_routes,
    rule_routes,
    subscription_routes,
    what_if_routes,
    crossmatch_routes,
    review_routes,
    routes,
)
"""In the order in which they are asked; `routes` stands last, its address of a subject takes any path."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""The hosts that a service on one machine answers to."""


def create_app(store: Store, hosts: Sequence[str] = LOOPBACK, held: HeldSnapshot | None = None) -> FastAPI:
    """The service over this store; requests for another host than these are refused.

    The graph as arrays is `held` for the life of the service; without one it is read at the first use.
    Once a token is registered (`xinmai token add`), every caller has to show one. There is no page of
    documentation that would fetch scripts from elsewhere: /openapi.json is the contract.

    Raises:
        BadRule: a rule book cannot be read; a service with wrong rules does not start.
    """
    checked_books()
    app = FastAPI(
        title="信脉 Xinmai",
        summary="公共信用信息图谱：主体画像、关系网络、名单比对",
        version=version("xinmai"),
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        dependencies=[Depends(caller), Depends(only_declared)],
    )
    app.state.store = store
    app.state.held = held or HeldSnapshot(store)
    app.state.matching = HeldRegister(app.state.held)
    app.state.checks = Worker(store, app.state.matching.current)
    for router in ROUTERS:
        app.include_router(router)
    add_problem_handlers(app)
    app.add_middleware(Guard, hosts=frozenset(host.lower() for host in hosts))
    return app
