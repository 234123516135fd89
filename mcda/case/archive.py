"""What is looked at before a workbook is opened: is it one, and is it safe to unpack."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from mcda.case.finding import Finding, Severity, error, sentence
from mcda.case.package import pieces
from mcda.case.tables import MAX_BYTES

MAX_UNPACKED = 40 * 1024 * 1024  # four times what 5,000 regions with 50 criteria take
MAX_PARTS = 5_000
MAX_TAGS = 6_000_000  # and attributes: ten for each of those cells
MAX_ATTRIBUTES = 10_000  # of one tag
# What is costly to read: twice the cells and rows of 5,000 regions with 50 criteria.
MAX_COSTLY = 600_000

# None of these looks at a byte more than once or twice, whatever a part holds.
_COSTLY = re.compile(rb"<(?:[^\s<>/:]*:)?(?:c|row|f|si|xf)[\s/>]")
_ATTRIBUTE = re.compile(rb"=\s*[\"']")
_LONG = re.compile(rb"<[^<]{40000,}")  # less has no room for so many attributes

_ENTRY = b"PK\x01\x02"  # what begins each entry of a zip's list of contents
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that a workbook may use

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # Excel before 2007, and every encrypted workbook
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS_XLSX = sentence('Open it in Excel and save it as "Excel workbook (.xlsx)".')


def inspect(name: str, content: bytes) -> list[Finding]:
    """Return what speaks against opening a workbook (errors) or must be said of it (warnings).

    Unpacking stops at the sizes that the archive declares, so they are looked at first; then tags
    and attributes are counted, since reading a small file of empty cells can take minutes.
    """
    if not content:
        return [_refusal("{name} is empty.", name)]
    if len(content) > MAX_BYTES:
        return [_refusal("{name} is larger than 10 MB.", name)]
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            return [_refusal("{name} is protected by a password.", name)]
        return [_refusal("{name} is in the format of Excel before 2007.", name)]
    if content.count(_ENTRY) > MAX_PARTS:
        return [_refusal("{name} unpacks to far more than a case can need.", name)]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            findings = _inspect_parts(name, parts)
            if not any(finding.is_error for finding in findings) and _is_too_much(archive, parts):
                findings = [_too_much(name)]
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return [_refusal("{name} is not an Excel workbook.", name)]
    return findings


def _is_too_much(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> bool:
    """Whether there are more tags and attributes, or more cells and texts, than can be read."""
    tags = costly = 0
    for part in parts:
        try:
            content = b"".join(pieces(archive, part))
        except (zipfile.BadZipFile, zlib.error, RuntimeError):  # the reader says what is damaged
            continue
        if b"\0" in content[:4]:  # two bytes for each letter
            content = content.replace(b"\0", b"")
        tags += content.count(b"<") + sum(1 for _ in _ATTRIBUTE.finditer(content))
        costly += sum(1 for _ in _COSTLY.finditer(content))
        if tags > MAX_TAGS or costly > MAX_COSTLY or _has_crowded_tag(content):
            return True
    return False


def _has_crowded_tag(content: bytes) -> bool:
    return any(
        len(_ATTRIBUTE.findall(found.group())) > MAX_ATTRIBUTES for found in _LONG.finditer(content)
    )


def _too_much(name: str) -> Finding:
    message = sentence(
        "{name} has more than {limit:,} cells, rows, formulas and texts, even if most are empty.",
        name=name, limit=MAX_COSTLY,
    )  # fmt: skip
    fix = sentence("Copy the tables that the decision needs into a new workbook, as values.")
    return error("", None, "", message, fix)


def _inspect_parts(name: str, parts: list[zipfile.ZipInfo]) -> list[Finding]:
    names = {part.filename for part in parts}
    size = sum(part.file_size for part in parts)
    if "[Content_Types].xml" not in names or any(p.compress_type not in _METHODS for p in parts):
        return [_refusal("{name} is not an Excel workbook.", name)]
    if size > MAX_UNPACKED or len(parts) > MAX_PARTS:
        return [_refusal("{name} unpacks to far more than a case can need.", name)]
    findings = []
    if any(part.startswith("xl/externalLinks/") for part in names):
        findings.append(
            _remark(
                "external_links",
                "{name} has formulas that look into other workbooks; their last saved results are"
                " used.",
                name,
            )
        )
    if any(part.endswith("vbaProject.bin") for part in names):
        findings.append(_remark("macros", "{name} has macros; they are not run.", name))
    return findings


def _refusal(template: str, name: str) -> Finding:
    return error("", None, "", sentence(template, name=name), _SAVE_AS_XLSX)


def _remark(kind: str, template: str, name: str) -> Finding:
    fix = sentence("Replace formulas by their values if the file is to be passed on.")
    return Finding(
        Severity.WARNING, "", None, "", sentence(template, name=name), fix, kind, where=name
    )
