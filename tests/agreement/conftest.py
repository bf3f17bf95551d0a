"""Makes the readers importable and gives one of each to all agreement tests."""

from __future__ import annotations

import sys
from pathlib import Path as File

sys.path.insert(0, str(File(__file__).parent))

from readers import office, problems, sdk, validator  # noqa: F401 - fixtures
