"""`xinmai token`: who may ask the service, and as whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from graph_service.cli.terminal import AsJson, print_json, say, table
from graph_service.tokens import add_token, revoke_token, tokens

token = typer.Typer(
    help="Register tokens by which callers of the service are known; without any, nobody has to show one.",
    no_args_is_help=True,
    add_completion=False,
)
Name = Annotated[str, typer.Argument(help="Whose token it is; stands in the query register.")]


class RoleName(StrEnum):
    """As whom the holder reads."""

    ordinary = "ordinary"
    audit = "audit"


@token.command()
def add(
    name: Name,
    role: Annotated[RoleName, typer.Option(help="audit also sees what has ended, for a purpose.")],
    as_json: AsJson = False,
) -> None:
    """Register a token and print it: it is shown this once, and only its digest is kept."""
    text = add_token(name, "audit" if role is RoleName.audit else "ordinary")
    if as_json:
        print_json({"name": name, "role": role.value, "token": text})
        return
    say(text, "bold")
    say("只显示这一次；请求时放在 Authorization: Bearer 之后，浏览器中作为密码填写", "dim")


@token.command("list")
def listed(as_json: AsJson = False) -> None:
    """List the tokens by name and role."""
    kept = [{"name": one.name, "role": one.role, "created": one.created} for one in tokens()]
    if as_json:
        print_json(kept)
        return
    table("令牌", ("名称", "角色", "登记时间"), (tuple(one.values()) for one in kept))
    if not kept:
        say("未登记令牌：服务对本机开放普通查询")


@token.command()
def revoke(name: Name, as_json: AsJson = False) -> None:
    """Take a token away at once; a running service follows."""
    revoke_token(name)
    if as_json:
        print_json({"revoked": name})
    else:
        say(f"已撤销 {name}")
