"""YAML with line numbers in, canonical YAML out."""

from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]

# libyaml where the installed package has it: the same result in a tenth of the time.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


# Characters in a list item that still counts as a word.
SHORT = 60


class YamlFault(Exception):
    """Text that is not YAML; `line` is 1-based."""

    def __init__(self, line: int, message: str):
        self.line = line
        super().__init__(message)


@dataclass
class Located:
    """Data with the line (1-based) of each value."""

    data: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """Line of a value, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


def read_yaml(text: str, first_line: int = 1) -> Located:
    """Parse YAML; raises YamlFault for what is not YAML, or names a key twice."""
    loader = None
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        located = Located(None)
        located.data = _build(loader, node, (), located.lines, first_line) if node else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        raise YamlFault(line, error.problem or "not YAML") from error
    except (yaml.YAMLError, ValueError) as error:
        raise YamlFault(first_line, str(error)) from error
    finally:
        if loader is not None:
            loader.dispose()
    return located


def _build(loader, node, path: Path, lines: dict[Path, int], first_line: int) -> Any:
    lines[path] = node.start_mark.line + first_line
    if isinstance(node, yaml.MappingNode):
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = loader.construct_object(key_node)
            if key in result:
                raise YamlFault(key_node.start_mark.line + first_line, f"“{key}” stands twice")
            result[key] = _build(loader, value_node, (*path, key), lines, first_line)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [
            _build(loader, item, (*path, index), lines, first_line)
            for index, item in enumerate(node.value)
        ]
    if node.tag == "tag:yaml.org,2002:str":
        return node.value
    return loader.construct_object(node)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


class _Flow(list):
    """A list that is written on one line."""


_Dumper.add_representer(
    _Flow,
    lambda dumper, value: dumper.represent_sequence(
        "tag:yaml.org,2002:seq", value, flow_style=True
    ),
)


def write_yaml(data: Any, one_line: bool = True) -> str:
    """Canonical YAML: order as given, no wrapping, multi-line texts as block scalars.

    With `one_line`, lists of short words and rows of a table stand on one line.
    """
    shaped = _shaped(data) if one_line else data
    return yaml.dump(
        shaped, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9, indent=2
    )


def _shaped(value: Any, in_list: bool = False) -> Any:
    if isinstance(value, dict):
        return {name: _shaped(part) for name, part in value.items()}
    if isinstance(value, list):
        one_line = all(_fits(item, 10**9 if in_list else SHORT) for item in value)
        return _Flow(value) if one_line else [_shaped(item, in_list=True) for item in value]
    return value


def _fits(item: Any, most: int) -> bool:
    if isinstance(item, str):
        return len(item) <= most and "\n" not in item and (most > SHORT or item[-1:] not in ".?!")
    return not isinstance(item, dict | list)
