"""Which audit a result is of: what an older one has passed proves nothing once it attacks in another way."""

import ast
import hashlib
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def audit_fingerprint() -> str:
    """SHA-256 over the code of the protection, attacks and limits with it: what it does, not how it is laid
    out or explained."""
    return fingerprint(HERE)


def fingerprint(folder: Path) -> str:
    """SHA-256 over all Python code below a folder, without comments and docstrings."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        digest.update(f"{path.relative_to(folder).as_posix()}\0{ast.unparse(_Bare().visit(tree))}\0".encode())
    return digest.hexdigest()


class _Bare(ast.NodeTransformer):
    """Leaves out texts that stand alone: docstrings, and what explains a constant."""

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        is_text = isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        return ast.Pass() if is_text else node
